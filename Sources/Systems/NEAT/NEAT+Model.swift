import Compute
public import Learning
import Methods

extension NEAT {
  /// The champion: signals go through it for exclusive or, and one connection a step for poles.
  public func model(in world: NEATWorld) throws(ModelGraphError) -> ExportedModel? {
    try Network(champion, shape: world.shape).model(
      world.task == .xor ? .through : .step, bias: world.bias,
      sensors: Array(world.sensorNames.dropLast())
    ).called("a controller")
  }

  /// The champion.
  public func genome(in world: NEATWorld) -> NetworkGenome? {
    champion.exchanged(
      world.shape, bias: world.bias,
      sensors: Array(world.sensorNames.dropLast()), livesInTime: world.task != .xor)
  }
}
