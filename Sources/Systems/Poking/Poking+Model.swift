import Compute
public import Learning
import Worlds

extension Poking {
  /// The inverse model: pictures `[N, 256]` of how an object lies `now` and should lie, `goal`, to the
  /// logits of the directions of a poke, and of its offsets and depths given the direction `chosen`.
  public func model(in world: PokingWorld) throws(ModelGraphError) -> ExportedModel? {
    let units = model.units
    return try ExportedModel(
      model.parameters,
      facts: ["chosen": "the direction with the largest logit, from 0"]
    ) { PokingNet.record(units: units, rows: $0) }
  }
}

extension PokingNet {
  /// Both parts of the choice of a poke.
  fileprivate static func record(units: Int, rows: Int) -> ModelRecording {
    let graph = Graph()
    let net = PokingNet(graph, units: units)
    let now = graph.input([rows, pixels]), goal = graph.input([rows, pixels])
    let chosen = graph.input([rows])
    let compared = net.compare(net.encode(now), net.encode(goal))
    let count = Poke.directions
    let rowsOfOne: [Float] = (0..<count * count).map { $0 / count == $0 % count ? 1 : 0 }
    let lines = net.lines(
      compared, given: graph.constant(rowsOfOne, [count, count]).gather(chosen))
    return ModelRecording(
      inputs: [
        .init("now", now), .init("goal", goal), .init("chosen", chosen, below: Poke.directions),
      ],
      outputs: [
        ("directions", net.directions(compared)), ("offsets", lines.offsets),
        ("depths", lines.depths),
      ])
  }
}
