package import Compute
import Foundation

/// A function drawn from a Gaussian process by random Fourier features (Rahimi & Recht 2007).
///
/// The process has mean 0, variance 1 and a squared exponential kernel of length ℓ:
///
///     f(x) = √(2/M) Σ_m w_m cos(ω_m·x + b_m),   w ~ N(0, 1), ω ~ N(0, 1/ℓ²), b ~ U(0, 2π)
///
/// It has derivatives everywhere and a value costs M terms, however many were asked for before.
package struct FourierSample: Hashable, Sendable {
  /// ℓ.
  package let length: Double
  /// ω `[width, M]`.
  package let frequencies: [Float]
  /// b `[M]`.
  package let phases: [Float]
  /// √(2/M) w `[M]`.
  package let amplitudes: [Float]

  /// Draws a function of so many variables.
  package init(width: Int, features: Int, length: Double, random: Random) {
    precondition(
      width > 0 && features > 0 && length > 0, "\(features) features of length \(length)")
    var random = random
    self.length = length
    frequencies = (0..<width * features).map { _ in Float(random.normal() / length) }
    phases = (0..<features).map { _ in Float(2 * .pi * random.uniform()) }
    let scale = (2 / Double(features)).squareRoot()
    amplitudes = (0..<features).map { _ in Float(scale * random.normal()) }
  }

  /// How many variables it has.
  package var width: Int { frequencies.count / phases.count }

  /// The value at a point `[width]`.
  package func value(at point: [Double]) -> Double {
    precondition(point.count == width, "a point of \(point.count) for \(width) variables")
    let features = phases.count
    var sum = 0.0
    for feature in 0..<features {
      var angle = Double(phases[feature])
      for axis in point.indices {
        angle += Double(frequencies[axis * features + feature]) * point[axis]
      }
      sum += Double(amplitudes[feature]) * cos(angle)
    }
    return sum
  }
}

/// What functions are drawn from: Gaussian processes whose lengths are uniform in a range.
package struct FunctionPrior: Codable, Hashable, Sendable {
  /// Variables of a function.
  package let width: Int
  /// ℓ over √width: distances in a cube grow with the root of its dimensions.
  package let lengths: ClosedRange<Double>
  /// M, the terms of a function.
  package let features: Int

  /// A prior of functions of so many variables.
  package init(width: Int, lengths: ClosedRange<Double>, features: Int) {
    (self.width, self.lengths, self.features) = (width, lengths, features)
  }

  /// Draws some functions, each from a stream of its own.
  package func draw(_ count: Int, random: Random) -> [FourierSample] {
    (0..<count).map { number in
      var random = random.stream(number)
      let length = random.uniform(in: lengths) * Double(width).squareRoot()
      return FourierSample(
        width: width, features: features, length: length, random: random.stream("features"))
    }
  }
}
