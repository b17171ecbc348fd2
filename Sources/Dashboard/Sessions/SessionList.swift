import Learning
import Running

/// The sessions known, in the order of a list: newest first.
struct SessionList: Sendable {
  private(set) var sessions: [Session] = []
  /// The number of each in `sessions`.
  private var numbers: [SessionName: Int] = [:]

  /// The session of a name.
  subscript(name: SessionName) -> Session? {
    numbers[name].map { sessions[$0] }
  }

  /// Changes a session where it stands, so that nothing is copied.
  mutating func change(_ name: SessionName, _ body: (inout Session) -> Void) {
    guard let index = numbers[name] else { return }
    body(&sessions[index])
  }

  /// Updates it from disk: new sessions are added, those that are gone are removed.
  ///
  /// - Parameter series: what a system reports, by its id.
  mutating func update(_ entries: [SessionStore.Entry], series: (String?) -> [Series]) {
    let names = Set(entries.map(\.name))
    sessions.removeAll { !names.contains($0.name) && !$0.isHere }
    number()
    for entry in entries {
      add(entry.name, series(entry.record?.request.system))
      change(entry.name) { $0.update(entry) }
    }
    sort()
  }

  /// Adds a session that a run of this program has begun or resumed.
  mutating func open(_ name: SessionName, _ record: SessionRecord, series: [Series]) {
    add(name, series)
    change(name) { $0.opened(record) }
    sort()
  }

  /// Forgets a session.
  mutating func remove(_ name: SessionName) {
    sessions.removeAll { $0.name == name }
    number()
  }

  /// How many are in a phase, in this program.
  func count(_ phase: Phase) -> Int {
    sessions.count { $0.isHere && $0.phase == phase }
  }

  /// Those at work in this program.
  var live: [Session] { sessions.filter(\.isLive) }

  private mutating func add(_ name: SessionName, _ series: [Series]) {
    guard numbers[name] == nil else { return }
    numbers[name] = sessions.count
    sessions.append(Session(name, series: series))
  }

  private mutating func sort() {
    sessions.sort { left, right in
      let (a, b) = (left.record?.created ?? 0, right.record?.created ?? 0)
      return a != b ? a > b : left.name < right.name
    }
    number()
  }

  private mutating func number() {
    numbers = [:]
    for (index, session) in sessions.enumerated() { numbers[session.name] = index }
  }
}
