package import Compute
import Foundation

/// The density of configurations around some observed ones, a mixture of products.
///
/// There is a kernel for each observation and one for the prior (Bergstra, Bardenet, Bengio & Kégl
/// 2011; multivariate as in Optuna 5). Kernels have one factor an axis, so that what goes together in an observation stays together in
/// what is drawn. Where an axis does not apply to an observation, its factor there is the prior's.
package struct ParzenEstimator: Sendable {
  /// Where configurations are points.
  private let cube: UnitCube
  /// Logarithms of the weights, which sum to 1; the last is the prior's.
  private let logWeights: [Double]
  fileprivate let axes: [Kernels]

  fileprivate enum Kernels {
    case numbers(NumberKernels)
    case words(WordKernels)
  }

  /// The density around observations, the oldest first, each `[dimensions]` with NaN on axes that
  /// do not apply.
  package init(_ observations: [[Double]], in cube: UnitCube) {
    precondition(
      observations.allSatisfy { $0.count == cube.dimensions },
      "observations of \(observations.map(\.count)) coordinates in \(cube.dimensions) dimensions")
    self.cube = cube
    let weights = Self.weights(of: observations.count) + [1]
    let sum = weights.reduce(0, +)
    logWeights = weights.map { log($0 / sum) }
    axes = cube.space.dimensions.enumerated().map { place, dimension in
      let column = observations.map { $0[place] }
      return dimension.wordCount.map { .words(WordKernels(column, words: $0)) }
        ?? .numbers(NumberKernels(column))
    }
  }

  /// The weights of observations before they are normalised: the newest 25 count fully, older ones
  /// less and less, down to 1/n.
  package static func weights(of count: Int) -> [Double] {
    guard count > 25 else { return Array(repeating: 1, count: count) }
    let (first, older) = (1 / Double(count), count - 25)
    let ramp = (0..<older).map { place in
      older == 1 ? first : first + (1 - first) * Double(place) / Double(older - 1)
    }
    return ramp + Array(repeating: 1, count: 25)
  }
}

// MARK: - Densities

extension ParzenEstimator {
  /// The logarithm of the density at a configuration: of its real numbers, and the probability of
  /// its counts and words.
  package func logDensity(of configuration: Configuration) -> Double {
    var sums = logWeights
    var entries = configuration.entries[...]
    for (dimension, axis) in zip(cube.space.dimensions, axes) {
      guard let entry = entries.first, entry.dimension == dimension.id else { continue }
      entries.removeFirst()
      axis.addLogDensities(of: entry.value, on: dimension, to: &sums)
    }
    return logSum(sums)
  }

  /// The density along one axis alone, at a position; of counts and words the probability of the
  /// cell there over its width, so that it integrates to 1 in any case.
  package func density(along axis: Int, at position: Double) -> Double {
    let dimension = cube.space.dimensions[axis]
    let value = dimension.value(at: position)
    var sums = logWeights
    axes[axis].addLogDensities(of: value, on: dimension, to: &sums)
    let width = dimension.cell(of: value).map { $0.high - $0.low } ?? 1
    return exp(logSum(sums)) / width
  }

  private func logSum(_ terms: [Double]) -> Double {
    // The prior reaches everywhere, so the largest term is finite.
    let largest = terms.max() ?? 0
    return largest + log(terms.reduce(0) { $0 + exp($1 - largest) })
  }
}

extension ParzenEstimator.Kernels {
  func addLogDensities(
    of value: DimensionValue, on dimension: Dimension, to sums: inout [Double]
  ) {
    switch self {
    case .words(let kernels):
      guard case .choice(let words) = dimension.domain, case .choice(let word) = value,
        let place = words.firstIndex(of: word)
      else { return }
      kernels.addLogMasses(of: place, to: &sums)
    case .numbers(let kernels):
      if let cell = dimension.cell(of: value) {
        kernels.addLogMasses(of: cell, to: &sums)
      } else if let position = dimension.position(of: value) {
        kernels.addLogDensities(at: position, to: &sums)
      }
    }
  }
}

// MARK: - Drawing

extension ParzenEstimator {
  /// A configuration drawn from the density: a kernel by its weight, and every axis from that kernel.
  package func draw(random: Random) -> Configuration {
    var random = random
    let kernel = kernel(random: &random)
    let point = axes.map { axis in
      switch axis {
      case .numbers(let kernels): kernels.draw(from: kernel, random: &random)
      case .words(let kernels): kernels.draw(from: kernel, random: &random)
      }
    }
    return cube.configuration(at: point)
  }

  private func kernel(random: inout Random) -> Int {
    var rest = random.uniform()
    for (kernel, weight) in logWeights.dropLast().enumerated() {
      rest -= exp(weight)
      if rest < 0 { return kernel }
    }
    return logWeights.count - 1
  }
}
