import Foundation

/// How a classifier does on labelled examples.
public struct ClassificationReport: Sendable {
  /// The names of the classes.
  public let classes: [String]
  /// How often each class (row) was taken for each (column).
  public private(set) var confusion: [[Int]]
  private var losses = 0.0

  /// Nothing classified yet.
  public init(classes: [String]) {
    self.classes = classes
    confusion = classes.map { _ in classes.map { _ in 0 } }
  }

  /// Notes an example of a class, from the probabilities that it was given.
  public mutating func add(label: Int, probabilities: ArraySlice<Float>) {
    let first = probabilities.startIndex
    let said = probabilities.firstIndex(of: probabilities.max() ?? 0) ?? first
    confusion[label][said - first] += 1
    // The least probability that a Float can tell from none.
    losses -= log(max(Double(probabilities[first + label]), 1e-38))
  }

  /// How many there were.
  public var count: Int { confusion.joined().reduce(0, +) }
  /// How many were right.
  public var right: Int { classes.indices.reduce(0) { $0 + confusion[$1][$1] } }
  /// The share that was right, with its interval; `nil` of none.
  public var accuracy: Estimate? { Estimate(yes: right, of: count) }
  /// The mean of minus the logarithm of the right class's probability, in nats.
  public var logLoss: Double { losses / Double(max(count, 1)) }

  /// How many examples a class has.
  public func count(of label: Int) -> Int { confusion[label].reduce(0, +) }
  /// Of the examples taken for a class the share that is of it; `nil` where there are none.
  public func precision(of label: Int) -> Double? {
    let said = confusion.reduce(0) { $0 + $1[label] }
    return said == 0 ? nil : Double(confusion[label][label]) / Double(said)
  }
  /// Of the examples of a class the share that was taken for it; `nil` where there are none.
  public func recall(of label: Int) -> Double? {
    let all = count(of: label)
    return all == 0 ? nil : Double(confusion[label][label]) / Double(all)
  }
}
