public import Compute
public import Learning

/// A recurrent policy that writes architectures down, decision by decision, and learns by REINFORCE
/// with a moving average as its baseline (Zoph & Le 2017, section 3.2; Williams 1992).
///
/// The encoding is the parameters, the optimiser's memory and the baseline; programs are planned
/// when they are first needed.
public struct Controller: Codable, Sendable {
  /// How it learns.
  public struct Rules: Codable, Hashable, Sendable {
    /// Adam's rate.
    public var rate = 1e-2
    /// How much of the baseline is kept at each reward.
    public var decay = 0.9
    /// Longer gradients are scaled down to it.
    public var largestNorm: Float = 5

    /// The defaults.
    public init() {}
  }

  let shape: ControllerShape
  let decay: Double
  private(set) var parameters: Parameters
  private(set) var optimiser: OptimiserState
  /// The moving average of the rewards so far; `nil` before the first.
  public private(set) var baseline: Double?
  /// Updates made.
  public private(set) var updates = 0
  private var sampling: (plan: DecisionPlan, program: ControllerProgram)?
  private var learning: (plan: DecisionPlan, program: ControllerProgram)?

  private enum CodingKeys: CodingKey {
    case shape, decay, parameters, optimiser, baseline, updates
  }

  /// A controller that has learned nothing; decisions of all plans it is asked for share kinds.
  public init(
    _ plan: DecisionPlan, _ rules: Rules, shape: ControllerShape = ControllerShape(),
    random: Random
  ) {
    (self.shape, decay) = (shape, rules.decay)
    parameters = ControllerRecording(plan, shape, rows: 1).graph.initialParameters(random: random)
    optimiser = OptimiserState(.adam(), for: parameters, largestNorm: rules.largestNorm)
  }

  /// Writes a sequence down.
  public mutating func sample(_ plan: DecisionPlan, random: inout Random) -> [Int] {
    decide(plan) { decision, probabilities in
      switch decision {
      case .choice: Self.draw(probabilities, &random)
      case .anchors:
        probabilities.enumerated().reduce(0) { bits, entry in
          bits | (random.chance(entry.element) ? 1 << entry.offset : 0)
        }
      }
    }
  }

  /// The likeliest decisions, one after the other.
  public mutating func best(_ plan: DecisionPlan) -> [Int] {
    decide(plan) { decision, probabilities in
      switch decision {
      case .choice:
        probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
      case .anchors:
        probabilities.enumerated().reduce(0) { $0 | ($1.element > 0.5 ? 1 << $1.offset : 0) }
      }
    }
  }

  /// The probability of each choice or connection, decision by decision, along a sequence.
  public mutating func probabilities(_ plan: DecisionPlan, along sequence: [Int]) -> [[Double]] {
    var program = sampler(for: plan)
    program.write([sequence])
    program.run(&parameters)
    sampling = (plan, program)
    return plan.decisions.indices.map { program.probabilities(row: 0, decision: $0) }
  }

  /// Learns from the rewards of some sequences; returns the loss.
  ///
  /// The baseline is of earlier rewards only; those of the first update have themselves for one.
  ///
  /// - Throws: `Failure` when the loss is no number.
  @discardableResult
  public mutating func learn(
    _ plan: DecisionPlan, _ sequences: [[Int]], rewards: [Double], rate: Double
  ) throws(Failure) -> Double {
    let baseline = self.baseline ?? rewards.reduce(0, +) / Double(max(rewards.count, 1))
    var program =
      learning.take().flatMap {
        $0.plan == plan && $0.program.rows == sequences.count ? $0.program : nil
      } ?? ControllerProgram(plan, shape, rows: sequences.count, learns: true)
    defer { learning = (plan, program) }
    let loss = program.learn(
      sequences, advantages: rewards.map { Float($0 - baseline) }, &parameters)
    guard loss.isFinite else {
      throw Failure(.computation, "the loss of the controller's update \(updates + 1) is \(loss)")
    }
    optimiser.update(&parameters, gradients: program.machine.gradients, rate: Float(rate))
    self.baseline = rewards.reduce(baseline) { decay * $0 + (1 - decay) * $1 }
    updates += 1
    return Double(loss)
  }

  /// The trained weights, for export.
  public var tensors: [NamedTensor] {
    parameters.entries.filter(\.isTrainable).map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(parameters.values[$0.range]))
    }
  }

  /// Decides one after the other, each knowing those before it.
  private mutating func decide(
    _ plan: DecisionPlan, _ choose: (DecisionPlan.Decision, [Double]) -> Int
  ) -> [Int] {
    var program = sampler(for: plan)
    var sequence: [Int] = []
    for (place, decision) in plan.decisions.enumerated() {
      program.write([sequence])
      program.run(&parameters)
      sequence.append(choose(decision, program.probabilities(row: 0, decision: place)))
    }
    sampling = (plan, program)
    return sequence
  }

  private mutating func sampler(for plan: DecisionPlan) -> ControllerProgram {
    sampling.take().flatMap { $0.plan == plan ? $0.program : nil }
      ?? ControllerProgram(plan, shape, rows: 1, learns: false)
  }

  private static func draw(_ probabilities: [Double], _ random: inout Random) -> Int {
    var rest = random.uniform()
    for (place, probability) in probabilities.enumerated() {
      rest -= probability
      if rest < 0 { return place }
    }
    return probabilities.count - 1
  }
}
