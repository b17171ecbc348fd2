import Compute
import Foundation
import Worlds

extension Boosting {
  /// What follows from the rounds done: weights and votes.
  ///
  /// It is not saved but made anew.
  struct EnsembleState: Sendable {
    /// The class of each example of the pool, some of them falsified if there is noise.
    let labels: [Int]
    /// Which examples of the pool are learned from.
    let rows: [Int]
    /// What the votes are judged by.
    let heldOut: Examples
    /// The weight of each example of the pool; they sum to 1, and are 0 for those not drawn.
    private(set) var weights: [Double]
    /// The votes for the classes of each training example, and of each held-out one.
    private(set) var votes: Votes
    private(set) var heldOutVotes: Votes
    /// The control: as many trees, each fitted to a bootstrap sample, all with one vote.
    private(set) var controlVotes: Votes

    /// Draws the training examples and gives them equal weights.
    init(_ settings: Settings, world: BoostingWorld, random: Random) {
      var draw = random.stream("examples")
      let order = draw.permutation(world.poolCount)
      let most = world.heldOut == nil ? world.poolCount * 4 / 5 : world.poolCount
      rows = order.prefix(min(settings.examples, max(most, 1))).sorted()
      heldOut = world.heldOut ?? world.examples(order.dropFirst(rows.count).sorted())
      labels = Self.labels(of: world, rows, noise: settings.noise, random: random.stream("noise"))
      weights = Array(repeating: 0, count: world.poolCount)
      for row in rows { weights[row] = 1 / Double(rows.count) }
      let classes = world.classNames.count
      votes = Votes(examples: rows.count, classes: classes)
      heldOutVotes = Votes(examples: heldOut.count, classes: classes)
      controlVotes = heldOutVotes
    }

    /// Falsifies a share of the training labels.
    private static func labels(
      of world: BoostingWorld, _ rows: [Int], noise: Double, random: Random
    ) -> [Int] {
      var random = random
      var labels = world.labels
      for row in rows where random.chance(noise) {
        let others = world.classNames.indices.filter { $0 != labels[row] }
        labels[row] = random.pick(others)
      }
      return labels
    }
  }
}

extension Boosting.EnsembleState {
  /// What a tree says of each training example.
  func answers(of tree: DecisionTree, in world: BoostingWorld) -> [Int] {
    world.features.withUnsafeBufferPointer { features in
      rows.map { tree.label(of: features, at: $0 * world.featureCount) }
    }
  }

  /// The weighted error of answers, ε = Σ wᵢ [h(xᵢ) ≠ yᵢ].
  func error(of answers: [Int]) -> Double {
    var error = 0.0
    for (row, answer) in zip(rows, answers) where answer != labels[row] { error += weights[row] }
    return error
  }

  /// Gives a tree its vote α = ln `factor` and makes heavier what it got wrong:
  /// w ← w e^(α[h(x) ≠ y]), normalised.
  mutating func add(_ tree: DecisionTree, answers: [Int], factor: Double) {
    let alpha = log(factor)
    var sum = 0.0
    for (place, row) in rows.enumerated() {
      votes.add(alpha, to: answers[place], of: place)
      if answers[place] != labels[row] { weights[row] *= factor }
      sum += weights[row]
    }
    for row in rows { weights[row] /= sum }
    for (example, answer) in heldOutAnswers(of: tree).enumerated() {
      heldOutVotes.add(alpha, to: answer, of: example)
    }
  }

  /// Fits the control's next tree to a bootstrap sample (Breiman 1996, "Bagging predictors").
  func bag(depth: Int, in world: BoostingWorld, random: Random) -> DecisionTree {
    var random = random
    var counts = Array(repeating: 0.0, count: world.poolCount)
    for _ in rows { counts[random.pick(rows)] += 1 }
    return TreeGrower.grow(depth: depth, in: world, labels: labels, weights: counts)
  }

  /// Gives a tree of the control its vote.
  mutating func addToControl(_ tree: DecisionTree) {
    for (example, answer) in heldOutAnswers(of: tree).enumerated() {
      controlVotes.add(1, to: answer, of: example)
    }
  }

  /// What a tree says of each held-out example.
  private func heldOutAnswers(of tree: DecisionTree) -> [Int] {
    heldOut.inputs.withUnsafeBufferPointer { features in
      (0..<heldOut.count).map { tree.label(of: features, at: $0 * heldOut.shape.count) }
    }
  }

  /// The share of training examples that the vote gets wrong.
  var trainingError: Double {
    let wrong = rows.indices.count { votes.winner($0) != labels[rows[$0]] }
    return Double(wrong) / Double(rows.count)
  }

  /// The share of held-out examples that the vote gets wrong.
  var heldOutError: Double { error(of: heldOutVotes) }

  /// The share of held-out examples that the control gets wrong.
  var controlError: Double { error(of: controlVotes) }

  private func error(of votes: Boosting.Votes) -> Double {
    let wrong = heldOut.labels.indices.count { votes.winner($0) != Int(heldOut.labels[$0]) }
    return Double(wrong) / Double(max(heldOut.count, 1))
  }
}

extension Boosting.EnsembleState {
  /// Into how many parts the held-out examples fall, so that gains are measured on different ones.
  static let parts = 20

  /// The accuracy of one tree on a part of the held-out examples.
  func accuracy(of tree: DecisionTree, onPart part: Int) -> Double {
    let answers = heldOutAnswers(of: tree)
    return accuracy(onPart: part) { answers[$0] }
  }

  /// The accuracy of the vote on a part of the held-out examples.
  func accuracyOfVote(onPart part: Int) -> Double {
    accuracy(onPart: part) { heldOutVotes.winner($0) }
  }

  private func accuracy(onPart part: Int, _ answer: (Int) -> Int) -> Double {
    let examples = stride(from: part % max(heldOut.count, 1), to: heldOut.count, by: Self.parts)
    var (right, count) = (0, 0)
    for example in examples {
      count += 1
      if answer(example) == Int(heldOut.labels[example]) { right += 1 }
    }
    return Double(right) / Double(max(count, 1))
  }
}
