public import Learning

// What a study shows of configurations in a declared space.
extension Study where Design == Configuration {
  /// The next candidate: one of `planned` configurations to search, known ones first and then from
  /// `next`, and at the end the finalists.
  ///
  /// - Parameter parent: The record that `next` changes, if it changes one.
  public mutating func ask(
    planned: Int, parent: Int? = nil, next: () -> Configuration?
  ) -> SearchCandidate<Configuration>? {
    guard asked.count < planned else { return proposeFinal() }
    if let known, asked.count < known.count {
      let point = known[asked.count]
      return propose(point.design, known: point.score)
    }
    return next().map { propose($0, parent: parent) }
  }

  /// How many of its first configurations were known before.
  public var knownCount: Int { known?.count ?? 0 }

  /// The score that was known of a record before it was asked for.
  func knownScore(ofRecord place: Int) -> Double? {
    place < knownCount ? known?[place].score : nil
  }

  /// Makes sure that it began with what was known.
  func checkKnown(against fresh: Study) throws(StateFlaw) {
    try StateFlaw.unless(known == fresh.known, "known")
    for (place, (record, point)) in zip(asked, known ?? []).enumerated() {
      try StateFlaw.unless(record.design == point.design, "asked.\(place).design")
    }
  }

  /// What can be looked at.
  ///
  /// - Parameter areIndependent: Whether trials were chosen without looking at results, so that
  ///   some of them are a smaller search of the same kind.
  public func artefacts(in world: SearchWorld, areIndependent: Bool) -> [Artefact] {
    guard !records.isEmpty else { return [] }
    let importance = Importance(of: world.space, records: records)
    var artefacts = best().map { pictures("Best architecture", ofTrial: $0, in: world) } ?? []
    artefacts += [
      topTen(calling: "point"), projection(in: world, importance),
      bars(of: importance, in: world.space), marginals(in: world.space),
    ]
    if areIndependent {
      let curve = EfficiencyCurve(scores: records.map(\.score))
      artefacts.append(
        Artefact("efficiency", title: "What shorter searches find", .curves(curve.curves)))
    }
    artefacts.append(parallelCoordinates(in: world, importance))
    return artefacts + [sizes, verdict(in: world, calling: "point")].compactMap(\.self)
  }

  /// The architecture of a trial of the search, and its layers drawn; none where configurations are
  /// no architectures, or of another trial.
  func pictures(
    _ title: String = "Architecture", ofTrial trial: Int, in world: SearchWorld
  ) -> [Artefact] {
    guard records.indices.contains(trial), let picture = picture(of: asked[trial], in: world) else {
      return []
    }
    let whole = Artefact("architecture", title: title, picture)
    guard var drawing = world.problem.drawing(of: asked[trial].design) else { return [whole] }
    drawing.trial = trial
    return [whole, Artefact("architecture-layers", title: "\(title), drawn", .layers(drawing))]
  }

  /// The space's dimensions by their places, those first that explain most of the scores.
  public func importantDimensions(of space: SearchSpace) -> [Int] {
    Importance(of: space, records: records).ranking
  }

  /// The architecture of a trial; `nil` where configurations are no architectures.
  public func picture(of record: Record, in world: SearchWorld) -> Artefact.Content? {
    world.problem.picture(of: record.design, record.spreads)
  }

  private func bars(of importance: Importance, in space: SearchSpace) -> Artefact {
    let order = importance.ranking
    return Artefact(
      "importance", title: "Share of the variance that an axis explains alone",
      .bars(
        .init(
          labels: order.map { space.dimensions[$0].id },
          values: order.map { importance.shares[$0] },
          unit: "ω²")))
  }

  /// Trials as lines across all dimensions, those first that matter most.
  private func parallelCoordinates(in world: SearchWorld, _ importance: Importance) -> Artefact {
    let dimensions = importance.ranking.map { world.space.dimensions[$0] }
    let lines = ranking().compactMap { index -> Artefact.Parallel.Line? in
      guard let score = asked[index].score else { return nil }
      let places = dimensions.map { asked[index].design[$0.id].flatMap($0.position) }
      return Artefact.Parallel.Line("\(index)", places: places, score: score)
    }
    return Artefact(
      "parallel", title: "The best trials across all axes",
      .parallel(
        .init(
          axes: dimensions.map(\.axis), lines: Array(lines.prefix(Self.mostLines)),
          measure: world.objective.name)))
  }

  /// More lines across axes would hide each other.
  private static var mostLines: Int { 60 }
}

extension Dimension {
  /// Its axis: the values at its ends.
  fileprivate var axis: Artefact.Parallel.Coordinate {
    Artefact.Parallel.Coordinate(
      id, low: "\(value(at: 0))", high: "\(value(at: 1))")
  }
}
