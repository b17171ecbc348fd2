public import Learning
import Methods
import Worlds

extension BlackBox {
  /// How it searches functions that are held out, and what others make of the same functions.
  public func artefacts(in world: BlackBoxWorld) -> [Artefact] {
    let functions = EvaluationFunctions(settings.prior, random: functionRandom).heldOut
    var proposer = QueryProposer(settings.plan, rows: functions.count)
    let paths = proposer.search(functions, queries: settings.queries, by: kept)
    return pictures(of: functions, paths)
      + [order(of: paths[0]), values(of: paths[0]), spread(of: paths)]
      + [progress].compactMap(\.self)
      + comparison.results.flatMap { [curves(of: $0), table(of: $0)].compactMap(\.self) }
      + comparison.results.compactMap(\.path).flatMap { [queries(of: $0), children(of: $0)] }
  }
}

// MARK: - Searches

extension BlackBox {
  /// Functions searched in one variable, as curves, and in two, as a surface.
  private func pictures(of functions: [QueryFunction], _ paths: [QueryPath]) -> [Artefact] {
    switch settings.dimensions {
    case 1: (0..<3).map { trajectory($0, functions[$0], paths[$0]) }
    case 2: [surface(functions[0]), places(paths[0])]
    default: [places(paths[0])]
    }
  }

  private func trajectory(_ number: Int, _ function: QueryFunction, _ path: QueryPath) -> Artefact {
    let x = (0...200).map { Double($0) / 200 }
    let curve = Artefact.Line("f, held out", x: x, y: x.map { function.value(at: [$0]) })
    let queries = Artefact.Line("queries, in order", x: path.points.map { $0[0] }, y: path.values)
    return Artefact(
      "search-\(number + 1)", title: "A function it has not seen, and where it asks",
      .trajectory(.init(function: curve, queries: queries)))
  }

  private func surface(_ function: QueryFunction) -> Artefact {
    let size = 24
    let middles = (0..<size).map { (Double($0) + 0.5) / Double(size) }
    let rows = middles.reversed().map { up in middles.map { function.value(at: [$0, up]) } }
    return Artefact(
      "surface", title: "A function it has not seen",
      .heatMap(
        .init(
          yLabel: "x2", xLabel: "x1",
          rows: middles.reversed().map { rounded($0, 2) },
          columns: middles.map { rounded($0, 2) }, values: rows)))
  }

  /// Queries that were the best so far are alive.
  private func places(_ path: QueryPath) -> Artefact {
    let points = zip(path.points, zip(path.values, path.bests)).map { point, values in
      Artefact.Scatter.Point(x: point[0], y: point[1], alive: values.0 == values.1)
    }
    return Artefact(
      "queries", title: "Where it asks: alive where the value was the least so far",
      .scatter(.init(xLabel: "x1", yLabel: "x2", points: points)))
  }

  /// Where it asked, over the queries.
  private func order(of path: QueryPath) -> Artefact {
    let x = path.points.indices.map { Double($0 + 1) }
    let lines = (0..<settings.dimensions).map { axis in
      Artefact.Line("x\(axis + 1)", x: x, y: path.points.map { $0[axis] })
    }
    return Artefact(
      "order", title: "Where it asks the first of them, query by query",
      .curves(.init(xLabel: "query", yLabel: "x", lines: lines)))
  }

  private func values(of path: QueryPath) -> Artefact {
    let x = path.values.indices.map { Double($0 + 1) }
    return Artefact(
      "values", title: "What the first of them answers, query by query",
      .curves(
        .init(
          xLabel: "query", yLabel: "f(x)",
          lines: [.init("value", x: x, y: path.values), .init("least so far", x: x, y: path.bests)]
        )))
  }

  /// How many functions are asked where at each query.
  private func spread(of paths: [QueryPath]) -> Artefact {
    let bins = 16
    var counts = Array(
      repeating: Array(repeating: 0.0, count: settings.queries), count: bins)
    for path in paths {
      for (query, point) in path.points.enumerated() where point[0].isFinite {
        counts[bins - 1 - min(Int(point[0] * Double(bins)), bins - 1)][query] += 1
      }
    }
    return Artefact(
      "spread",
      title: "Where it asks \(paths.count) functions, the brighter the more",
      .heatMap(
        .init(
          yLabel: "x1", xLabel: "query",
          rows: (0..<bins).reversed().map { rounded((Double($0) + 0.5) / Double(bins), 2) },
          columns: (1...settings.queries).map { "\($0)" }, values: counts)))
  }

  /// The least value by query, before and after training and by chance.
  private var progress: Artefact? {
    let lines = [
      ("learned", evaluations.curve), ("untrained", evaluations.first),
      ("random search", evaluations.control),
    ].filter { !$0.1.isEmpty }
    guard !lines.isEmpty else { return nil }
    return Artefact(
      "progress", title: "The least value found on held-out functions",
      .curves(
        .init(
          xLabel: "query", yLabel: "mean least value",
          lines: lines.map { name, values in
            .init(name, x: values.indices.map { Double($0 + 1) }, y: values)
          })))
  }
}

// MARK: - Comparison

extension BlackBox {
  private func curves(of result: MethodComparison.Result) -> Artefact? {
    let lines = result.scores.filter { !$0.last.isEmpty }.map { score in
      // A logarithm has no place for 0, which a search may come to.
      let curve = score.curve.map { max($0, 1e-6) }
      return Artefact.Line(
        score.method.rawValue, x: curve.indices.map { Double($0 + 1) }, y: curve)
    }
    guard !lines.isEmpty else { return nil }
    return Artefact(
      "regret" + suffix(of: result),
      title: "Mean \(result.trial.measure) by query, \(name(of: result))",
      .curves(
        .init(
          xLabel: "query", yLabel: "mean \(result.trial.measure)", lines: lines, logY: true)))
  }

  private func suffix(of result: MethodComparison.Result) -> String {
    (result.trial.function?.rawValue ?? result.trial.suite?.rawValue).map { "-" + $0 } ?? ""
  }

  private func name(of result: MethodComparison.Result) -> String {
    if result.trial.isChildren { return "tasks of training a network, not of the prior" }
    return suffix(of: result).isEmpty
      ? "functions as trained" : "\(result.trial.name) functions, not of the prior"
  }

  private func table(of result: MethodComparison.Result) -> Artefact? {
    guard let own = result[.learned], let random = result[.randomSearch], !random.last.isEmpty
    else { return nil }
    let rows = result.scores.filter { !$0.last.isEmpty }.map { score in
      [
        score.method.rawValue, decimals(mean(score.early)), decimals(mean(score.last)),
        decimals(mean(score.last) / max(mean(random.last), 1e-12)),
        score.method == .learned ? "–" : difference(score.last, own.last),
      ]
    }
    let measure = result.trial.measure
    return Artefact(
      "comparison" + suffix(of: result),
      title: "\(own.last.count) \(name(of: result)), \(settings.queries) queries each",
      .table(
        .init(
          columns: [
            "method", "\(measure) after \(settings.earlyQuery + 1)", "after \(settings.queries)",
            "to random", "over learned, by function",
          ], rows: rows)))
  }

  /// The mean of the differences on the functions that both have searched.
  private func difference(_ others: [Double], _ own: [Double]) -> String {
    guard let estimate = Estimate(zip(others, own).map { $0 - $1 }) else { return "–" }
    let interval = "[\(decimals(estimate.low)), \(decimals(estimate.high))]"
    return "\(decimals(estimate.mean)) \(interval)"
  }
}
