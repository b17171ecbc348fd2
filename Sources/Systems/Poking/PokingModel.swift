import Compute
import Learning
import Worlds

/// A model of pokes, and how it learns.
struct PokingModel: Codable, Sendable {
  /// Units of hidden layers.
  let units: Int
  /// Pokes of a batch.
  let batch: Int
  /// λ: how much the forward model's error counts beside the inverse model's.
  let forwardWeight: Double
  private(set) var parameters: Parameters
  private(set) var optimiser: OptimiserState
  /// Derived when they are first needed.
  private var lesson: PokingLesson?
  private var chooser: PokingChooser?

  private enum CodingKeys: String, CodingKey {
    case units, batch, forwardWeight, parameters, optimiser
  }

  /// A model that has learned nothing.
  init(units: Int, batch: Int, forwardWeight: Double, random: Random) {
    (self.units, self.batch, self.forwardWeight) = (units, batch, forwardWeight)
    let graph = Graph()
    _ = PokingNet(graph, units: units)
    parameters = graph.initialParameters(random: random)
    optimiser = OptimiserState(.adam(), for: parameters, largestNorm: 10)
  }

  /// Takes a step of Adam on a batch of pokes; returns the losses of both models.
  mutating func learn(
    from pokes: PokeBatch, rate: Double
  ) -> (inverse: Double, forward: Double) {
    var lesson =
      lesson.take()
      ?? PokingLesson(units: units, rows: batch, forwardWeight: Float(forwardWeight))
    defer { self.lesson = lesson }
    let losses = lesson.run(&parameters, on: pokes)
    optimiser.update(&parameters, gradients: lesson.machine.gradients, rate: Float(rate))
    return losses
  }

  /// Pokes some objects towards their goals, always with the likeliest poke.
  mutating func pursue(_ goals: PokingGoals, pokes: Int) -> PokingPursuit {
    var chooser = chooser.take() ?? PokingChooser(units: units, rows: goals.count)
    defer { self.chooser = chooser }
    let wanted = goals.pictures(of: goals.ends)
    return goals.pursue(pokes: pokes) { objects in
      chooser.choose(goals.pictures(of: objects), wanted, &parameters)
    }
  }

  /// Makes sure that a decoded model is what one that has not learned became.
  func check(against fresh: PokingModel, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(units == fresh.units, "units")
    try StateFlaw.unless(batch == fresh.batch, "batch")
    try StateFlaw.unless(forwardWeight == fresh.forwardWeight, "forwardWeight")
    try StateFlaw.unless(parameters.hasLayout(of: fresh.parameters), "parameters")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == steps, "optimiser")
  }
}
