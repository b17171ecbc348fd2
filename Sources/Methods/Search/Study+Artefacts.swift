public import Learning

// What every study shows, whatever it searches for.
extension Study {
  /// The best of the method.
  ///
  /// - Parameters:
  ///   - noun: What the last column calls a design.
  ///   - extra: One more column.
  public func topTen(
    calling noun: String, extra: (column: String, value: (Int) -> String)? = nil
  ) -> Artefact {
    let best = Array(distinctRanking().prefix(10))
    let rows = best.enumerated().map { place, index in
      let record = asked[index]
      return [
        "\(place + 1)", record.score.map(brief) ?? "failed", "\(index)",
        record.parameters.map(grouped) ?? "",
      ] + (extra.map { [$0.value(index)] } ?? []) + [record.design.description]
    }
    let columns =
      ["rank", "score", "trial", "parameters"] + (extra.map { [$0.column] } ?? []) + [noun]
    return Artefact(
      "top", title: "The ten best", .table(.init(columns: columns, rows: rows, trials: best)))
  }

  /// Every network of the method by its size and score, those that would reach the finals now
  /// alive; `nil` where candidates have no size, or all the same.
  public var sizes: Artefact? {
    let places = records.indices.filter {
      asked[$0].arms.contains(0) && asked[$0].parameters != nil && asked[$0].score != nil
    }
    guard Set(places.map { asked[$0].parameters }).count > 1 else { return nil }
    let alive = plan.count > 0 ? Set(ranking().prefix(plan.count)) : Set(places)
    let points = places.map { place in
      Artefact.Scatter.Point(
        x: Double(asked[place].parameters ?? 0), y: asked[place].score ?? 0,
        alive: alive.contains(place), trial: place)
    }
    return Artefact(
      "front", title: "Size and score",
      .scatter(
        .init(xLabel: "parameters", yLabel: "score", points: points, logX: true, hasFront: true)))
  }

  /// The finals as a table: who found what, and what the validation and test parts say; `nil`
  /// before they begin.
  public func finalsTable(calling noun: String) -> Artefact? {
    guard let finals, !finals.finalists.isEmpty else { return nil }
    let rows = finals.finalists.map { finalist in
      [
        finalist.arms.map { arms[$0].id }.joined(separator: ", "), "\(finalist.record)",
        finalist.score.map(brief) ?? "", finals.test(of: finalist.record).map(brief) ?? "",
        asked[finalist.record].design.description,
      ]
    }
    return Artefact(
      "finals", title: "Finals",
      .table(
        .init(
          columns: ["found by", "trial", "validation", "test", noun], rows: rows,
          trials: finals.finalists.map(\.record))))
  }

  /// The finalists with the probability that each is the best; `nil` before all are tested.
  public func verdict(in world: some StudiedWorld, calling noun: String) -> Artefact? {
    guard let finals, let winner = winner(in: world) else { return nil }
    var weights = winner.weights[...]
    let rows = finals.tests.map { test in
      let record = asked[test.record]
      return [
        "\(test.record)", record.score.map(brief) ?? "failed",
        test.score.map(brief) ?? "failed", test.score == nil ? "" : brief(weights.removeFirst()),
        record.design.description,
      ]
    }
    return Artefact(
      "verdict", title: "Test accuracy of an uncertain winner: \(winner)",
      .table(
        .init(
          columns: ["trial", "validation", "test", "P(best)", noun], rows: rows,
          trials: finals.tests.map(\.record))))
  }
}
