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

@Suite struct TrainerTests {
  private let bars = Bars(256, seed: 1)

  private func trainer(seed: UInt64 = 1, batchSize: Int = 64) throws -> Trainer {
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

  private func train(_ trainer: inout Trainer, _ steps: Range<Int>) {
    for step in steps {
      var random = Random(seed: 3).stream(step)
      let rows = (0..<trainer.batchSize).map { _ in random.below(256) }
      trainer.step(rows: rows, of: bars.images, labels: bars.labels)
    }
  }

  @Test func learnsToTellBarsApart() throws {
    let unseen = Bars(500, seed: 2)
    var trainer = try trainer()
    let before = trainer.evaluate(unseen.images, labels: unseen.labels)
    train(&trainer, 0..<60)
    let after = trainer.evaluate(unseen.images, labels: unseen.labels)
    #expect(before.accuracy < 0.3)
    #expect(after.accuracy > 0.9)
    #expect(after.loss < before.loss / 3)
    #expect(trainer.isFinite)
  }

  @Test func sameSeedGivesTheSameBits() throws {
    var first = try trainer(), second = try trainer(), other = try trainer(seed: 2)
    for step in 0..<5 {
      train(&first, step..<step + 1)
      train(&second, step..<step + 1)
      train(&other, step..<step + 1)
    }
    #expect(first.parameters == second.parameters)
    #expect(first.loss == second.loss)
    #expect(first.parameters != other.parameters)
  }

  @Test func resumesExactlyFromItsEncoding() throws {
    var unbroken = try trainer()
    train(&unbroken, 0..<3)
    var resumed = try copied(unbroken)
    train(&unbroken, 3..<6)
    train(&resumed, 3..<6)
    #expect(unbroken.parameters == resumed.parameters)
    #expect(unbroken.optimiser == resumed.optimiser)
    #expect(unbroken.loss == resumed.loss)
  }

  @Test func copiesAreIndependent() throws {
    var first = try trainer()
    train(&first, 0..<2)
    var copy = first
    train(&copy, 2..<4)
    let before = first.parameters
    #expect(copy.parameters != before)
    train(&first, 2..<4)
    #expect(first.parameters == copy.parameters)
  }

  @Test func evaluatesAnyNumberOfExamples() throws {
    var trainer = try trainer(batchSize: 16)
    train(&trainer, 0..<5)
    let whole = trainer.evaluate(bars.images, labels: bars.labels)
    var (loss, right) = (0.0, 0.0)
    for (start, end) in [(0, 1), (1, 20), (20, 256)] {
      let part = trainer.evaluate(
        Array(bars.images[start * 64..<end * 64]), labels: Array(bars.labels[start..<end]))
      loss += Double(part.loss) * Double(end - start)
      right += Double(part.accuracy) * Double(end - start)
    }
    #expect(abs(Double(whole.loss) - loss / 256) < 1e-5)
    #expect(abs(Double(whole.accuracy) - right / 256) < 1e-5)
    #expect(trainer.logits(bars.images).count == 2560)
    #expect(trainer.evaluate([], labels: []) == (0, 0))
  }

  @Test func noticesDivergence() throws {
    var trainer = try trainer()
    trainer.rate = 1e30
    train(&trainer, 0..<4)
    #expect(!trainer.isFinite)
  }

  @Test func rowsAndBatchesAreTheSame() throws {
    var byRows = try trainer(batchSize: 2), byBatch = try trainer(batchSize: 2)
    byRows.step(rows: [5, 3], of: bars.images, labels: bars.labels)
    byBatch.step(
      inputs: Array(bars.images[320..<384] + bars.images[192..<256]),
      labels: [bars.labels[5], bars.labels[3]])
    #expect(byRows.parameters == byBatch.parameters)
  }
}
