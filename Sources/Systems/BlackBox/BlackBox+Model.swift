import Compute
public import Learning

extension BlackBox {
  /// One query of the kept optimizer: `told [N, width + 2]`, the last query in −1...1, its value, and
  /// 1, or zeros before the first query, and what it remembers, to the next `query [N, width]`.
  ///
  /// Where it was told nothing it begins from the state that it has learned to begin from, so that
  /// zeros will do.
  public func model(in world: BlackBoxWorld) throws(ModelGraphError) -> ExportedModel? {
    let plan = settings.plan
    return try ExportedModel(kept, facts: ["told": "last query in -1...1, its value, 1"]) { rows in
      let graph = Graph()
      let policy = QueryPolicy(plan, graph: graph)
      let told = graph.input([rows, plan.inputs])
      let memory = LSTMCell.State(
        hidden: graph.input([rows, plan.units]), cell: graph.input([rows, plan.units]))
      let wasTold = told.slice(axis: 1, plan.inputs - 1..<plan.inputs)
      let start = policy.start(rows: rows)
      let next = policy(
        told,
        LSTMCell.State(
          hidden: wasTold.select(memory.hidden, start.hidden),
          cell: wasTold.select(memory.cell, start.cell)))
      return ModelRecording(
        inputs: [
          .init("told", told), .init("hidden", memory.hidden), .init("cell", memory.cell),
        ],
        outputs: [
          ("query", next.queries), ("next_hidden", next.memory.hidden),
          ("next_cell", next.memory.cell),
        ])
    }.called("an optimizer")
  }
}
