import Compute
import Learning

/// What to expect of searches of fewer trials (Bergstra & Bengio 2012, section 2.2).
///
/// N trials are dealt into N/s independent experiments of s trials each; the best scores of the
/// experiments of a size show what a search of that size finds, and how much luck is in it.
struct EfficiencyCurve {
  /// The experiments of one size.
  struct Size: Hashable {
    /// How many trials each experiment has.
    let trials: Int
    /// The quartiles of their best scores.
    let lower: Double, median: Double, upper: Double
  }

  /// Sizes 1, 2, 4, …, as far as the trials reach.
  let sizes: [Size]

  /// Deals out trials, whose failures are `nil` and worse than any score.
  init(scores: [Double?]) {
    // The order of a grid is no random order, so the trials are shuffled first.
    var random = Random(seed: 0xeff)
    var shuffled = scores
    random.shuffle(&shuffled)
    var sizes: [Size] = []
    var size = 1
    while size <= scores.count {
      let best = stride(from: 0, through: scores.count - size, by: size).compactMap { start in
        shuffled[start..<start + size].compactMap { $0 }.max()
      }.sorted()
      if !best.isEmpty {
        sizes.append(
          Size(
            trials: size, lower: quantile(0.25, ofSorted: best),
            median: quantile(0.5, ofSorted: best), upper: quantile(0.75, ofSorted: best)))
      }
      size *= 2
    }
    self.sizes = sizes
  }

  /// The quartiles as lines over the size of the experiment.
  var curves: Artefact.Curves {
    let x = sizes.map { Double($0.trials) }
    return Artefact.Curves(
      xLabel: "trials in an experiment", yLabel: "best score",
      lines: [
        .init("upper quartile", x: x, y: sizes.map(\.upper)),
        .init("median", x: x, y: sizes.map(\.median)),
        .init("lower quartile", x: x, y: sizes.map(\.lower)),
      ], logX: true)
  }
}
