import Learning
import Methods

/// The results of a study as a Gaussian process takes them: points of the cube with words apart, and
/// scores of mean 0 and variance 1.
struct Observations {
  /// The cube.
  let cube: OneHotCube
  /// Where trials were, `[trials, width]`.
  let points: [Double]
  /// Their standardised scores; a failure has the worst score there is.
  let values: [Double]
  /// The mean score and the standard deviation of the scores.
  let mean: Double, scale: Double

  /// How many trials a process is given at most.
  static let limit = 500

  /// The results of a study; `nil` before there is a score, or where scores are too large for
  /// their variance to be a number.
  init?(of study: Study<Configuration>, in cube: OneHotCube) {
    guard let worst = study.records.compactMap(\.score).min() else { return nil }
    let records = Self.chosen(from: study).map { study.asked[$0] }
    let scores = records.map { $0.score ?? worst }
    mean = scores.reduce(0, +) / Double(scores.count)
    let squares = scores.reduce(0.0) { [mean] in $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(scores.count)).squareRoot()
    guard deviation.isFinite else { return nil }
    scale = deviation > 0 ? deviation : 1
    self.cube = cube
    points = records.flatMap { cube.point(of: $0.design) }
    values = scores.map { [mean, scale] in ($0 - mean) / scale }
  }

  /// All trials while there are few, then the best and the newest, half of each.
  private static func chosen(from study: Study<Configuration>) -> [Int] {
    guard study.told > limit else { return Array(study.records.indices) }
    let newest = study.records.indices.suffix(limit / 2)
    let best = study.ranking().lazy.filter { !newest.contains($0) }.prefix(limit / 2)
    return best.sorted() + newest
  }

  /// The search for hyper-parameters.
  var fit: GaussianProcessFit {
    GaussianProcessFit(axes: cube.axes, points: points, values: values)
  }
}
