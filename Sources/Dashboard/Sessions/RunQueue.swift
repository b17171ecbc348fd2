import Running

/// Runs that wait for their turn: they have a session, and begin one after the other as others end.
struct RunQueue: Sendable {
  /// The first is the next to go.
  private(set) var names: [SessionName] = []
  /// How many runs may be at work while some wait.
  var limit = 1

  /// Lets a run wait behind all others.
  mutating func append(_ name: SessionName) {
    guard !contains(name) else { return }
    names.append(name)
  }

  /// Takes a run out, whatever is to become of it.
  mutating func remove(_ name: SessionName) { names.removeAll { $0 == name } }

  /// Takes out the next run if there is room for it beside so many at work.
  mutating func next(working: Int) -> SessionName? {
    working < limit && !names.isEmpty ? names.removeFirst() : nil
  }

  func contains(_ name: SessionName) -> Bool { names.contains(name) }

  /// A run's place, from 1; `nil` where it does not wait.
  func place(of name: SessionName) -> Int? { names.firstIndex(of: name).map { $0 + 1 } }

  /// Moves runs by one place together, as far as there is room.
  ///
  /// - Parameter isSooner: towards the front.
  mutating func move(_ moved: [SessionName], isSooner: Bool) {
    var order = isSooner ? names : names.reversed()
    for index in order.indices.dropFirst()
    where moved.contains(order[index]) && !moved.contains(order[index - 1]) {
      order.swapAt(index, index - 1)
    }
    names = isSooner ? order : order.reversed()
  }
}

extension Dashboard {
  /// Those of this program that are at work.
  var atWork: [Session] { sessions.live.filter { !queue.contains($0.name) } }

  /// Lets as many runs that wait begin as there is room for.
  mutating func advanceQueue() -> [Effect] {
    var effects: [Effect] = []
    var working = atWork.count
    while let name = queue.next(working: working) {
      working += 1
      effects.append(.order(name, .resume))
    }
    return effects
  }

  /// Moves the chosen runs among those that wait.
  mutating func moveInQueue(isSooner: Bool) {
    queue.move(chosen, isSooner: isSooner)
  }
}
