import Running

/// What other processes did to sessions since one last looked.
struct Following: Sendable {
  private var names: Set<SessionName> = []
  private var hasNewList = false
  /// When one last looked.
  private var lookedAt = 0.0

  /// The least time between two looks, in seconds.
  private static let interval = 0.5

  /// When to look; `nil` while nothing happened.
  var time: Double? { names.isEmpty && !hasNewList ? nil : lookedAt + Self.interval }

  /// Notes what happened.
  mutating func note(_ names: Set<SessionName>, _ hasNewList: Bool) {
    self.names.formUnion(names)
    self.hasNewList = self.hasNewList || hasNewList
  }

  /// What happened, once it is time to look.
  mutating func take(at now: Double) -> (names: Set<SessionName>, hasNewList: Bool)? {
    guard let time, time <= now else { return nil }
    defer { (names, hasNewList, lookedAt) = ([], false, now) }
    return (names, hasNewList)
  }
}

extension Dashboard {
  /// Looks at what other processes did, when it is time.
  mutating func lookAtMoved() -> [Effect] {
    guard let moved = following.take(at: now) else { return [] }
    // What is not known yet has become a session.
    if moved.hasNewList || moved.names.contains(where: { sessions[$0] == nil }) { return [.list] }
    // A run of this program tells its news itself.
    let names = moved.names.filter { sessions[$0].map { !$0.isHere } ?? false }
    return names.isEmpty ? [] : [.reread(names.sorted())]
  }

  /// Reads anew what is shown of sessions that other processes took further.
  func catchUp() -> [Effect] {
    let stale = namesShown.filter { sessions[$0]?.isStale == true }
    var effects = stale.map(Effect.load)
    if case .session(let name, .inside) = page, stale.contains(name), moment == nil {
      effects.append(.inspect(name))
    }
    return effects
  }

  private var namesShown: [SessionName] {
    switch page {
    case .session(let name, _): [name]
    case .compare: comparing.names
    default: []
    }
  }
}
