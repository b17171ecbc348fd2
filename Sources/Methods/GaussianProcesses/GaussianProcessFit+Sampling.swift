package import Compute
import Foundation

extension GaussianProcessFit {
  /// Draws from the posterior of the hyper-parameters, each a sweep of slice sampling after the one
  /// before (Neal 2003; for Bayesian optimisation Snoek, Larochelle & Adams 2012, section 3.2).
  package func samples(
    _ count: Int, from start: GaussianProcessParameters, random: Random
  ) -> [GaussianProcessParameters] {
    var row = start.row
    var random = random
    return (0..<count).map { _ in
      for place in row.indices { row[place] = slice(row, along: place, random: &random) }
      return GaussianProcessParameters(row)
    }
  }

  /// Another value of one component, by stepping out and shrinking (Neal 2003, figures 3 and 5).
  private func slice(_ row: [Double], along place: Int, random: inout Random) -> Double {
    func density(_ value: Double) -> Double {
      var moved = row
      moved[place] = value
      return logPosterior(moved, hasGradient: false)?.value ?? -.infinity
    }
    let level = density(row[place]) + log(1 - random.uniform())
    guard level.isFinite else { return row[place] }
    var low = row[place] - random.uniform()
    var high = low + 1
    for _ in 0..<8 where density(low) > level { low -= 1 }
    for _ in 0..<8 where density(high) > level { high += 1 }
    for _ in 0..<50 {
      let value = low + (high - low) * random.uniform()
      if density(value) > level { return value }
      if value < row[place] { low = value } else { high = value }
    }
    return row[place]
  }
}
