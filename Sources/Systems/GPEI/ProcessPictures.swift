import Foundation
import Learning
import Methods

/// What a Gaussian process and its expected improvement look like, on the axes that it finds
/// important.
struct ProcessPictures {
  private let data: Observations
  private let expectation: Expectation
  private let objective: Objective
  private let lengths: [Double]
  /// The axes, the one with the shortest length first.
  private let axes: [Int]
  /// The best trial, a point of the plain cube.
  private let best: [Double]

  /// Pictures of a search's process.
  init(
    _ data: Observations, _ expectation: Expectation, of search: GPEI, in world: SearchWorld
  ) {
    (self.data, self.expectation, objective) = (data, expectation, world.objective)
    let lengths = search.parameters[0].logLengths
    self.lengths = lengths
    axes = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    best =
      search.study.best().map { data.cube.cube.point(of: search.study.asked[$0].design) }
      ?? search.space.dimensions.map { _ in 0.5 }
  }

  /// Slices through the best trial along the two axes that matter most, the surface over both, and
  /// how much every axis matters.
  var artefacts: [Artefact] {
    axes.prefix(2).enumerated().flatMap { rank, axis in
      slice(along: axis, suffix: rank == 0 ? "" : "-\(rank + 1)")
    } + [surface, relevances].compactMap(\.self)
  }

  private var dimensions: [Methods.Dimension] { data.cube.cube.space.dimensions }

  /// What the process says where the best trial is moved along some axes.
  private func predictions(
    _ points: [[Double]]
  ) -> (means: [Double], deviations: [Double], improvements: [Double]) {
    let flat = points.flatMap { data.cube.point(of: data.cube.cube.configuration(at: $0)) }
    let (means, deviations) = expectation.processes[0].posterior(at: flat)
    return (means, deviations, expectation.values(at: flat))
  }

  /// A standardised score as the metric has it.
  private func metric(_ value: Double) -> Double {
    objective.value(ofScore: data.mean + data.scale * value)
  }

  private func moved(_ axis: Int, to position: Double) -> [Double] {
    var point = best
    point[axis] = position
    return point
  }

  // MARK: - Slices

  private func slice(along axis: Int, suffix: String) -> [Artefact] {
    if case .choice(let words) = dimensions[axis].domain {
      return [words.isEmpty ? nil : table(of: words, along: axis, suffix)].compactMap(\.self)
    }
    let x = (0...80).map { Double($0) / 80 }
    let (means, deviations, improvements) = predictions(x.map { moved(axis, to: $0) })
    func line(_ name: String, _ sigmas: Double) -> Artefact.Line {
      .init(name, x: x, y: zip(means, deviations).map { metric($0) + sigmas * data.scale * $1 })
    }
    let label = "position on \(dimensions[axis].id)"
    return [
      Artefact(
        "slice" + suffix,
        title: "Through the best trial along \(dimensions[axis].id): mean, and two deviations",
        .curves(
          .init(
            xLabel: label, yLabel: objective.name,
            lines: [line("mean", 0), line("+2 sd", 2), line("−2 sd", -2)]))),
      Artefact(
        "improvement" + suffix, title: "The improvement expected there",
        .curves(
          .init(
            xLabel: label, yLabel: "expected improvement",
            lines: [
              .init("expected improvement", x: x, y: improvements.map { $0 * data.scale })
            ]))),
    ]
  }

  private func table(of words: [String], along axis: Int, _ suffix: String) -> Artefact {
    let middles = words.indices.map { (Double($0) + 0.5) / Double(words.count) }
    let (means, deviations, improvements) = predictions(middles.map { moved(axis, to: $0) })
    let rows = words.indices.map { word in
      [
        words[word], brief(metric(means[word])), brief(2 * deviations[word] * data.scale),
        brief(improvements[word] * data.scale),
      ]
    }
    let name = dimensions[axis].id
    return Artefact(
      "slice" + suffix, title: "Through the best trial along \(name): what is expected",
      .table(.init(columns: [name, "mean", "two deviations", "improvement"], rows: rows)))
  }

  // MARK: - All axes

  /// The mean over the two axes that matter most.
  private var surface: Artefact? {
    guard axes.count > 1 else { return nil }
    let size = 24
    let middles = (0..<size).map { (Double($0) + 0.5) / Double(size) }
    let points = middles.reversed().flatMap { up in
      middles.map { across in
        var point = moved(axes[0], to: across)
        point[axes[1]] = up
        return point
      }
    }
    let means = predictions(points).means.map(metric)
    let rows = (0..<size).map { Array(means[$0 * size..<($0 + 1) * size]) }
    let (across, up) = (dimensions[axes[0]].id, dimensions[axes[1]].id)
    return Artefact(
      "surface", title: "Mean through the best trial",
      .heatMap(.init(yLabel: "\(up), upwards", xLabel: across, values: rows)))
  }

  /// 1/ℓ: how many lengths fit on each axis.
  private var relevances: Artefact {
    Artefact(
      "relevance", title: "How much each axis matters: lengths ℓ that fit on it",
      .bars(
        .init(
          labels: axes.map { dimensions[$0].id },
          values: axes.map { exp(-lengths[$0]) }, unit: "1/ℓ")))
  }
}
