import Foundation

/// An instance of a function of BBOB in so many dimensions: where its minimum lies, what its least
/// value is and how it is rotated.
///
/// Values agree with those of COCO. Variables are meant to lie in −5...5; where a function is
/// defined beyond, its value is COCO's too.
public struct BBOBInstance: Hashable, Sendable {
  /// The function.
  public let function: BBOBFunction
  /// How many variables it takes.
  public let dimensions: Int
  /// The number of the instance, from 1.
  public let number: Int
  /// x_opt, where the function is least.
  public let optimum: [Double]
  /// f_opt, its least value.
  public let leastValue: Double
  /// The rotations, named as in R Λ^α Q of f15; for f6, f13, f23 and f24 RR-6829 swaps the letters.
  let (r, q): (Rotation, Rotation)
  let peaks: GallagherPeaks?

  /// An instance of a function.
  public init(_ function: BBOBFunction, dimensions: Int, instance number: Int = 1) {
    precondition(dimensions >= 2, "BBOB has no functions of \(dimensions) variables")
    precondition((1...1_000_000).contains(number), "BBOB has no instance \(number)")
    (self.function, self.dimensions, self.number) = (function, dimensions, number)
    let seed = function.seed + 10000 * number
    leastValue = BBOBNumbers.leastValue(seed: seed)
    r = Rotation(dimensions: dimensions, seed: seed + 1_000_000)
    q = Rotation(dimensions: dimensions, seed: seed)
    peaks = function.peaks.map { [q] in
      GallagherPeaks($0, dimensions: dimensions, seed: seed, rotation: q)
    }
    optimum =
      peaks?.optimum ?? function.optimum(dimensions: dimensions, seed: seed, rotation: q)
  }

  /// The value at a point `[dimensions]`.
  public func value(at x: [Double]) -> Double {
    precondition(
      x.count == dimensions, "a function of \(dimensions) variables is given \(x.count)")
    return leastValue + excess(at: x)
  }

  /// The value less the least one.
  private func excess(at x: [Double]) -> Double {
    switch function.group {
    case .separable: separable(x)
    case .moderate: moderate(x)
    case .illConditioned: illConditioned(x)
    case .multimodal: multimodal(x)
    case .weaklyStructured: weaklyStructured(x)
    }
  }

  /// R Λ^α Q x.
  func rotated(_ x: [Double], condition: Double) -> [Double] { r(q(x).conditioned(condition)) }

  /// max(1, √D / 8), the scale of Rosenbrock's functions.
  var scale: Double { BBOBFunction.scale(dimensions: dimensions) }
}

// MARK: - Optima

extension BBOBFunction {
  /// What the numbers of its first instance are made of; f4 shares those of f3, and f18 those of
  /// f17.
  fileprivate var seed: Int {
    switch self {
    case .buecheRastrigin: Self.separableRastrigin.number
    case .illConditionedSchaffersF7: Self.schaffersF7.number
    default: number
    }
  }

  fileprivate var peaks: Int? {
    switch self {
    case .gallagher101Peaks: 101
    case .gallagher21Peaks: 21
    default: nil
    }
  }

  fileprivate static func scale(dimensions: Int) -> Double {
    max(1, Double(dimensions).squareRoot() / 8)
  }

  /// Where the function is least; of Gallagher's functions their peaks tell that.
  fileprivate func optimum(dimensions: Int, seed: Int, rotation q: Rotation) -> [Double] {
    let usual = BBOBNumbers.optimum(dimensions: dimensions, seed: seed)
    switch self {
    case .buecheRastrigin:
      return usual.enumerated().map { $0.isMultiple(of: 2) ? abs($1) : $1 }
    case .linearSlope:
      return usual.map { $0 < 0 ? -5 : 5 }
    case .rosenbrock:
      return usual.map { 0.75 * $0 }
    case .rotatedRosenbrock, .griewankRosenbrock:
      let half = 0.5 / Self.scale(dimensions: dimensions)
      return q.transposed(Array(repeating: half, count: dimensions))
    case .bentCigar:
      return BBOBNumbers.optimum(dimensions: dimensions, seed: seed + 1_000_000)
    case .schwefel:
      let half = BBOBInstance.schwefelOptimum / 2
      return BBOBNumbers.uniform(dimensions, seed: seed).map { $0 < 0.5 ? -half : half }
    case .lunacekBiRastrigin:
      return BBOBNumbers.normal(dimensions, seed: seed).map { $0 < 0 ? -1.25 : 1.25 }
    default:
      return usual
    }
  }
}
