import Compute
public import Learning
import Methods
import Worlds

extension HyperNEAT {
  /// The large network that the best pattern describes: `field [N, 121]`, 1 where there is a box, to
  /// the sum of weights that reaches each pixel, `activity [N, 121]`, and where the large box is seen,
  /// `pixel [N]`.
  public func model(in world: BoxesWorld) throws(ModelGraphError) -> ExportedModel? {
    let substrate = settings.substrate()
    let count = ModelGraph.Dimension.size(substrate.pixels)
    var graph = ModelGraph(inputs: [.init("field", .init(.float, ["N", count]))])
    let weights = graph.constant(
      "weight", [substrate.pixels, substrate.pixels], weights(of: substrate))
    graph.add("activity", .matMul, ["field", weights])
    graph.add("pixel", .argMax(axis: -1), ["activity"])
    graph.outputs = [
      .init("activity", .init(.float, ["N", count])), .init("pixel", .init(.int64, ["N"])),
    ]
    return ExportedModel(
      graph, golden: golden(in: world),
      facts: ["field": "pixels row by row, \(substrate.resolution) in a row"])
  }

  /// The best pattern.
  public func genome(in world: BoxesWorld) -> NetworkGenome? {
    let substrate = settings.substrate()
    return champion.exchanged(
      substrate.shape, bias: 1, sensors: Array(substrate.sensorNames.dropLast()),
      livesInTime: false)
  }

  /// What each input pixel's connections weigh, `[inputs, outputs]`.
  private func weights(of substrate: Substrate) -> [Float] {
    var (weights, scratch): ([Float], [Float]) = ([], [])
    let pattern = program(champion)
    pattern.run(
      at: substrate.queries(from: 0..<substrate.pixels), row: pattern.inputs, into: &weights,
      scratch: &scratch)
    settings.expression.apply(to: &weights, count: substrate.links)
    return Array(weights.prefix(substrate.links))
  }

  private func golden(in world: BoxesWorld) -> [NamedTensor] {
    var random = ExportedModel.goldenRandom
    let fields = (0..<ExportedModel.goldenRows).map { _ in BoxField.random(&random) }
    var reader = world.reader(settings, fields: fields)
    reader.read(program(champion), settings.expression)
    let count = reader.substrate.pixels
    let pictures = fields.flatMap { field -> [Float] in
      let boxes = Set(field.pixels(resolution: reader.substrate.resolution))
      return (0..<count).map { boxes.contains($0) ? 1 : 0 }
    }
    return [
      NamedTensor("field", shape: [fields.count, count], values: pictures),
      NamedTensor("activity", shape: [fields.count, count], values: reader.sums),
    ]
  }
}
