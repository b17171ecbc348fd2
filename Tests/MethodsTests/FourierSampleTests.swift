import Compute
import Foundation
import Testing

@testable import Methods

@Suite struct FourierSampleTests {
  @Test func aValueIsTheSumOfItsTerms() {
    let sample = FourierSample(width: 2, features: 2, length: 0.3, random: Random(seed: 4))
    let (w, b, omega) = (sample.amplitudes, sample.phases, sample.frequencies)
    let point = [0.2, 0.9]
    let first = Double(w[0]) * cos(Double(omega[0]) * 0.2 + Double(omega[2]) * 0.9 + Double(b[0]))
    let second = Double(w[1]) * cos(Double(omega[1]) * 0.2 + Double(omega[3]) * 0.9 + Double(b[1]))
    #expect(sample.width == 2)
    #expect(abs(sample.value(at: point) - (first + second)) < 1e-12)
  }

  /// Over many draws the mean is 0, the variance 1, and the covariance exp(−r²/2ℓ²).
  @Test func drawsHaveTheCovarianceOfTheKernel() {
    let prior = FunctionPrior(width: 1, lengths: 0.2...0.2, features: 64)
    let samples = prior.draw(4000, random: Random(seed: 2))
    let (here, there) = (samples.map { $0.value(at: [0.4]) }, samples.map { $0.value(at: [0.65]) })
    func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
    #expect(abs(mean(here)) < 0.06)
    #expect(abs(mean(here.map { $0 * $0 }) - 1) < 0.08)
    let covariance = mean(zip(here, there).map { $0 * $1 })
    #expect(abs(covariance - exp(-0.25 * 0.25 / (2 * 0.2 * 0.2))) < 0.06)
  }

  @Test func lengthsGrowWithTheRootOfTheVariables() {
    let prior = FunctionPrior(width: 4, lengths: 0.15...0.5, features: 8)
    let lengths = prior.draw(200, random: Random(seed: 1)).map(\.length)
    #expect(lengths.allSatisfy { (0.3...1).contains($0) })
    #expect((lengths.max() ?? 0) > 0.95 && (lengths.min() ?? 1) < 0.35)
  }
}
