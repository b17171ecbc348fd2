public import Learning

extension Neuroevolution {
  /// Makes sure that every genome has a number for each connection, and that counts go together.
  public func check(
    against fresh: Neuroevolution, in world: NeuroevolutionWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(generations == steps, "generations")
    try StateFlaw.unless(shape == fresh.shape, "shape")
    try StateFlaw.unless(members.count == fresh.members.count, "members")
    for member in members + [champion, founder, control] {
      try StateFlaw.within("members") { () throws(StateFlaw) in
        try check(member, of: fresh.members[0].genes.count, after: steps)
      }
    }
    try StateFlaw.unless((0...max(steps, 0)).contains(restarts), "restarts")
    try StateFlaw.unless((0...max(steps, 0)).contains(progressed), "progressed")
    try StateFlaw.unless(record.isFinite, "record")
    try StateFlaw.unless(
      solvedAfter.map { (0...evaluations).contains($0) } ?? true, "solvedAfter")
    try StateFlaw.unless(probes.count <= 200, "probes")
    try StateFlaw.unless((0...200 * max(steps, 1)).contains(damage.pairs), "damage")
    try StateFlaw.unlessFinite([damage.plain, damage.shuffled], "damage")
    try StateFlaw.unlessFinite(probes.flatMap { [$0.parents, $0.child, $0.shuffled] }, "probes")
  }

  private func check(_ member: Member, of count: Int, after steps: Int) throws(StateFlaw) {
    let isMatrix = settings.method == .connectivity
    try StateFlaw.unless(member.genes.count == count, "genes")
    try StateFlaw.unless(
      member.genes.allSatisfy { isMatrix ? $0 == 0 || $0 == 1 : abs($0) < 1e12 }, "genes")
    try StateFlaw.unless(abs(member.fitness) < 1e9, "fitness")
    try StateFlaw.unless(
      (0...1 << 40).contains(member.judged) && (member.judged > 0 || steps == 0),
      "judged")
    try StateFlaw.unless((0...member.judged).contains(member.solved), "solved")
  }
}
