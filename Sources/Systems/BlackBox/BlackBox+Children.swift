import Learning
import Methods

extension BlackBox {
  /// Where the kept optimizer asks the first of the networks: over its hyper-parameter, or over the
  /// first two of them.
  func queries(of path: QueryPath) -> Artefact {
    let names = ChildFunction.space.dimensions.map(\.id)
    let isWide = settings.dimensions > 1
    let points = zip(path.points, zip(path.values, path.bests)).map { point, values in
      Artefact.Scatter.Point(
        x: point[0], y: isWide ? point[1] : values.0, alive: values.0 == values.1)
    }
    return Artefact(
      "queries-children",
      title: "Where it asks for a network: alive where the error was the least so far",
      .scatter(
        .init(
          xLabel: "\(names[0]), 0 to 1", yLabel: isWide ? "\(names[1]), 0 to 1" : "error",
          points: points)))
  }

  /// The hyper-parameters that these queries are, and the errors of the networks.
  func children(of path: QueryPath) -> Artefact {
    let dimensions = ChildFunction.space.dimensions.prefix(settings.dimensions)
    let told = ChildFunction.sampleSize(of: settings.queries)
    let rows = path.points.enumerated().map { query, point in
      ["\(query + 1)", query < told ? "told" : "learned"]
        + zip(dimensions, point).map { "\($0.value(at: $1))" }
        + [decimals(path.values[query]), decimals(path.bests[query])]
    }
    return Artefact(
      "children", title: "The networks that it asks for",
      .table(
        .init(
          columns: ["query", "by"] + dimensions.map(\.id) + ["validation error", "least so far"],
          rows: rows)))
  }
}
