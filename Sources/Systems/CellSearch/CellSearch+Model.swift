import Compute
import Foundation
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
  /// The plan in words that it can be read from again.
  var words: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads a plan; `nil` where the words are none of a sound one.
  init?(words: String) {
    guard let plan = try? JSONDecoder().decode(Self.self, from: Data(words.utf8)),
      (1...1 << 16).contains(plan.units), (1...1 << 20).contains(plan.symbols)
    else { return nil }
    if case .tree(let tree) = plan.cell, !tree.isSound { return nil }
    self = plan
  }
}
