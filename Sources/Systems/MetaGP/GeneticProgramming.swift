import Compute
import Foundation

/// Genetic programming (Koza 1992) for one target: a hundred formulas, tournaments of four, the best
/// one kept; children are made by an operator that is given.
struct GeneticProgramming {
  /// How a run ended.
  struct Ending: Codable, Hashable, Sendable {
    /// Formulas tried until one was right, or in all.
    let evaluations: Int
    /// The error of the best.
    let error: Double
    let isSolved: Bool

    /// What is made as large as can be: how soon it was solved, on a logarithmic scale, and where it
    /// was not, how near it came.
    var fitness: Double {
      -log(Double(evaluations) / 100) - (isSolved ? 0 : 0.5 + 0.3 * min(error, 3))
    }
  }

  static let population = 100
  private static let tournament = 4

  /// Runs until the target is met, or for so many generations.
  static func run(
    _ target: FormulaTarget, with program: OperatorProgram, generations: Int, random: Random
  ) -> Ending {
    run(
      target.values, of: target.primitives, with: program, generations: generations,
      random: random)
  }

  /// Runs towards values of a formula that is made of some primitives.
  static func run(
    _ target: [Double], of primitives: PrimitiveSet, with program: OperatorProgram,
    generations: Int, random: Random
  ) -> Ending {
    var (random, machine) = (random, ExpressionMachine(target: target))
    var formulas = (0..<population).map { place in
      Expression(of: primitives, depth: 2 + place % 3, isFull: place % 2 == 0, random: &random)
    }
    var (evaluations, best) = (0, (place: 0, error: Double.infinity))
    for generation in 0..<generations {
      var errors: [Double] = []
      for formula in formulas {
        // The one that was kept is known.
        if generation == 0 || !errors.isEmpty { evaluations += 1 }
        let error = machine.error(of: formula)
        if error.isSolved {
          return Ending(evaluations: max(evaluations, 1), error: 0, isSolved: true)
        }
        errors.append(error.sum)
      }
      let place = errors.indices.min { errors[$0] < errors[$1] } ?? 0
      best = (place, errors[place])
      if generation + 1 < generations {
        formulas = next(formulas, errors, best.place, program, primitives, &random)
      }
    }
    return Ending(evaluations: evaluations, error: min(best.error, 1e6), isSolved: false)
  }

  private static func next(
    _ formulas: [Expression], _ errors: [Double], _ best: Int, _ program: OperatorProgram,
    _ primitives: PrimitiveSet, _ random: inout Random
  ) -> [Expression] {
    var children = [formulas[best]]
    while children.count < population {
      let (first, second) = (winner(errors, &random), winner(errors, &random))
      children.append(
        program.child(of: formulas[first], formulas[second], made: primitives, &random))
    }
    return children
  }

  private static func winner(_ errors: [Double], _ random: inout Random) -> Int {
    var winner = random.below(errors.count)
    for _ in 1..<tournament {
      let other = random.below(errors.count)
      if errors[other] < errors[winner] { winner = other }
    }
    return winner
  }
}
