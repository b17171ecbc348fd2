public import Learning

extension GoedelMachine {
  /// Makes sure that the search can be found again and that the proof, where there is one, proves the
  /// switch.
  public func check(
    against fresh: GoedelMachine, in world: JobWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(self.steps == steps, "steps")
    try StateFlaw.unless(stream == fresh.stream, "stream")
    try StateFlaw.within("search") { () throws(StateFlaw) in
      try search.check(against: fresh.search)
    }
    // Half of the time is the search's, until it has found something; its last tactic may have ended
    // a little later.
    let due = (steps * Self.ticks + 1) / 2
    let isDue = change == nil ? (due...due + 8).contains(search.steps) : search.steps <= due + 8
    try StateFlaw.unless(isDue || steps == 0 && search.steps == 0, "search.phase")
    try StateFlaw.unless((0...search.steps).contains(refused), "refused")
    try StateFlaw.unless(checked.map { (0...stream.slots).contains($0) } ?? true, "checked")
    try checkProof()
    guard change == nil else { return }
    var again = search
    try StateFlaw.unless(
      again.restore(in: stream, slot: slot(afterSteps:)), "search.phase")
  }

  private func checkProof() throws(StateFlaw) {
    guard let change else { return try StateFlaw.unless(proof.lines.isEmpty, "proof") }
    guard case .target(change.slot, change.solver, _, _)? = theorems.last?.statement else {
      throw StateFlaw("proof")
    }
    try StateFlaw.unless(checked != nil, "checked")
    try StateFlaw.unless(
      stream.slot(ofTick: Self.tick(afterSteps: search.steps)) <= change.slot, "change.slot")
  }
}

extension ProofSearch {
  fileprivate func check(against fresh: ProofSearch) throws(StateFlaw) {
    try StateFlaw.unless(order == fresh.order, "order")
    try StateFlaw.unless(factor == fresh.factor, "factor")
    try StateFlaw.unless(shares.count == fresh.shares.count, "shares")
    let numbers = shares + (phases + [phase]).flatMap { [$0.steps, $0.states] } + [forgotten]
    try StateFlaw.unless(numbers.allSatisfy { (0...1 << 40).contains($0) }, "phases")
    try StateFlaw.unless(
      phases.count <= Self.most && (0...1 << 20).contains(phase.number)
        && phase.number >= phases.count, "phases")
    for (place, past) in phases.reversed().enumerated() {
      try StateFlaw.unless(past.number == phase.number - 1 - place, "phases")
    }
    try StateFlaw.unless(shares.reduce(0, +) == steps, "shares")
    try StateFlaw.unless(
      furthest.count <= 64 && (0...ProofState.Place.allCases.count).contains(theorems), "furthest")
  }
}
