package import Learning
package import Worlds

// Pictures of a network, as every search for networks shows its best.
extension ChildPlan {
  /// The network as a tree and, beside it, as a drawing; none where it cannot be built.
  ///
  /// - Parameters:
  ///   - name: What its root says.
  ///   - spreads: How its weights are spread, where that is known.
  ///   - trial: The trial of the search that trained it.
  package func treePicture(
    _ title: String, id: String = "architecture", of name: String, for input: InputShape,
    _ spreads: WeightSpreads?, trial: Int
  ) -> [Artefact] {
    guard let tree = tree(for: input, titled: name, spreads) else { return [] }
    return [Artefact(id, title: title, .tree(tree))]
      + [drawing(for: input, trial: trial)].compactMap(\.self).map {
        Artefact("\(id)-layers", title: "\(title), drawn", .layers($0))
      }
  }

  /// The network as a graph.
  package func graphPicture(_ title: String) -> [Artefact] {
    [Artefact("graph", title: title, .graph(graph))]
  }
}
