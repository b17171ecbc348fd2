public import Learning
import Methods
import Worlds

extension HyperNEAT {
  /// Makes sure that every genome is a pattern of the substrate, and that species share them out.
  public func check(
    against fresh: HyperNEAT, in world: BoxesWorld, after steps: Int
  ) throws(StateFlaw) {
    let shape = settings.substrate().shape
    try StateFlaw.unless(generations == steps, "generations")
    try StateFlaw.unless(heldOut == fresh.heldOut, "heldOut")
    try StateFlaw.within("population") { () throws(StateFlaw) in
      try population.check(against: fresh.population, shape: shape, after: steps)
    }
    try StateFlaw.unless(population.isGenome(champion, shape), "champion")
    try StateFlaw.unless(population.isGenome(founder, shape), "founder")
    try StateFlaw.unless((0...2 * Double(BoxField.side)).contains(error), "error")
    try StateFlaw.unless((0.1...100).contains(threshold), "threshold")
    try StateFlaw.unless((direct == nil) == (fresh.direct == nil), "direct")
    if let direct, let control = fresh.direct {
      try StateFlaw.within("direct") { () throws(StateFlaw) in
        try direct.check(against: control)
      }
    }
    let counts = [0, BoxesWorld.finer.count]
    try StateFlaw.unless(
      counts.contains(finerErrors.count)
        && finerErrors.allSatisfy((0...2 * Double(BoxField.side)).contains), "finerErrors")
  }
}
