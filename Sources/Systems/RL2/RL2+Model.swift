import Compute
public import Learning
import Methods

extension RL2 {
  /// One step of the agent.
  public func model(in world: RL2World) throws(ModelGraphError) -> ExportedModel? {
    try agent.model().called("a controller")
  }
}
