import Learning

extension ONNX {
  /// The attributes of a `TreeEnsembleRegressor`: its nodes and its leaves' weights as parallel lists.
  static func attributes(
    of ensemble: ModelGraph.TreeEnsemble
  ) -> [(name: String, value: ONNXAttribute)] {
    let nodes = ensemble.trees.enumerated().flatMap { tree, nodes in
      nodes.enumerated().map { TreeNode(tree: tree, place: $0, node: $1) }
    }
    let leaves = nodes.filter { $0.leaf != nil }
    return [
      ("aggregate_function", .string("SUM")),
      ("n_targets", .int(ensemble.targets)),
      ("nodes_falsenodeids", .ints(nodes.map(\.otherwise))),
      ("nodes_featureids", .ints(nodes.map(\.feature))),
      ("nodes_missing_value_tracks_true", .ints(nodes.map { _ in 0 })),
      ("nodes_modes", .strings(nodes.map { $0.leaf == nil ? "BRANCH_LT" : "LEAF" })),
      ("nodes_nodeids", .ints(nodes.map(\.place))),
      ("nodes_treeids", .ints(nodes.map(\.tree))),
      ("nodes_truenodeids", .ints(nodes.map(\.below))),
      ("nodes_values", .floats(nodes.map(\.threshold))),
      ("post_transform", .string("NONE")),
      ("target_ids", .ints(leaves.map { $0.leaf?.target ?? 0 })),
      ("target_nodeids", .ints(leaves.map(\.place))),
      ("target_treeids", .ints(leaves.map(\.tree))),
      ("target_weights", .floats(leaves.map { $0.leaf?.weight ?? 0 })),
    ]
  }

  /// A node of a tree, with zeros for what it does not have.
  private struct TreeNode {
    let tree: Int
    let place: Int
    var (feature, below, otherwise) = (0, 0, 0)
    var threshold: Float = 0
    var leaf: (target: Int, weight: Float)?

    init(tree: Int, place: Int, node: ModelGraph.TreeEnsemble.Node) {
      (self.tree, self.place) = (tree, place)
      switch node {
      case .branch(let feature, let threshold, let below, let otherwise):
        (self.feature, self.threshold) = (feature, threshold)
        (self.below, self.otherwise) = (below, otherwise)
      case .leaf(let target, let weight): leaf = (target, weight)
      }
    }
  }
}
