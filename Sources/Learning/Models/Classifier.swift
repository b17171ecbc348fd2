public import Compute
import Foundation

/// Something that tells classes apart, with what is needed to give it data.
public protocol Classifier: Sendable {
  /// Sizes of an input: `[features]`, or `[height, width, channels]`.
  var inputShape: [Int] { get }
  /// The name of each class.
  var classes: [String] { get }
  /// How columns of a table become inputs; `nil` where it did not learn from one.
  var schema: TableSchema? { get }
  /// The lowest and highest raw input in training, where known.
  var trainingRange: ClosedRange<Float>? { get }

  /// Probabilities `[rows, classes]` of raw inputs `[rows, inputs]`.
  ///
  /// Rows are computed in batches of a fixed size, so that what comes of a row does not depend on how
  /// many there are.
  mutating func probabilities(_ inputs: [Float]) -> [Float]
}

extension Classifier {
  /// Unknown.
  public var trainingRange: ClosedRange<Float>? { nil }
}

extension [Float] {
  /// The softmax of logits `[rows, classes]`, row by row.
  public func softmax(classes: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: classes) {
      let row = self[start..<start + classes]
      let top = Double(row.max() ?? 0)
      let powers = row.map { exp(Double($0) - top) }
      let sum = powers.reduce(0, +)
      result += powers.map { Float($0 / sum) }
    }
    return result
  }

  /// Scores `[rows, classes]`, none below 0, as shares of their sum, row by row.
  public func shares(classes: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: classes) {
      let row = self[start..<start + classes]
      let sum = row.reduce(0, +)
      result += row.map { sum > 0 ? $0 / sum : 1 / Float(classes) }
    }
    return result
  }
}
