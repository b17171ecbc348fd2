import Compute
public import Learning
import Methods

extension NEAT {
  /// Makes sure that every genome is one of the task's networks, and that species share them out.
  public func check(
    against fresh: NEAT, in world: NEATWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(generations == steps, "generations")
    try StateFlaw.within("population") { () throws(StateFlaw) in
      try population.check(against: fresh.population, shape: world.shape, after: steps)
    }
    try StateFlaw.unless(population.isGenome(champion, world.shape), "champion")
    try StateFlaw.unless(population.isGenome(founder, world.shape), "founder")
    try StateFlaw.unless(verdict.fitness < .infinity, "verdict.fitness")
    try StateFlaw.unless(control < .infinity, "control")
    try StateFlaw.unless(generalisation.map { (0...625).contains($0) } ?? true, "generalisation")
    try StateFlaw.within("history") { () throws(StateFlaw) in
      try history.check(population: population.genomes.count, after: steps)
    }
  }
}

extension NEAT.History {
  fileprivate func check(population: Int, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless((0...steps).contains(start), "start")
    try StateFlaw.unless(generations.count == steps - start, "generations")
    for (place, generation) in generations.enumerated() {
      try StateFlaw.unless(
        generation.species.count == generation.sizes.count
          && generation.sizes.allSatisfy((0...population).contains)
          && generation.hidden.isFinite && generation.links.isFinite
          && generation.championHidden >= 0 && generation.championLinks >= 0,
        "generations.\(place)")
    }
    for (place, founding) in foundings.enumerated() {
      try StateFlaw.unless(
        (0...steps).contains(founding.generation) && founding.species >= 0
          && founding.parent.map { $0 < founding.species && $0 >= 0 } ?? true
          && founding.record < .infinity, "foundings.\(place)")
    }
    try StateFlaw.unless(
      zip(foundings, foundings.dropFirst()).allSatisfy { $0.generation <= $1.generation },
      "foundings")
  }
}
