extension ModelGraph {
  /// Decision trees whose leaves are added up, as those of boosting.
  ///
  /// Labels come from an `argMax` of the sums. ONNX has a classifier of trees, too, which is not used:
  /// of two classes it compares the second's score with 0.5, not with the first's.
  public struct TreeEnsemble: Codable, Hashable, Sendable {
    /// How many numbers come out.
    public var targets: Int
    /// Each a list of nodes, of which the first is the root.
    public var trees: [[Node]]

    /// One node of a tree.
    public enum Node: Codable, Hashable, Sendable {
      /// On to node `below` where the feature is less than the threshold, else, also where it is not a
      /// number, to node `otherwise`; both stand behind this one.
      case branch(feature: Int, threshold: Float, below: Int, otherwise: Int)
      /// Adds a weight to a target.
      case leaf(target: Int, weight: Float)
    }

    /// An ensemble; ``ModelGraph/validate()`` checks it.
    public init(targets: Int, trees: [[Node]]) { (self.targets, self.trees) = (targets, trees) }
  }
}

extension ModelGraph.TreeEnsemble {
  /// What is wrong with it for rows of this many features; `nil` where nothing is.
  func flaw(features: Int) -> String? {
    guard targets > 0 else { return "\(targets) targets" }
    for (index, tree) in trees.enumerated() {
      if tree.isEmpty { return "tree \(index) has no nodes" }
      for (place, node) in tree.enumerated()
      where !isSound(node, at: place, of: tree.count, features) {
        return "node \(place) of tree \(index) points at what does not exist"
      }
    }
    return nil
  }

  private func isSound(_ node: Node, at place: Int, of count: Int, _ features: Int) -> Bool {
    switch node {
    case .branch(let feature, _, let below, let otherwise):
      let behind = place + 1..<max(count, place + 1)
      return (0..<features).contains(feature) && behind.contains(below)
        && behind.contains(otherwise)
    case .leaf(let target, _): return (0..<targets).contains(target)
    }
  }
}
