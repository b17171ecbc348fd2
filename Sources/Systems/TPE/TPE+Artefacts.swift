import Learning
import Methods

extension TPE {
  /// The densities along the two axes that matter most, and where l exceeds g on all of them.
  func pictures(of split: ParzenSplit) -> [Artefact] {
    let densities = ParzenDensities(split, of: study, in: space)
    let axes = study.importantDimensions(of: space).prefix(2)
    return axes.enumerated().flatMap { rank, axis in
      [
        densityPicture(rank, along: axis, densities),
        points(rank, along: axis, split),
      ].compactMap(\.self)
    } + [ratios(of: densities)]
  }

  /// l, g and l/g along one axis.
  private func densityPicture(
    _ rank: Int, along axis: Int, _ densities: ParzenDensities
  ) -> Artefact {
    let dimension = space.dimensions[axis]
    let title = "Along \(dimension.id): l of good trials, g of the others, and l/g"
    let id = rank == 0 ? "densities" : "densities-\(rank + 1)"
    if case .choice(let words) = dimension.domain {
      let middles = words.indices.map { (Double($0) + 0.5) / Double(words.count) }
      let rows = middles.map { position in
        (
          densities.good.density(along: axis, at: position),
          densities.bad.density(along: axis, at: position)
        )
      }
      return Artefact(
        id, title: title,
        .table(
          .init(
            columns: [dimension.id, "l", "g", "l/g"],
            rows: zip(words, rows).map { word, row in
              let size = Double(words.count)
              return [word, brief(row.0 / size), brief(row.1 / size), brief(row.0 / row.1)]
            })))
    }
    let x = (0...100).map { Double($0) / 100 }
    let good = x.map { densities.good.density(along: axis, at: $0) }
    let bad = x.map { densities.bad.density(along: axis, at: $0) }
    return Artefact(
      id, title: title,
      .curves(
        .init(
          xLabel: "position on \(dimension.id)", yLabel: "density",
          lines: [
            .init("l, good trials", x: x, y: good), .init("g, the others", x: x, y: bad),
            .init("l/g", x: x, y: zip(good, bad).map { $0 / $1 }),
          ])))
  }

  /// The trials along the same axis by their rank, which is all that the densities see of scores;
  /// the good ones are alive.
  private func points(_ rank: Int, along axis: Int, _ split: ParzenSplit) -> Artefact? {
    let dimension = space.dimensions[axis]
    let (ranking, good) = (study.ranking(), Set(split.good))
    let points = ranking.enumerated().compactMap { place, index -> Artefact.Scatter.Point? in
      let position = study.asked[index].design[dimension.id].flatMap(dimension.position)
      return position.map {
        let better = 1 - (Double(place) + 0.5) / Double(ranking.count)
        return Artefact.Scatter.Point(x: $0, y: better, alive: good.contains(index), trial: index)
      }
    }
    guard !points.isEmpty else { return nil }
    return Artefact(
      rank == 0 ? "split" : "split-\(rank + 1)", title: "Along \(dimension.id): good trials alive",
      .scatter(
        .init(
          xLabel: "position on \(dimension.id)", yLabel: "share of trials that are worse",
          points: points)))
  }

  /// l/g along every axis.
  private func ratios(of densities: ParzenDensities) -> Artefact {
    let bins = 24
    let rows = space.dimensions.indices.map { axis in
      (0..<bins).map { bin in
        let position = (Double(bin) + 0.5) / Double(bins)
        return densities.good.density(along: axis, at: position)
          / densities.bad.density(along: axis, at: position)
      }
    }
    return Artefact(
      "ratios", title: "l/g along every axis: where the next trials go",
      .heatMap(
        .init(
          yLabel: "axis", xLabel: "position, from its low to its high end",
          rows: space.dimensions.map(\.id), values: rows)))
  }
}
