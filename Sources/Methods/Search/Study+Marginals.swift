import Learning

extension Study where Design == Configuration {
  /// The mean score along every dimension.
  func marginals(in space: SearchSpace) -> Artefact {
    let lines = space.dimensions.map { dimension in
      let means = means(along: dimension, bins: 8)
      let known = means.enumerated().compactMap { bin, mean in
        mean.map { ((Double(bin) + 0.5) / 8, $0) }
      }
      return Artefact.Line(dimension.id, x: known.map(\.0), y: known.map(\.1))
    }
    return Artefact(
      "marginals", title: "Mean score along each axis",
      .curves(
        .init(xLabel: "position on the axis", yLabel: "score", lines: lines, isSplit: true)))
  }

  /// The trials on the two dimensions that matter most (of a function of two variables: on both, in
  /// order), with their shadows on each.
  func projection(in world: SearchWorld, _ importance: Importance) -> Artefact {
    let space = world.space
    let dimensions = isSum(in: world) ? Array(space.dimensions.indices) : importance.ranking
    let x = space.dimensions[dimensions[0]]
    let y = space.dimensions[dimensions.count > 1 ? dimensions[1] : dimensions[0]]
    let spots = records.compactMap { record -> ProjectionPicture.Spot? in
      guard let across = record.design[x.id].flatMap(x.position),
        let up = record.design[y.id].flatMap(y.position)
      else { return nil }
      return ProjectionPicture.Spot(x: across, y: up, score: record.score)
    }
    let picture = ProjectionPicture(
      spots: spots,
      above: heights(along: x, bins: ProjectionPicture.width, in: world),
      beside: heights(along: y, bins: ProjectionPicture.height, in: world),
      names: (x.id, y.id))
    return Artefact("projection", title: "f(x, y) = g(x) + h(y)", .scene(picture.scene))
  }

  /// g or h for the margins: the function's own where there is one, else the mean score, scaled
  /// to 0...1.
  private func heights(along dimension: Dimension, bins: Int, in world: SearchWorld) -> [Double] {
    if isSum(in: world) {
      return (0..<bins).map { bin in
        let position = (Double(bin) + 0.5) / Double(bins)
        return world.problem.part(ofDimension: dimension.id, at: position, in: run) ?? 0
      }
    }
    let means = means(along: dimension, bins: bins)
    let known = means.compactMap { $0 }
    guard let low = known.min(), let high = known.max(), high > low else {
      return Array(repeating: 0, count: bins)
    }
    return means.map { mean in mean.map { 0.1 + 0.9 * ($0 - low) / (high - low) } ?? 0 }
  }

  /// Whether scores are known to be sums of what each dimension adds.
  private func isSum(in world: SearchWorld) -> Bool {
    world.space.dimensions.first.flatMap {
      world.problem.part(ofDimension: $0.id, at: 0.5, in: run)
    } != nil
  }

  /// The mean score of the trials in each of equal intervals of a dimension; `nil` where there is none.
  private func means(along dimension: Dimension, bins: Int) -> [Double?] {
    var sums = [Double](repeating: 0, count: bins)
    var counts = [Double](repeating: 0, count: bins)
    for record in records {
      guard let score = record.score,
        let place = record.design[dimension.id].flatMap(dimension.position)
      else { continue }
      let bin = min(Int(place * Double(bins)), bins - 1)
      sums[bin] += score
      counts[bin] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / $1 : nil }
  }
}
