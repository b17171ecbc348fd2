import Testing

@testable import Compute

/// Ten training steps from fixed weights, against the losses that PyTorch 2.15 finds in double
/// precision.
@Suite struct TrainingTests {
  @Test func perceptronLearnsAsTheReferenceDoes() throws {
    let network = try Network(
      input: [6], layers: [.dense(units: 5), .activation(.tanh), .dense(units: 3)])
    var trainer = try Trainer(
      network, classes: 3, optimiser: .adam(), rate: 0.01, batchSize: 4, seed: 0)
    trainer.parameters.values = numbers(53, seed: 200).map { $0 * 0.5 }
    let losses = (0..<10).map { _ in
      trainer.step(inputs: numbers(24, seed: 100), labels: [0, 1, 2, 1])
    }
    expectClose(
      losses,
      [
        1.226991, 1.2000967, 1.1744629, 1.1500882, 1.1269621, 1.1050335, 1.0842296, 1.0644715,
        1.0456827, 1.027792,
      ], within: 2e-5)
  }

  @Test func convolutionalNetworkLearnsAsTheReferenceDoes() throws {
    let network = try Network(
      input: [6, 6, 2],
      layers: [
        .convolution(filters: 4, kernel: 3, bias: false), .batchNorm, .activation(.relu),
        .maxPool(size: 3, stride: 2), .convolution(filters: 3, kernel: 2, padding: .valid),
        .activation(.elu), .flatten, .dense(units: 3),
      ])
    var trainer = try Trainer(
      network, classes: 3, optimiser: .sgd(momentum: 0.9), rate: 0.05, batchSize: 3, seed: 0)
    var weights = numbers(trainer.parameters.trainableCount, seed: 400).map { $0 * 0.5 }
    for index in 72..<76 { weights[index] = weights[index] * 0.2 + 1 }
    trainer.parameters.values.replaceSubrange(0..<weights.count, with: weights)
    let losses = (0..<10).map { _ in
      trainer.step(inputs: numbers(216, seed: 300), labels: [2, 0, 1])
    }
    expectClose(
      losses,
      [
        1.2466718, 1.2210114, 1.1791407, 1.1273735, 1.0786829, 1.0367084, 0.9876746, 0.9231199,
        0.84381979, 0.7700728,
      ], within: 1e-4)
    expectClose(
      trainer.parameters["batchnorm2/mean"] ?? [],
      [-0.017974194, -0.0081969331, -0.011103996, 0.00031269194], within: 1e-4)
    expectClose(
      trainer.parameters["batchnorm2/variance"] ?? [],
      [0.64476863, 0.65762217, 0.65502004, 0.56046058], within: 1e-4)
  }
}
