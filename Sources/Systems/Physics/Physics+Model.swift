import Compute
public import Learning
import Methods

extension Physics {
  /// One step of the agent.
  public func model(in world: PhysicsWorld) throws(ModelGraphError) -> ExportedModel? {
    try agent.model().called("a controller")
  }
}
