import Compute
import Learning
import Methods

/// The validation error of a small network by hyper-parameters that a point of the unit cube stands
/// for: a function that nobody has written down.
///
/// The hyper-parameters that are not asked for, the initial weights and the order of examples are
/// drawn once for a function, so that it has one value at a point. An optimizer knows values of
/// mean 0 and variance 1 alone, and nobody knows a network's errors beforehand: they are scaled by
/// those of a few settings that fill the cube evenly. These count as the first queries of every
/// method, and every method is told of them.
struct ChildFunction: Sendable {
  private let data: ChildData
  private let random: Random
  /// The coordinates `[hyper-parameters − width]` that are not asked for.
  private let rest: [Double]
  /// What all methods are told first: points `[width]` and scaled errors.
  private(set) var known = QueryPath()
  /// Of the errors of what is told first.
  private var mean = 0.0
  private var deviation = 1.0

  /// Small deviations are taken to be as large as this, so that a sample of networks none of which
  /// learned does not make every other error a giant.
  static let leastDeviation = 0.1

  /// Hyper-parameters in the order in which they are asked for.
  static let space = SearchSpace([
    Dimension("rate", .logUniform(1e-3...10)),
    Dimension("scale", .logUniform(0.1...10)),
    Dimension("hidden", .count(8...64, logarithmic: true)),
    Dimension("dropout", .uniform(0...0.5)),
    Dimension("l2", .logUniform(1e-6...1e-1)),
    Dimension("batch", .count(4...64, logarithmic: true)),
  ])

  /// Examples that a network is trained on, and how often it sees them.
  private static let (examples, epochs) = (200, 3)

  /// Draws a function of the first `width` hyper-parameters, and trains the networks that its errors
  /// are scaled by.
  ///
  /// - Parameter queries: How often a method may ask, what is told first included.
  init(width: Int, queries: Int, on data: ChildData, random: Random) {
    let count = Self.space.dimensions.count
    precondition((1...count).contains(width), "\(width) of \(count) hyper-parameters")
    self.data = data
    self.random = random.stream("child")
    var others = random.stream("others")
    rest = (width..<count).map { _ in others.uniform() }
    let sequence = SobolSequence(dimensions: width, random: random.stream("sample"))
    let points = (0..<Self.sampleSize(of: queries)).map { sequence.point($0) }
    let errors = points.map { error(at: $0) }
    let mean = errors.reduce(0, +) / Double(errors.count)
    let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = max((squares / Double(errors.count)).squareRoot(), Self.leastDeviation)
    for (point, error) in zip(points, errors) { known.append(point, scaled(error)) }
  }

  /// How many of the queries are told first: a quarter, and two where there are so many.
  static func sampleSize(of queries: Int) -> Int { max(queries / 4, min(2, queries - 1)) }

  /// The hyper-parameters that a point `[width]` stands for.
  func configuration(at point: [Double]) -> Configuration {
    UnitCube(Self.space).configuration(at: point + rest)
  }

  /// The scaled error at a point `[width]`.
  func value(at point: [Double]) -> Double { scaled(error(at: point)) }

  /// The error that a scaled one stands for.
  func error(scaled value: Double) -> Double { mean + deviation * value }

  private func scaled(_ error: Double) -> Double { (error - mean) / deviation }

  /// Trains a network; one that diverged guesses.
  private func error(at point: [Double]) -> Double {
    var child = ChildTraining(plan(at: configuration(at: point)), random: random)
    let guessing = 1 - 1 / Double(data.classes)
    do {
      while true {
        guard let outcome = try child.advance(on: data) else { continue }
        return outcome.score.map { $0.isFinite ? 1 - $0 : guessing } ?? guessing
      }
    } catch {
      preconditionFailure("a child that was never saved does not fit its data: \(error.message)")
    }
  }

  private func plan(at configuration: Configuration) -> ChildPlan {
    let number = { (name: String) in configuration.number(name) ?? 0 }
    let dropout = number("dropout")
    var plan = ChildPlan(
      [.dense(units: Int(number("hidden"))), .activation(.tanh)]
        + (dropout > 0 ? [.dropout(Float(dropout))] : []) + [.dense(units: data.classes)])
    plan.initialiser = .scaled(Float(number("scale") * number("scale")))
    plan.optimiser = .sgd()
    plan.rates = RateSchedule(constant: number("rate"))
    plan.weightDecay = number("l2")
    (plan.batch, plan.examples, plan.epochs) = (Int(number("batch")), Self.examples, Self.epochs)
    return plan
  }
}
