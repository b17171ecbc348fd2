public import Learning
import Methods

extension StyleTransfer {
  /// A step of the kept optimizer, as `OptimizerTraining.model` says.
  public func model(in world: StyleWorld) throws(ModelGraphError) -> ExportedModel? {
    try training.model()
  }
}
