import Compute
public import Learning
import Methods
public import Worlds

extension HyperLSTM {
  /// The network on texts of any length; `nil` before the first step.
  public func model(in world: TextCorpus) throws(ModelGraphError) -> ExportedModel? {
    guard let model else { return nil }
    return try model.plan.model(model.parameters, symbols: world.characters.map(String.init))
  }
}
