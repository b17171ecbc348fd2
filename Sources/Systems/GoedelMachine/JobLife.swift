/// What a life earns, found by running the machine and by no theorem.
struct JobLife: Hashable, Sendable {
  /// The jobs it is offered.
  let stream: JobStream
  /// What does them from when on, where it is ever exchanged.
  let change: Change?

  /// An exchange of the solver, which takes a slot.
  struct Change: Codable, Hashable, Sendable {
    /// In which slot.
    let slot: Int
    /// What works from the next slot on.
    let solver: Solver
  }

  /// How many slots each job occupies, by running the program; `nil` where the answer is wrong.
  static func slots(ofJobBy solver: Solver, in stream: JobStream) -> Int? {
    guard let run = solver.program.run(stream.argument), run.answer == stream.answer else {
      return nil
    }
    return stream.slots(ofTicks: run.ticks, isSearching: solver.isSearching)
  }

  /// All reward until a slot; a job that an exchange interrupts is lost.
  func reward(until slot: Int) -> Int {
    guard let change, slot > change.slot else { return earned(by: .initial, in: slot) }
    return earned(by: .initial, in: change.slot)
      + earned(by: change.solver, in: slot - change.slot - 1)
  }

  private func earned(by solver: Solver, in slots: Int) -> Int {
    Self.slots(ofJobBy: solver, in: stream).map { slots / $0 } ?? 0
  }

  /// All reward of the life, slot by slot, each job on the machine: what `reward` must be.
  func simulated() -> Int {
    var (slot, reward) = (0, 0)
    var hasChanged = false
    while slot < stream.slots {
      if let change, slot == change.slot, !hasChanged {
        hasChanged = true
        slot += 1
        continue
      }
      let end = hasChanged ? stream.slots : min(change?.slot ?? stream.slots, stream.slots)
      let solver = hasChanged ? change?.solver ?? .initial : .initial
      guard let run = solver.program.run(stream.argument),
        let length = stream.slots(ofTicks: run.ticks, isSearching: solver.isSearching),
        slot + length <= end
      else {
        slot = end
        continue
      }
      slot += length
      if run.answer == stream.answer { reward += 1 }
    }
    return reward
  }
}
