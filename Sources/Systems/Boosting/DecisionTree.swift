import Learning

/// A binary tree of questions about single features; a tree of one question is a stump.
public struct DecisionTree: Codable, Hashable, Sendable {
  /// A question or an answer.
  public struct Node: Codable, Hashable, Sendable {
    /// The class said here; where there is a question, the one said without it.
    public var label: Int
    /// The feature asked for; `nil` at a leaf.
    public var feature: Int?
    /// Values below go to `low`, all others to `low + 1`.
    public var threshold: Float = 0
    /// The place of the first child.
    public var low = 0

    /// A leaf.
    init(label: Int) {
      self.label = label
    }
  }

  /// The nodes, the root first.
  public internal(set) var nodes: [Node]

  /// A tree that always says the same.
  public init(label: Int) {
    nodes = [Node(label: label)]
  }

  /// The class it says for the features that start at `offset`.
  public func label(of features: UnsafeBufferPointer<Float>, at offset: Int) -> Int {
    var node = nodes[0]
    while let feature = node.feature {
      node = nodes[features[offset + feature] < node.threshold ? node.low : node.low + 1]
    }
    return node.label
  }
}

extension DecisionTree {
  /// The tree as something to look at.
  func picture(classNames: [String], at place: Int = 0) -> Artefact.TreeNode {
    let node = nodes[place]
    guard let feature = node.feature else { return Artefact.TreeNode(classNames[node.label]) }
    return Artefact.TreeNode(
      "feature \(feature) < \(node.threshold)",
      children: [node.low, node.low + 1].map { picture(classNames: classNames, at: $0) })
  }
}
