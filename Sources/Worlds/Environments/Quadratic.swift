public import Compute

/// A random quadratic function f(θ) = ‖Wθ - y‖², to be minimised.
///
/// This is what optimisers are learned on first in Andrychowicz and others 2016, "Learning to learn
/// by gradient descent by gradient descent", section 3.1. The minimum is 0, almost surely.
public struct Quadratic: Codable, Hashable, Sendable {
  /// `[dimensions, dimensions]`, row-major: W, every element from N(0, 1).
  public let matrix: [Float]
  /// `[dimensions]`: y, every element from N(0, 1).
  public let target: [Float]
  /// `[dimensions]`: where to start from, every element from N(0, 0.1²).
  public let start: [Float]

  /// A function with this matrix, target and start.
  public init(matrix: [Float], target: [Float], start: [Float]) {
    precondition(
      !target.isEmpty && matrix.count == target.count * target.count
        && start.count == target.count,
      "W of \(matrix.count), y of \(target.count) and θ of \(start.count) elements do not fit")
    (self.matrix, self.target, self.start) = (matrix, target, start)
  }

  /// A random function; ten dimensions in the paper.
  public init(dimensions: Int = 10, random: inout Random) {
    precondition(dimensions > 0, "no function of \(dimensions) variables")
    func normals(_ count: Int, deviation: Double) -> [Float] {
      var numbers: [Float] = []
      for _ in 0..<count { numbers.append(Float(deviation * random.normal())) }
      return numbers
    }
    matrix = normals(dimensions * dimensions, deviation: 1)
    target = normals(dimensions, deviation: 1)
    start = normals(dimensions, deviation: 0.1)
  }

  /// How many variables there are.
  public var dimensions: Int { target.count }

  /// f at a point.
  public func value(at point: [Float]) -> Float {
    residual(at: point).reduce(0) { $0 + $1 * $1 }
  }

  /// The gradient at a point, 2Wᵀ(Wθ - y).
  public func gradient(at point: [Float]) -> [Float] {
    let residual = residual(at: point)
    var gradient = [Float](repeating: 0, count: dimensions)
    for row in 0..<dimensions {
      for column in 0..<dimensions {
        gradient[column] += 2 * matrix[row * dimensions + column] * residual[row]
      }
    }
    return gradient
  }

  private func residual(at point: [Float]) -> [Float] {
    precondition(point.count == dimensions, "θ has \(point.count) of \(dimensions) elements")
    var residual = target.map { -$0 }
    for row in 0..<dimensions {
      for column in 0..<dimensions {
        residual[row] += matrix[row * dimensions + column] * point[column]
      }
    }
    return residual
  }
}
