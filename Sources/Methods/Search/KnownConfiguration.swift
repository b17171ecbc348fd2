import Foundation
import Learning

/// A configuration that a search begins with, and its score where that is known.
public struct KnownConfiguration: Codable, Hashable, Sendable {
  /// What is tried first.
  public let design: Configuration
  /// Its score; `nil` where it is to be evaluated like any other.
  public let score: Double?

  /// A configuration with its score.
  package init(_ design: Configuration, score: Double?) {
    (self.design, self.score) = (design, score)
  }

  /// Reads a point that somebody knows of.
  ///
  /// - Parameters:
  ///   - place: Which of them it is, from 1, for messages.
  ///   - objective: What scores measure: a sheet of trials has that besides the score, which counts.
  /// - Throws: `Failure` naming what is no value of the space.
  init(
    _ point: KnownPoint, place: Int, in space: SearchSpace, _ objective: Objective
  ) throws(Failure) {
    if let score = point.score, !score.isFinite {
      throw Failure(.input, "known point \(place) has the score \(score)")
    }
    var rest = point.values.filter { !$0.value.isEmpty && $0.key != objective.name }
    var design = Configuration()
    for dimension in space.dimensions where space.applies(dimension, beside: design) {
      guard let text = rest.removeValue(forKey: dimension.id) else {
        throw Failure(.input, "known point \(place) has no value of \(dimension.id)")
      }
      guard let value = dimension.value(writtenAs: text) else {
        throw Failure(
          .input,
          "known point \(place) has \(dimension.id) '\(printable(text))', but it is "
            + dimension.domain.account)
      }
      design.append(dimension.id, value)
    }
    guard let stranger = rest.keys.min() else {
      self.design = design
      score = point.score
      return
    }
    let names = space.dimensions.map(\.id)
    guard names.contains(stranger) else {
      throw Failure(.input, unknown("setting of points", stranger, among: names))
    }
    throw Failure(
      .input,
      "known point \(place) has a value of \(stranger), which does not apply beside "
        + "\(design)")
  }
}

extension Dimension {
  /// The value that a text writes; `nil` where it is none of this dimension's.
  fileprivate func value(writtenAs text: String) -> DimensionValue? {
    let value: DimensionValue
    if case .choice = domain {
      value = .choice(text)
    } else if let number = Double(text) {
      value = .number(number)
    } else {
      return nil
    }
    return position(of: value) == nil ? nil : value
  }
}

extension Dimension.Domain {
  /// What values there are, for messages.
  fileprivate var account: String {
    switch self {
    case .uniform(let range), .logUniform(let range):
      "a number from \(range.lowerBound) to \(range.upperBound)"
    case .count(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    }
  }
}
