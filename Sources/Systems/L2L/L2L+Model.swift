public import Learning
import Methods

extension L2L {
  /// A step of the kept optimizer, as `OptimizerTraining.model` says.
  public func model(in world: L2LWorld) throws(ModelGraphError) -> ExportedModel? {
    try training.model()
  }
}
