import Compute
import Foundation
import Testing

@testable import Methods

@Suite struct GaussianProcessTests {
  private let points = [0.1, 0.2, 0.5, 0.9, 0.8, 0.4]
  private let values = [-1.0, 0.5, 1.2]

  private func process(_ shape: StationaryKernel.Shape = .matern52) throws -> GaussianProcess {
    try GaussianProcess(
      kernel: StationaryKernel(shape, amplitude: 1.5, lengths: [0.5, 0.3]),
      noise: 1e-6 + exp(-8), points: points, values: values)
  }

  /// From numpy, by solving the linear equations.
  @Test func posteriorAndEvidenceAreThoseOfTheEquations() throws {
    let process = try process()
    let (means, deviations) = process.posterior(at: [0.4, 0.4])
    #expect(abs(means[0] - 0.21305777179082552) < 1e-10)
    #expect(abs(deviations[0] - 0.7665274572717372) < 1e-10)
    #expect(abs(process.logEvidence + 4.440383236370275) < 1e-10)
  }

  /// One point, by hand: mean k y / (1 + noise) and variance 1 − k² / (1 + noise).
  @Test func onePointIsAsWorkedOutByHand() throws {
    let kernel = StationaryKernel(.squaredExponential, amplitude: 1, lengths: [1])
    let process = try GaussianProcess(kernel: kernel, noise: 0.25, points: [0], values: [2])
    let (means, deviations) = process.posterior(at: [1])
    let k = exp(-0.5)
    #expect(abs(means[0] - k * 2 / 1.25) < 1e-12)
    #expect(abs(deviations[0] - (1 - k * k / 1.25).squareRoot()) < 1e-12)
  }

  @Test(arguments: StationaryKernel.Shape.allCases)
  func slopesAreThoseOfSmallSteps(shape: StationaryKernel.Shape) throws {
    let process = try process(shape)
    let point = [0.35, 0.6]
    let slopes = process.slopes(at: point)
    for axis in 0..<2 {
      var (low, high) = (point, point)
      low[axis] -= 1e-5
      high[axis] += 1e-5
      let (below, above) = (process.posterior(at: low), process.posterior(at: high))
      #expect(abs((above.means[0] - below.means[0]) / 2e-5 - slopes.meanSlope[axis]) < 1e-6)
      let slope = (above.deviations[0] - below.deviations[0]) / 2e-5
      #expect(abs(slope - slopes.deviationSlope[axis]) < 1e-6)
    }
  }

  @Test(arguments: StationaryKernel.Shape.allCases)
  func thePosteriorOfParametersHasItsGradient(shape: StationaryKernel.Shape) throws {
    var random = Random(seed: 4)
    let points = (0..<24).map { _ in random.uniform() }
    // The second and the third coordinate share an axis.
    var fit = GaussianProcessFit(
      axes: [0, 1, 1], points: points, values: (0..<8).map { _ in random.normal() })
    fit.shape = shape
    let row = [-0.4, -0.9, 0.3, -3]
    let gradient = try #require(fit.logPosterior(row)).gradient
    for place in row.indices {
      var (low, high) = (row, row)
      low[place] -= 1e-5
      high[place] += 1e-5
      let values = [low, high].compactMap { fit.logPosterior($0)?.value }
      #expect(abs((values[1] - values[0]) / 2e-5 - gradient[place]) < 1e-5, "\(place)")
    }
  }

  /// What is believed changes no mean, and leaves no doubt where it is believed.
  @Test func believingKeepsTheMean() throws {
    let process = try process()
    let believing = try process.believing(at: [0.4, 0.4])
    let (before, after) = (
      process.posterior(at: [0.4, 0.4, 0.9, 0.1]), believing.posterior(at: [0.4, 0.4, 0.9, 0.1])
    )
    #expect(abs(before.means[0] - after.means[0]) < 1e-3)
    #expect(abs(before.means[1] - after.means[1]) < 1e-3)
    #expect(after.deviations[0] < 0.03 && after.deviations[1] <= before.deviations[1])
  }

