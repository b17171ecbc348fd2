public import Learning
import Methods

extension CoDeepNEAT {
  /// A network's layers, or a language model on texts of any length.
  public static func model(
    of network: TrainedNetwork
  ) throws(ModelGraphError) -> ExportedModel {
    guard case .cell(let words) = network.form else { return try network.exported }
    guard let plan = AssembledReader.decoded(from: words), plan.isSound else {
      throw .mismatch(node: "cell", "it is none that was assembled of modules")
    }
    return try plan.model(network.parameters, symbols: network.classes)
  }
}
