import Foundation
import Text

extension Artefact {
  /// The weights of a system as a tree by their names, `agent/gru/bias` below `agent/gru`: of each
  /// tensor its shape, its count, its root mean square and how its values are spread, from the
  /// most negative to the most positive.
  ///
  /// - Returns: `nil` where there are none.
  static func weights(_ tensors: [NamedTensor]) -> Artefact? {
    guard !tensors.isEmpty else { return nil }
    let root = WeightTree.node("weights", tensors.map { ($0.path, $0) })
    return Artefact("tensors", title: "Weights, tensor by tensor", .tree(root))
  }
}

extension System {
  /// All that can be looked at now: what the system shows, and its weights.
  public func exhibits(in world: World) -> [Artefact] {
    artefacts(in: world) + [Artefact.weights(tensors)].compactMap(\.self)
  }
}

extension NamedTensor {
  fileprivate var path: ArraySlice<Substring> { name.split { $0 == "/" || $0 == "." }[...] }

  fileprivate var rootMeanSquare: Double {
    let sum = values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return (sum / Double(max(values.count, 1))).squareRoot()
  }
}

/// Tensors sorted into a hierarchy by the parts of their names.
private enum WeightTree {
  /// A tensor, and what of its name is not in the tree yet.
  typealias Entry = (path: ArraySlice<Substring>, tensor: NamedTensor)

  static func node(_ label: String, _ entries: [Entry]) -> Artefact.TreeNode {
    let count = entries.reduce(0) { $0 + $1.tensor.values.count }
    return Artefact.TreeNode(
      label, facts: [.init("parameters", Numeral.grouped(count))], children: children(of: entries))
  }

  private static func children(of entries: [Entry]) -> [Artefact.TreeNode] {
    var names: [Substring] = []
    for entry in entries {
      if let name = entry.path.first, !names.contains(name) { names.append(name) }
    }
    return names.flatMap { name in
      let part = entries.filter { $0.path.first == name }
        .map { Entry($0.path.dropFirst(), $0.tensor) }
      let leaves = part.filter(\.path.isEmpty).map { leaf(String(name), $0.tensor) }
      return leaves.count == part.count ? leaves : leaves + [node(String(name), part)]
    }
  }

  private static func leaf(_ label: String, _ tensor: NamedTensor) -> Artefact.TreeNode {
    let mean = tensor.rootMeanSquare
    return Artefact.TreeNode(
      label,
      facts: [
        .init("parameters", Numeral.grouped(tensor.values.count)),
        .init("shape", tensor.shape.map(String.init).joined(separator: "x")),
        .init("root mean square", mean.isFinite ? String(format: "%.3g", mean) : "not a number"),
      ], spark: histogram(of: tensor.values, over: 12))
  }
}
