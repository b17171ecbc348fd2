import Compute
import Methods

/// The functions of all evaluations of a run: the same ones every time.
struct EvaluationFunctions: Sendable {
  /// Functions that decide which optimizer is kept.
  let validation: [QueryFunction]
  /// Functions that gains are measured on.
  let heldOut: [QueryFunction]
  private let width: Int
  private let random: Random

  /// Functions of each kind.
  static let count = 128

  /// Draws the functions.
  init(_ prior: FunctionPrior, random: Random) {
    let draw = { (name: String) in
      prior.draw(Self.count, random: random.stream(name)).map(QueryFunction.sample)
    }
    (validation, heldOut) = (draw("validation"), draw("held-out"))
    (width, self.random) = (prior.width, random.stream("random-search"))
  }

  /// What random search makes of the held-out functions.
  func randomPaths(queries: Int) -> [QueryPath] {
    heldOut.enumerated().map { number, function in
      var random = random.stream(number)
      var path = QueryPath()
      for _ in 0..<queries {
        let point = (0..<width).map { _ in random.uniform() }
        path.append(point, function.value(at: point))
      }
      return path
    }
  }
}
