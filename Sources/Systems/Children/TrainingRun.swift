import Compute
import Learning
import Worlds

/// A child in training: its trainer, its examples and the order it sees them in.
struct TrainingRun: Sendable {
  var trainer: Trainer
  private let examples: ChildData.Part
  private var batches: Minibatches

  /// Draws the first weights.
  ///
  /// - Throws: `Failure` when the plan's layers do not fit the data.
  init(_ plan: ChildPlan, on data: ChildData, isTest: Bool, random: Random) throws(Failure) {
    examples = isTest ? data.training + data.validation : data.training
    batches = Minibatches(of: examples.labels.count, size: plan.batch, random: random)
    let network = try plan.architecture(for: data.shape)
    var seed = random.stream("trainer")
    do {
      trainer = try Trainer(
        network, classes: data.classes, optimiser: plan.optimiser, rate: Float(plan.rate),
        batchSize: batches.size, seed: seed.bits(), weightDecay: Float(plan.weightDecay))
    } catch {
      throw Failure(.input, error.description)
    }
  }

  /// How many steps make an epoch.
  var stepsPerEpoch: Int { batches.stepsPerEpoch }

  /// Takes one step; returns how many examples it saw.
  mutating func step(epoch: Int, _ step: Int) -> Int {
    let rows = Array(batches.rows(ofStep: epoch * batches.stepsPerEpoch + step))
    trainer.step(rows: rows, of: examples.inputs, labels: examples.labels)
    return rows.count
  }

  /// How many of these examples it answers rightly.
  mutating func countRight(_ part: ChildData.Part) -> Int {
    let accuracy = trainer.evaluate(part.inputs, labels: part.labels).accuracy
    return Int((Double(accuracy) * Double(part.labels.count)).rounded())
  }
}
