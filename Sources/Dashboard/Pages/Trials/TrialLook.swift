import Learning
import Running

/// What can be looked at of the trial that is open: asked for one trial after the other, and shown
/// beside that trial alone.
struct TrialLook: Sendable {
  /// A trial of a session's search.
  struct Subject: Hashable, Sendable {
    var session: SessionName
    var trial: Int
  }

  /// What was asked about and is not answered yet: while a key is held, reads must not queue up.
  private var asked: Subject?
  private var answered: Subject?
  private var pictures: [Artefact] = []

  /// Whether to ask about a trial now; if so, takes it for asked.
  mutating func wantsAnswer(on subject: Subject) -> Bool {
    guard asked == nil, answered != subject else { return false }
    asked = subject
    return true
  }

  /// Takes the answer on what was asked about; there is nothing to be seen where it failed.
  mutating func learn(_ pictures: [Artefact], of subject: Subject) {
    guard asked == subject else { return }
    (asked, answered, self.pictures) = (nil, subject, pictures)
  }

  /// Forgets the last answer: what is opened next may be another session of the same name.
  mutating func forget() { (answered, pictures) = (nil, []) }

  /// What is known of a trial.
  func pictures(of subject: Subject) -> [Artefact] { answered == subject ? pictures : [] }
}

extension Dashboard {
  /// Asks for what can be looked at of the trial that is open, unless an answer is on its way.
  mutating func lookAtTrial() -> [Effect] {
    guard let subject = openSubject else {
      trialLook.forget()
      return []
    }
    guard trialLook.wantsAnswer(on: subject) else { return [] }
    return [.look(atTrial: subject.trial, of: subject.session)]
  }

  /// What can be looked at of the trial that is open, as far as that is known.
  func pictures(of session: Session) -> [Artefact] {
    guard let subject = openSubject, subject.session == session.name else { return [] }
    return trialLook.pictures(of: subject)
  }

  /// The trial that is open, as the search knows it.
  private var openSubject: TrialLook.Subject? {
    guard case .session(let name, .trials) = page, trials.isOpen, trials.marked.count < 2,
      let session = shown[name], let row = trials.selected.flatMap(session.trials.row),
      session.hasSaved(step: session.trials.rows[row].step)
    else { return nil }
    return TrialLook.Subject(session: name, trial: session.trials.origin(of: row))
  }
}

extension Session {
  /// Whether a step is in the newest checkpoint, as far as that is known.
  fileprivate func hasSaved(step: Int) -> Bool {
    guard isHere, let savedStep else { return true }
    return step <= savedStep
  }
}

extension TrialTable {
  /// The trial of the search that a row is of: a finalist or a test says which one it is, again.
  func origin(of number: Int) -> Int {
    let column = columns.first { $0.name == "of" && !$0.isMeasure }
    return column.flatMap { Int(exactly: $0.number(number)) } ?? rows[number].id
  }
}
