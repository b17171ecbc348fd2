import Compute
public import Learning
import Methods

extension CellSearch {
  /// The language model of a trained cell, on texts of any length.
  public static func model(
    of network: TrainedNetwork
  ) throws(ModelGraphError) -> ExportedModel {
    guard case .cell(let words) = network.form, let plan = SearchedCellPlan(words: words) else {
      throw .mismatch(node: "cell", "it is none that a cell search has trained")
    }
    return try plan.model(network.parameters, symbols: network.classes)
  }
}

extension SearchedCellPlan {
  /// Reads a plan; `nil` where the words are none of a sound one.
  init?(words: String) {
    guard let plan = Self.decoded(from: words), (1...1 << 16).contains(plan.units),
      (1...1 << 20).contains(plan.symbols)
    else { return nil }
    if case .tree(let tree) = plan.cell, !tree.isSound { return nil }
    self = plan
  }
}
