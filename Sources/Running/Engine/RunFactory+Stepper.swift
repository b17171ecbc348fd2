import Compute
import Learning
import Text

extension RunFactory {
  /// A session's stepper: at its checkpoint, or before the first step.
  static func stepper(
    _ checkpoint: Checkpoint<D.State>?, _ record: SessionRecord, _ world: Driven.World,
    from path: String
  ) throws(Failure) -> D {
    let settings = try Driven.resolve(record.request).settings
    if let checkpoint, D(checkpoint.state).system.settings != settings {
      throw Self.senseless("state.settings", in: path)
    }
    return try stepper(checkpoint, settings, record.request.seed, world, from: path)
  }

  /// A new beginning, or where a fork begins: at a checkpoint, with settings of its own.
  ///
  /// - Throws: `Failure` naming the file and the value where the state makes no sense.
  static func stepper(
    _ origin: Checkpoint<D.State>?, _ settings: Driven.Settings, _ seed: UInt64,
    _ world: Driven.World, from path: String
  ) throws(Failure) -> D {
    let fresh = try D(settings, world: world, random: Random(seed: seed))
    guard let origin else { return fresh }
    var stepper = D(origin.state)
    stepper.system.settings = settings
    do throws(StateFlaw) {
      try stepper.check(against: fresh, in: world, after: origin.step)
    } catch {
      throw senseless("state." + error.path, in: path)
    }
    return stepper
  }

  private static func senseless(_ value: String, in path: String) -> Failure {
    Failure(
      .storage,
      "\(shown(path)) is whole, but \"\(printable(value, most: 200))\" has a value that makes no "
        + "sense")
  }
}
