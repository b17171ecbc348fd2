import Compute
import Foundation
import Testing

@testable import Learning

/// Intervals cover the true mean as often as they say, by simulation with a fixed seed.
@Suite struct CoverageTests {
  /// What values are drawn from.
  enum Source: String, CaseIterable {
    case normal, exponential, lognormal, gamma, laplace, student3, student4, student5

    /// The true mean.
    var mean: Double {
      switch self {
      case .exponential: 1
      case .lognormal: exp(0.125)
      case .gamma: 2
      default: 0
      }
    }

    /// The next value.
    func draw(_ random: inout Random) -> Double {
      switch self {
      case .normal: random.normal()
      case .exponential: random.gamma(1)
      case .lognormal: exp(0.5 * random.normal())
      case .gamma: random.gamma(2)
      case .laplace: random.gamma(1) - random.gamma(1)
      case .student3: student(3, &random)
      case .student4: student(4, &random)
      case .student5: student(5, &random)
      }
    }

    private func student(_ freedom: Double, _ random: inout Random) -> Double {
      random.normal() / (2 * random.gamma(freedom / 2) / freedom).squareRoot()
    }
  }

  /// In how many percent of samples an interval covers the mean, ours and Student's alone.
  private func coverage(_ source: Source, _ count: Int) -> (ours: Double, plain: Double) {
    // As many draws for every count, so that few values are judged by more samples.
    let samples = 300_000 / count
    let critical = studentQuantile(0.975, freedom: count - 1)
    var random = Random(seed: 7).stream(source.rawValue).stream(count)
    var (ours, plain) = (0, 0)
    for _ in 0..<samples {
      let values = (0..<count).map { _ in source.draw(&random) }
      let interval = StudentInterval(of: values)
      if interval.low <= source.mean, source.mean <= interval.high { ours += 1 }
      let mean = values.reduce(0, +) / Double(count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let reach = critical * (squares / Double(count - 1) / Double(count)).squareRoot()
      if abs(mean - source.mean) <= reach { plain += 1 }
    }
    return (100 * Double(ours) / Double(samples), 100 * Double(plain) / Double(samples))
  }

  /// 93 to 97 % of normal, skewed and heavy-tailed samples; Student's t alone does not reach that of
  /// five exponential values.
  @Test(arguments: Source.allCases, [5, 10, 20]) func theMeanIsCovered(source: Source, count: Int) {
    let (ours, plain) = coverage(source, count)
    #expect((93...97).contains(ours), "\(source) of \(count): \(ours) %")
    if source == .exponential, count == 5 { #expect(plain < 90) }
  }

  /// Wilson's interval covers a share on the average over shares; of few cases it cannot do so at
  /// each of them.
  @Test(arguments: [5, 10, 20]) func theShareIsCovered(count: Int) {
    var (total, shares) = (0.0, 0.0)
    for share in stride(from: 0.05, to: 0.96, by: 0.05) {
      var chance = pow(1 - share, Double(count))
      for yes in 0...count {
        if let estimate = Estimate(yes: yes, of: count), estimate.low <= share,
          share <= estimate.high
        {
          total += chance
        }
        chance *= Double(count - yes) / Double(yes + 1) * share / (1 - share)
      }
      shares += 1
    }
    #expect((0.93...0.97).contains(total / shares), "\(count): \(total / shares)")
  }
}
