import Running

/// The state of the page that shows the options a run asks somebody to choose from.
struct ChooseState: Sendable {
  /// The session and the trial that it is about; `nil` before the first.
  private var subject: Subject?
  /// The option that the arrows are on.
  private(set) var cursor = 0
  /// The options that are marked, in the order in which they were.
  private(set) var marked: [Int] = []

  private struct Subject: Hashable {
    var session: SessionName
    var trial: Int
  }

  /// Begins anew where another question is asked than before.
  mutating func look(at asked: PendingQuestion, of session: SessionName) {
    let next = Subject(session: session, trial: asked.trial)
    guard subject != next else { return }
    let isSame = subject?.session == session
    self = ChooseState()
    if isSame { cursor = 0 }
    subject = next
  }

  /// Goes to an option.
  mutating func go(to option: Int, of count: Int) {
    cursor = min(max(option, 0), max(count - 1, 0))
  }

  /// Marks the option that the cursor is on, or no longer.
  mutating func toggle() {
    if let place = marked.firstIndex(of: cursor) {
      marked.remove(at: place)
    } else {
      marked.append(cursor)
    }
  }

  /// The answer so far: what is marked, or else what the cursor is on.
  var answer: [Int] { marked.isEmpty ? [cursor] : marked.sorted() }
}
