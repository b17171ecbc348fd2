import Foundation
import Testing

@testable import Compute

/// Four steps of each optimiser on five parameters, against what PyTorch 2.15 makes of them in
/// double precision.
@Suite struct OptimiserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let optimiser: Optimiser
    let rate: Float
    var decay: Float = 0
    var norm: Float?
    let expected: [Double]
    var testDescription: String { "\(optimiser)" }
  }

  static let cases = [
    Case(
      optimiser: .sgd(), rate: 0.1,
      expected: [-0.19015338, -0.013464069, 0.61652822, 0.013599634, 0.49523283]),
    Case(
      optimiser: .sgd(momentum: 0.9), rate: 0.1,
      expected: [-0.28083403, 0.02468677, 1.0551832, 0.31156194, 0.38427043]),
    Case(
      optimiser: .sgd(momentum: 0.9, nesterov: true), rate: 0.1, decay: 0.01,
      expected: [-0.30214088, -0.0091817633, 1.29252, 0.50568833, 0.30284766]),
    Case(
      optimiser: .rmsProp(decay: 0.9), rate: 0.01,
      expected: [-0.20168497, 0.020348005, 0.38190699, -0.14038228, 0.52458402]),
    Case(
      optimiser: .rmsProp(decay: 0.95, momentum: 0.9), rate: 0.01,
      expected: [-0.38252984, 0.076347377, 0.59772627, 0.087264467, 0.32798031]),
    Case(
      optimiser: .adam(), rate: 0.01, decay: 0.05,
      expected: [-0.17380706, 0.0281839, 0.33635384, -0.19417875, 0.56467127]),
    Case(
      optimiser: .adaGrad(), rate: 0.1,
      expected: [-0.30652244, 0.026102853, 0.55719706, 0.054134058, 0.38303504]),
    Case(
      optimiser: .adaDelta(), rate: 1,
      expected: [-0.15836, 0.017920305, 0.30860055, -0.22055104, 0.58385075]),
    Case(
      optimiser: .sgd(), rate: 0.1, norm: 0.5,
      expected: [-0.1677992, 0.01566539, 0.41621895, -0.14068236, 0.55319449]),
  ]

  private func parameters() -> Parameters {
    let graph = Graph()
    _ = graph.parameter("p", [5], .zeros)
    var parameters = graph.initialParameters(random: Random(seed: 0))
    parameters.values = numbers(5, seed: 1)
    return parameters
  }

  @Test(arguments: cases) func stepsAsTheReferenceDoes(example: Case) {
    var parameters = parameters()
    var state = OptimiserState(
      example.optimiser, for: parameters, weightDecay: example.decay, largestNorm: example.norm)
    for step in 0..<4 {
      state.update(
        &parameters, gradients: numbers(5, seed: UInt64(10 + step)), rate: example.rate)
    }
    expectClose(parameters.values, example.expected, within: 1e-5)
  }

  @Test(arguments: cases) func resumesExactlyFromItsEncoding(example: Case) throws {
    var parameters = parameters()
    var state = OptimiserState(example.optimiser, for: parameters, weightDecay: example.decay)
    state.update(&parameters, gradients: numbers(5, seed: 10), rate: example.rate)
    var (others, other) = try (
      copied(parameters), copied(state)
    )
    state.update(&parameters, gradients: numbers(5, seed: 11), rate: example.rate)
    other.update(&others, gradients: numbers(5, seed: 11), rate: example.rate)
    #expect(parameters == others)
    #expect(state == other)
  }
}

/// A value written to a property list and read again.
func copied<Value: Codable>(_ value: Value) throws -> Value {
  let encoder = PropertyListEncoder()
  encoder.outputFormat = .binary
  return try PropertyListDecoder().decode(Value.self, from: encoder.encode(value))
}
