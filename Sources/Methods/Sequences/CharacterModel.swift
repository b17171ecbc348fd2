package import Compute
import Foundation
package import Worlds

/// A character model: its parameters, its optimiser, what it remembers of the texts it is learning
/// from, and the programs.
package struct CharacterModel<Plan: CellPlan>: Sendable {
  /// The cell and what is read from it.
  package let plan: Plan
  /// How training texts are laid out.
  let streams: TextStreams
  package private(set) var parameters: Parameters
  private(set) var optimiser: OptimiserState
  /// States after the last step, `[batch, width]` each.
  private(set) var memory: [[Float]] = []
  // Derived when they are first needed.
  private var learning: TextProgram?
  private var reading: TextProgram?

  /// A model that has not learned.
  package init(_ plan: Plan, streams: TextStreams, random: Random) {
    (self.plan, self.streams) = (plan, streams)
    parameters = plan.initialParameters(random: random)
    optimiser = OptimiserState(plan.optimiser, for: parameters, largestNorm: 1)
  }

  /// Learns from the next characters; returns the mean loss before the step, in bits.
  package mutating func learn(from text: ArraySlice<Int32>, rate: Double, random: Random) -> Double
  {
    var random = random
    var program =
      learning.take()
      ?? TextProgram(plan, rows: streams.batch, length: streams.length, isLearning: true)
    defer { learning = program }
    if streams.startsAfresh(optimiser.steps) { memory = program.blank }
    var (inputs, targets) = streams.blankStep
    streams.fill(optimiser.steps, from: text, inputs: &inputs, targets: &targets)
    program.run(
      &parameters, inputs, successors: targets, from: &memory, seed: random.bits())
    optimiser.update(&parameters, gradients: program.machine.gradients, rate: Float(rate))
    return bits(program.loss)
  }

  /// The mean loss on each of some parallel texts, in bits, over a number of steps.
  package mutating func read(_ text: ArraySlice<Int32>, as streams: TextStreams, steps: Int)
    -> [Double]
  {
    var program = reading.take() ?? TextProgram(plan, rows: streams.batch, length: streams.length)
    defer { reading = program }
    var (state, sums) = (program.blank, [Double](repeating: 0, count: streams.batch))
    var (inputs, targets) = streams.blankStep
    for step in 0..<steps {
      streams.fill(step, from: text, inputs: &inputs, targets: &targets)
      program.run(&parameters, inputs, successors: targets, from: &state)
      for (place, loss) in program.losses.enumerated() {
        sums[place % streams.batch] += bits(loss)
      }
    }
    return sums.map { $0 / Double(steps * streams.length) }
  }

  /// Steps taken.
  package var steps: Int { optimiser.steps }

  private func bits(_ nats: Float) -> Double { Double(nats) / log(2) }
}

extension CharacterModel: Codable {
  private enum CodingKeys: CodingKey { case plan, streams, parameters, optimiser, memory }

  /// Reads parameters and states as raw bits.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    plan = try container.decode(Plan.self, forKey: .plan)
    streams = try container.decode(TextStreams.self, forKey: .streams)
    parameters = try container.decode(Parameters.self, forKey: .parameters)
    optimiser = try container.decode(OptimiserState.self, forKey: .optimiser)
    memory = try container.decode([Data].self, forKey: .memory).map(\.floats)
  }

  /// Writes parameters and states as raw bits.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(plan, forKey: .plan)
    try container.encode(streams, forKey: .streams)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(optimiser, forKey: .optimiser)
    try container.encode(memory.map(Data.init(floats:)), forKey: .memory)
  }
}

extension TextStreams {
  /// Room for the characters of a step and their successors.
  fileprivate var blankStep: ([Int32], [Int32]) {
    let blank = [Int32](repeating: 0, count: batch * length)
    return (blank, blank)
  }
}
