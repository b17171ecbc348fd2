import Compute
import Learning
import Methods

extension CMAES {
  /// The step size with the axes, the mean, and what goes with what.
  var pictures: [Artefact] {
    let entries = history.entries
    guard entries.count > 1 else { return [] }
    let x = entries.map { Double($0.generation) }
    let lengths = space.dimensions.indices.map { axis in
      Artefact.Line("axis \(axis + 1)", x: x, y: entries.map { $0.lengths[axis] })
    }
    let means = space.dimensions.enumerated().map { place, dimension in
      Artefact.Line(dimension.id, x: x, y: entries.map { $0.mean[place] })
    }
    return [
      Artefact(
        "axes", title: "Step size σ and the lengths of the distribution's axes",
        .curves(
          .init(
            xLabel: "generation", yLabel: "share of the range",
            lines: [.init("σ", x: x, y: entries.map(\.sigma))] + lengths.reversed(), logY: true))),
      Artefact(
        "mean", title: "The mean of the distribution",
        .curves(.init(xLabel: "generation", yLabel: "position", lines: means))),
      correlations, principalAxes,
    ].compactMap(\.self)
  }

  /// What goes with what: the covariance over the standard deviations.
  private var correlations: Artefact? {
    let covariance = distribution.covariance
    let deviations = covariance.diagonal.map { $0.squareRoot() }
    guard deviations.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    let names = space.dimensions.map(\.id)
    let rows = names.indices.map { row in
      names.indices.map { covariance[row, $0] / (deviations[row] * deviations[$0]) }
    }
    return Artefact(
      "correlations", title: "Correlations of the axes in what is drawn",
      .heatMap(
        .init(yLabel: "axis", xLabel: "axis", rows: names, columns: names, values: rows)))
  }

  /// The axes of the distribution, the longest first, in terms of the space's.
  private var principalAxes: Artefact? {
    guard let (directions, lengths) = try? distribution.axes() else { return nil }
    let rows = lengths.indices.reversed().map { axis in
      [brief(distribution.sigma * lengths[axis])]
        + directions.column(axis).map { brief(($0 * 100).rounded() / 100) }
    }
    return Artefact(
      "principal-axes", title: "Axes of the distribution, the longest first",
      .table(.init(columns: ["length"] + space.dimensions.map(\.id), rows: rows)))
  }
}
