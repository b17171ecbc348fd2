import Compute
import Learning
import Worlds

/// A child in training: its trainer, and the order in which it sees its examples.
///
/// Examples are given to each step, so that a saved run holds none.
struct TrainingRun: Codable, Sendable {
  var trainer: Trainer
  private var batches: Minibatches
  private let augmentation: Augmentation?
  /// How many steps make an epoch.
  let stepsPerEpoch: Int

  /// Draws the first weights.
  ///
  /// - Throws: `Failure` when the plan's nodes do not fit the data.
  init(
    _ plan: ChildPlan, on data: ChildData, examples: ChildData.Part, random: Random
  ) throws(Failure) {
    batches = Minibatches(of: examples.labels.count, size: plan.batch, random: random)
    augmentation = plan.augmentation
    stepsPerEpoch = min(plan.steps ?? batches.stepsPerEpoch, batches.stepsPerEpoch)
    let network = try plan.network(for: data.shape)
    var seed = random.stream("trainer")
    do {
      trainer = try Trainer(
        network, classes: data.classes, optimiser: plan.optimiser, rate: plan.rates.rate(epoch: 0),
        batchSize: batches.size, seed: seed.bits(), weightDecay: Float(plan.weightDecay))
    } catch {
      throw Failure(.input, error.description)
    }
  }

  /// Whether it can go on with these examples.
  func fits(_ examples: ChildData.Part, of data: ChildData) -> Bool {
    batches.count == examples.labels.count && (1...batches.stepsPerEpoch).contains(stepsPerEpoch)
      && trainer.classes == data.classes
      && trainer.batchSize == batches.size
      && trainer.network.input.dimensions
        == [data.shape.height, data.shape.width, data.shape.channels]
  }

  /// Takes one step; returns how many examples it saw.
  mutating func step(
    epoch: Int, _ step: Int, on examples: ChildData.Part, of shape: InputShape
  ) -> Int {
    let rows = Array(batches.rows(ofStep: epoch * batches.stepsPerEpoch + step))
    guard let augmentation else {
      trainer.step(rows: rows, of: examples.inputs, labels: examples.labels)
      return rows.count
    }
    let random = Random(seed: trainer.seed).stream("augmentation").stream(trainer.steps)
    trainer.step(rows: rows, of: examples.inputs, labels: examples.labels) { images in
      augmentation.change(rows.count, of: shape, in: images, random: random)
    }
    return rows.count
  }

  /// How many of these examples it answers rightly.
  mutating func countRight(_ part: ChildData.Part) -> Int {
    let accuracy = trainer.evaluate(part.inputs, labels: part.labels).accuracy
    return Int((Double(accuracy) * Double(part.labels.count)).rounded())
  }
}
