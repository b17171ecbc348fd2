import Compute
public import Learning
import Worlds

extension Boosting {
  /// The vote of all rounds on raw features: `input [N, features]` to `label [N]`, the first of those
  /// with the most votes, and `scores [N, K]`, their sums; `nil` before the first round.
  public func model(in world: BoostingWorld) throws(ModelGraphError) -> ExportedModel? {
    guard !rounds.isEmpty else { return nil }
    let features = ModelGraph.Dimension.size(world.featureCount)
    var graph = ModelGraph(inputs: [.init("input", .init(.float, ["N", features]))])
    let votes = ModelGraph.TreeEnsemble(
      targets: world.classNames.count,
      trees: rounds.map { $0.tree.nodes(vote: Float($0.alpha)) })
    graph.add("scores", .treeEnsembleRegressor(votes), ["input"])
    graph.classify(by: "scores", named: "scores", world.classNames, hasProbabilities: false)
    return ExportedModel(
      graph, golden: golden(in: world), facts: ["scores": "sums of votes"],
      classifier: classifier(in: world))
  }

  /// The first examples, and the votes for them.
  private func golden(in world: BoostingWorld) -> [NamedTensor] {
    let rows = min(ExportedModel.goldenRows, world.poolCount), width = world.featureCount
    let classes = world.classNames.count
    let inputs = Array(world.features.prefix(rows * width))
    let votes = Self.votes(of: rounds, for: inputs, width: width, classes: classes)
    return [
      NamedTensor("input", shape: [rows, width], values: inputs),
      NamedTensor("scores", shape: [rows, classes], values: votes.map { Float($0) }),
    ]
  }
}

extension Boosting {
  /// Shares of the votes.
  private func classifier(in world: BoostingWorld) -> ScoreClassifier {
    let (rounds, width, classes) = (rounds, world.featureCount, world.classNames.count)
    let shape = world.shape
    return ScoreClassifier(
      inputShape: shape.isImage ? [shape.height, shape.width, shape.channels] : [width],
      classes: world.classNames, schema: world.schema
    ) { inputs in
      Self.votes(of: rounds, for: inputs, width: width, classes: classes)
        .map { Float($0) }.shares(classes: classes)
    }
  }

  /// The sums of votes `[rows, classes]` for features `[rows, width]`.
  private static func votes(
    of rounds: [Round], for inputs: [Float], width: Int, classes: Int
  ) -> [Double] {
    let rows = inputs.count / width
    var votes = Array(repeating: 0.0, count: rows * classes)
    inputs.withUnsafeBufferPointer { features in
      for row in 0..<rows {
        for round in rounds {
          votes[row * classes + round.tree.label(of: features, at: row * width)] += round.alpha
        }
      }
    }
    return votes
  }
}

extension DecisionTree {
  /// The tree with a vote at every leaf.
  fileprivate func nodes(vote: Float) -> [ModelGraph.TreeEnsemble.Node] {
    nodes.map { node in
      guard let feature = node.feature else { return .leaf(target: node.label, weight: vote) }
      return .branch(
        feature: feature, threshold: node.threshold, below: node.low, otherwise: node.low + 1)
    }
  }
}
