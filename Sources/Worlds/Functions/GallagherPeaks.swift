import Foundation

/// The peaks of Gallagher's functions (f21 and f22), each a Gaussian bell of its own place, height
/// and shape.
struct GallagherPeaks: Hashable, Sendable {
  private struct Peak: Hashable {
    /// Where it is, before the rotation.
    let place: [Double]
    let rotatedPlace: [Double]
    let height: Double
    /// The diagonal of the matrix of the bell.
    let scales: [Double]
  }

  private let peaks: [Peak]
  private let rotation: Rotation

  /// Where the highest peak is.
  var optimum: [Double] { peaks[0].place }

  /// So many peaks of an instance: 101 or 21.
  init(_ count: Int, dimensions: Int, seed: Int, rotation: Rotation) {
    let isMany = count == 101
    let width = isMany ? 10 : 9.8
    let places = BBOBNumbers.uniform(count * dimensions, seed: seed)
    let conditions = Self.conditions(count, first: isMany ? 1000.squareRoot() : 1000, seed: seed)
    peaks = (0..<count).map { peak in
      let place = (0..<dimensions).map { axis in
        (peak == 0 ? 0.8 : 1) * (width * places[peak * dimensions + axis] - width / 2)
      }
      return Peak(
        place: place, rotatedPlace: rotation(place),
        height: peak == 0 ? 10 : 1.1 + 8 * Double(peak - 1) / Double(count - 2),
        scales: Self.scales(conditions[peak], dimensions, seed: seed + 1000 * peak))
    }
    self.rotation = rotation
  }

  /// α of each peak: that of the best is given, the others are 1000^(2j / (count − 2)) in random
  /// order.
  private static func conditions(_ count: Int, first: Double, seed: Int) -> [Double] {
    [first]
      + BBOBNumbers.uniform(count - 1, seed: seed).order.map {
        pow(1000, Double($0) / Double(count - 2))
      }
  }

  /// The diagonal of Λ^α / α^¼ in random order, squared.
  private static func scales(_ condition: Double, _ dimensions: Int, seed: Int) -> [Double] {
    BBOBNumbers.uniform(dimensions, seed: seed).order.map {
      pow(condition, Double($0) / Double(dimensions - 1) - 0.5)
    }
  }

  /// max_i w_i exp(−1/(2D) (z − y_i)ᵀ C_i (z − y_i)).
  func height(at x: [Double]) -> Double {
    let z = rotation(x)
    return peaks.reduce(0) { highest, peak in
      let offset = z.less(peak.rotatedPlace)
      let distance = zip(offset, peak.scales).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
      return max(highest, peak.height * exp(-0.5 / Double(z.count) * distance))
    }
  }
}

extension [Double] {
  /// The places of the numbers from the least to the greatest.
  fileprivate var order: [Int] { indices.sorted { (self[$0], $0) < (self[$1], $1) } }
}
