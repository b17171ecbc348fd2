import Compute
public import Learning
public import Worlds

extension HyperNetwork {
  /// The network as a classifier of raw images, the kernels that were generated folded in.
  public func model(in world: Split) throws(ModelGraphError) -> ExportedModel? {
    let (plan, map) = (model.plan, world.normaliser)
    let record = { @Sendable (rows: Int) in
      let recording = ImageNetRecording(plan, rows: rows, isLearning: false, normaliser: map)
      return ModelRecording(
        inputs: [.init("input", recording.images)], outputs: [("logits", recording.logits)])
    }
    var exported = try ExportedModel(model.parameters, record: record)
      .classifying(world.classNames)
    exported.classifier = try RecordedClassifier(
      model.parameters, shape: [plan.shape.height, plan.shape.width, plan.shape.channels],
      classes: world.classNames, schema: world.schema, normaliser: map, record: record)
    return exported
  }
}
