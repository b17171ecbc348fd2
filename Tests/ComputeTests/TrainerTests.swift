import Foundation
import Testing

@testable import Compute

/// Eight-by-eight images of ten classes: a bright bar at the class's place, and noise.
struct Bars {
  let images: [Float]
  let labels: [Int]

  init(_ count: Int, seed: UInt64) {
    var random = Random(seed: seed)
    let labels = (0..<count).map { _ in random.below(10) }
    images = labels.flatMap { label in
      (0..<64).map { pixel in
        let isOn = label < 5 ? pixel / 8 == label + 1 : pixel % 8 == label - 4
        return Float((isOn ? 1 : 0) + random.uniform(in: -0.6...0.6))
      }
    }
    self.labels = labels
  }
}

func smallTrainer(seed: UInt64 = 1, batchSize: Int = 64) throws -> Trainer {
  let network = try Network(
    input: [8, 8, 1],
    layers: [
      .convolution(filters: 16, kernel: 3), .batchNorm, .activation(.relu),
      .convolution(filters: 16, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
      .dropout(0.2), .dense(units: 32), .activation(.relu), .dense(units: 10),
    ])
  return try Trainer(
    network, classes: 10, optimiser: .adam(), rate: 3e-3, batchSize: batchSize, seed: seed)
}

@Suite struct TrainerTests {
  @Test func learnsToTellBarsApart() throws {
    let bars = Bars(1024, seed: 1), unseen = Bars(500, seed: 2)
    var trainer = try smallTrainer()
    let before = trainer.evaluate(unseen.images, labels: unseen.labels)
    for step in 0..<60 {
      var random = Random(seed: 3).stream(step)
      trainer.step(
        rows: (0..<64).map { _ in random.below(1024) }, of: bars.images, labels: bars.labels)
    }
    let after = trainer.evaluate(unseen.images, labels: unseen.labels)
    #expect(before.accuracy < 0.3)
    #expect(after.accuracy > 0.95)
    #expect(trainer.isFinite)
  }
}
