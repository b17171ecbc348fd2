package import Learning
package import Worlds

// Pictures of a network, as every search for networks shows its best.
extension ChildPlan {
  /// The network as a tree; none where it cannot be built.
  ///
  /// - Parameters:
  ///   - name: What its root says.
  ///   - spreads: How its weights are spread, where that is known.
  package func treePicture(
    _ title: String, id: String = "architecture", of name: String, for input: InputShape,
    _ spreads: WeightSpreads?
  ) -> [Artefact] {
    tree(for: input, titled: name, spreads).map { [Artefact(id, title: title, .tree($0))] } ?? []
  }

  /// The network as a graph.
  package func graphPicture(_ title: String) -> [Artefact] {
    [Artefact("graph", title: title, .graph(graph))]
  }
}
