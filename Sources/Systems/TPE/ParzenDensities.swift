import Compute
import Methods

/// The densities of good and of bad trials.
struct ParzenDensities {
  /// l: of the good ones.
  let good: ParzenEstimator
  /// g: of the bad ones.
  let bad: ParzenEstimator

  /// The densities of a study's trials.
  init(_ split: ParzenSplit, of study: Study<Configuration>, in space: SearchSpace) {
    let cube = UnitCube(space)
    func estimator(_ records: [Int]) -> ParzenEstimator {
      ParzenEstimator(records.map { cube.point(of: study.asked[$0].design) }, in: cube)
    }
    (good, bad) = (estimator(split.good), estimator(split.bad))
  }

  /// Of some draws from l, the one with the greatest l/g; the first of equals.
  func mostPromising(of count: Int, random: Random) -> Configuration {
    var best = good.draw(random: random.stream(0))
    var greatest = logRatio(at: best)
    for candidate in 1..<max(count, 1) {
      let configuration = good.draw(random: random.stream(candidate))
      let ratio = logRatio(at: configuration)
      if ratio > greatest { (best, greatest) = (configuration, ratio) }
    }
    return best
  }

  /// log l − log g at a configuration.
  func logRatio(at configuration: Configuration) -> Double {
    good.logDensity(of: configuration) - bad.logDensity(of: configuration)
  }
}