  /// A function that varies along one axis alone gets a short length there and a long one beside.
  @Test func theFitFindsTheAxisThatMatters() {
    let sequence = SobolSequence(dimensions: 2, random: Random(seed: 1))
    let points = (0..<30).map { sequence.point($0) }
    let fit = GaussianProcessFit(
      axes: [0, 1], points: points.flatMap { $0 }, values: points.map { sin(9 * $0[0]) * 1.4 })
    let found = fit.mostProbable(from: nil, random: Random(seed: 2))
    #expect(found.logLengths[0] < -0.8 && found.logLengths[1] > 0, "\(found)")
    #expect(found.noise < 0.01)
    let density = fit.logPosterior(found.row)?.value ?? -.infinity
    for place in found.row.indices {
      for step in [-0.1, 0.1] {
        var row = found.row
        row[place] += step
        #expect(fit.logPosterior(row)?.value ?? -.infinity <= density + 1e-6)
      }
    }
  }

  /// Without data the posterior of the hyper-parameters would be the prior; one value of 0 says
  /// next to nothing of lengths.
  @Test func samplesOfTheParametersFollowThePrior() {
    let fit = GaussianProcessFit(axes: [0], points: [0.5], values: [0])
    let samples = fit.samples(3000, from: fit.prior.mean, random: Random(seed: 5))
    let lengths = samples.map { $0.logLengths[0] - log(0.5) }
    let mean = lengths.reduce(0, +) / 3000
    let variance = lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3000
    #expect(abs(mean) < 0.1 && abs(variance - 1) < 0.15, "\(mean) \(variance)")
  }

  @Test func functionsOfThePriorHaveItsCovariance() throws {
    let kernel = StationaryKernel(.matern52, amplitude: 2, lengths: [0.4])
    let points = [0.1, 0.3]
    let draws = try (0..<8000).map {
      try kernel.sample(at: points, random: Random(seed: 6).stream($0))
    }
    let product = draws.reduce(0) { $0 + $1[0] * $1[1] } / 8000
    let square = draws.reduce(0) { $0 + $1[0] * $1[0] } / 8000
    #expect(abs(product - kernel.covariances([0.1], [0.3]).values[0]) < 0.12)
    #expect(abs(square - 2) < 0.12)
  }

  @Test func likePointsAreTold() throws {
    let kernel = StationaryKernel(.matern52, amplitude: 1, lengths: [1])
    let process = try GaussianProcess(
      kernel: kernel, noise: 0, points: [0.5, 0.5, 0.5], values: [1, 1, 1])
    #expect(abs(process.posterior(at: [0.5]).means[0] - 1) < 1e-3)
  }
}

@Suite struct ExpectedImprovementTests {
  /// z = 0: σ φ(0); z = 1: σ (Φ(1) + φ(1)).
  @Test func itIsAsWorkedOutByHand() {
    let level = ExpectedImprovement.value(mean: 3, deviation: 2, over: 3)
    #expect(abs(level - 2 * 0.3989422804014327) < 1e-12)
    let above = ExpectedImprovement.value(mean: 5, deviation: 2, over: 3)
    #expect(abs(above - 2 * (0.8413447460685429 + 0.24197072451914337)) < 1e-12)
    #expect(ExpectedImprovement.value(mean: 5, deviation: 0, over: 3) == 2)
    #expect(ExpectedImprovement.value(mean: 1, deviation: 0, over: 3) == 0)
  }

  @Test func itIsTheMeanOfWhatIsMore() {
    var random = Random(seed: 7)
    let mean =
      (0..<200_000).reduce(0.0) { sum, _ in
        sum + max(0.5 + 0.8 * random.normal() - 1, 0)
      } / 200_000
    #expect(abs(mean - ExpectedImprovement.value(mean: 0.5, deviation: 0.8, over: 1)) < 0.003)
  }

  @Test func slopesAreThoseOfSmallSteps() {
    let slopes = ExpectedImprovement.slopes(mean: 0.5, deviation: 0.8, over: 1)
    func value(_ mean: Double, _ deviation: Double) -> Double {
      ExpectedImprovement.value(mean: mean, deviation: deviation, over: 1)
    }
    #expect(abs((value(0.50001, 0.8) - value(0.49999, 0.8)) / 2e-5 - slopes.mean) < 1e-8)
    #expect(abs((value(0.5, 0.80001) - value(0.5, 0.79999)) / 2e-5 - slopes.deviation) < 1e-8)
  }
}
