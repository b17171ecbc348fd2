/// A recurrent cell as a tree of steps (Zoph & Le 2017, section 3.4).
///
/// Leaf k computes a = act(W x comb U h); the nodes above combine two others and have no weights.
/// Nodes are numbered level by level, the leaves first; the root, which is last, gives the output.
public struct CellTree: Codable, Hashable, Sendable {
  /// How two tensors become one.
  public enum Combination: Int, Codable, CaseIterable, Sendable { case add, multiply }

  /// What follows.
  public enum CellActivation: Int, Codable, CaseIterable, Sendable {
    case identity, tanh, sigmoid, relu
  }

  /// One computation.
  public struct Step: Codable, Hashable, Sendable {
    var combination: Combination
    var activation: CellActivation

    /// A combination and what follows.
    init(_ combination: Combination, _ activation: CellActivation) {
      (self.combination, self.activation) = (combination, activation)
    }
  }

  /// Leaves first, level by level; one fewer than twice the leaves.
  var nodes: [Step]
  /// How the old memory joins a node's output.
  var inject: Step
  /// The node whose sum, before its activation, is the new memory.
  var memory: Int
  /// The node whose output the old memory joins.
  var injected: Int

  /// How many leaves there are.
  var base: Int { (nodes.count + 1) / 2 }

  /// The two nodes that a node above the leaves combines.
  func children(of node: Int) -> (Int, Int) {
    (2 * (node - base), 2 * (node - base) + 1)
  }

  /// Whether all numbers make a tree: a power of two leaves, and nodes that there are.
  var isSound: Bool {
    [2, 4, 8].contains(base) && nodes.count == 2 * base - 1 && nodes.indices.contains(memory)
      && nodes.indices.contains(injected)
  }
}

extension CellTree: CustomStringConvertible {
  /// `+tanh *relu *sigmoid; inject +relu at 0; memory of 1`.
  public var description: String {
    nodes.map(\.description).joined(separator: " ")
      + "; inject \(inject) at \(injected); memory of \(memory)"
  }
}

extension CellTree.Step: CustomStringConvertible {
  /// `+tanh`, or `*` for a product without activation.
  public var description: String {
    (combination == .add ? "+" : "*") + (activation == .identity ? "" : "\(activation)")
  }
}
