import Learning

extension Study {
  /// What can be looked at.
  ///
  /// - Parameter areIndependent: Whether trials were chosen without looking at results, so that
  ///   some of them are a smaller search of the same kind.
  func artefacts(in world: SearchWorld, areIndependent: Bool) -> [Artefact] {
    guard !records.isEmpty else { return [] }
    let importance = Importance(of: space, records: records)
    var artefacts: [Artefact] = []
    if let best, let picture = picture(of: records[best], in: world) {
      artefacts.append(Artefact("architecture", title: "Best architecture", picture))
    }
    artefacts += [table, projection(in: world, importance), bars(of: importance), marginals]
    if areIndependent {
      let curve = EfficiencyCurve(scores: records.map(\.score))
      artefacts.append(
        Artefact("efficiency", title: "What shorter searches find", .curves(curve.curves)))
    }
    artefacts.append(parallelCoordinates)
    if let sizes { artefacts.append(sizes) }
    if let winner = winner(in: world) { artefacts.append(verdict(winner)) }
    return artefacts
  }

  /// The architecture of a trial; `nil` where configurations are no architectures.
  func picture(of record: Record, in world: SearchWorld) -> Artefact.Content? {
    world.problem.picture(of: record.configuration, record.spreads)
  }

  private var table: Artefact {
    let rows = ranking.prefix(10).enumerated().map { place, index in
      let record = records[index]
      return [
        "\(place + 1)", record.score.map(brief) ?? "failed", "\(index)",
        record.parameters.map(grouped) ?? "", record.configuration.description,
      ]
    }
    return Artefact(
      "top", title: "The ten best",
      .table(.init(columns: ["rank", "score", "trial", "parameters", "point"], rows: rows)))
  }

  private func bars(of importance: Importance) -> Artefact {
    let order = importance.ranking
    return Artefact(
      "importance", title: "Share of the variance that an axis explains alone",
      .bars(
        .init(
          labels: order.map { space.dimensions[$0].id },
          values: order.map { importance.shares[$0] },
          unit: "ω²")))
  }

  /// Every network by its size and score; `nil` where candidates have no size.
  private var sizes: Artefact? {
    let sized = records.filter { $0.parameters != nil && $0.score != nil }
    guard Set(sized.map(\.parameters)).count > 1 else { return nil }
    let configurations = sized.map {
      Artefact.Scatter.Point(x: Double($0.parameters ?? 0), y: $0.score ?? 0)
    }
    return Artefact(
      "front", title: "Size and score",
      .scatter(
        .init(
          xLabel: "parameters", yLabel: "score", points: configurations, logX: true, hasFront: true)
      ))
  }

  /// The best trials as lines across all dimensions.
  private var parallelCoordinates: Artefact {
    let lines = ranking.prefix(8).enumerated().map { place, index in
      let places = space.dimensions.enumerated().compactMap { number, dimension in
        records[index].configuration[dimension.id].flatMap(dimension.position).map {
          (Double(number + 1), $0)
        }
      }
      return Artefact.Line("rank \(place + 1)", x: places.map(\.0), y: places.map(\.1))
    }
    let names = space.dimensions.enumerated().map { "\($0 + 1) \($1.id)" }.joined(separator: ", ")
    return Artefact(
      "parallel", title: "The best trials across all axes",
      .curves(.init(xLabel: names, yLabel: "position", lines: lines)))
  }

  private func verdict(_ winner: UncertainWinner) -> Artefact {
    let rows = zip(tests, winner.weights).map { test, weight in
      let record = records[test.record]
      return [
        "\(test.record)", record.score.map(brief) ?? "failed",
        test.score.map(brief) ?? "failed", brief(weight), record.configuration.description,
      ]
    }
    return Artefact(
      "verdict", title: "Test accuracy of an uncertain winner: \(winner)",
      .table(
        .init(columns: ["trial", "validation", "test", "P(best)", "point"], rows: rows)))
  }
}
