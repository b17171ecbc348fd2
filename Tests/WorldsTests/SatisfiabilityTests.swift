import Compute
import Testing

@testable import Worlds

@Suite struct SatisfiabilityTests {
  private func literal(_ number: Int) -> Formula.Literal {
    Formula.Literal(abs(number) - 1, isTrue: number > 0)
  }

  private func formula(_ variables: Int, _ clauses: [[Int]]) -> Formula {
    Formula(variables: variables, clauses: clauses.map { $0.map(literal) })
  }

  @Test(arguments: FormulaFamily.allCases) func solversAgree(family: FormulaFamily) {
    for level in 0..<FormulaFamily.levels {
      var random = Random(seed: UInt64(level))
      let formula = family.formula(level: level, random: &random)
      let answers = FormulaSolver.allCases.map { $0.solve(formula, random: Random(seed: 9)).answer }
      for case .holds(let values) in answers { #expect(formula.holds(values)) }
      let isHeld = answers.contains { if case .holds = $0 { true } else { false } }
      #expect(!(isHeld && answers.contains(.contradiction)), "level \(level)")
      #expect(
        answers[0] != .unknown || answers[1] != .unknown || isHeld,
        "\(family), level \(level): nobody knows")
    }
  }

  @Test func everySmallFormulaIsAnsweredRightly() {
    var random = Random(seed: 1)
    for _ in 0..<300 {
      let clauses = (0..<random.below(14) + 1).map { _ in
        (0..<random.below(3) + 1).map { _ in (random.below(4) + 1) * (random.chance(0.5) ? 1 : -1) }
      }
      let formula = formula(4, clauses)
      let isPossible = (0..<16).contains { bits in
        formula.holds((0..<4).map { bits >> $0 & 1 == 1 })
      }
      for solver in [FormulaSolver.backtracking, .fixedOrder] {
        let answer = solver.solve(formula, random: random).answer
        #expect((answer != .contradiction) == isPossible && answer != .unknown)
      }
      guard isPossible else { continue }
      #expect(FormulaSolver.walk.solve(formula, random: random).answer != .unknown)
    }
  }

  @Test func aChainIsFollowedByPropagationAlone() {
    let chain = formula(3, [[1], [-1, 2], [-1, -2, 3]])
    let (cost, answer) = FormulaSolver.fixedOrder.solve(chain, random: Random(seed: 1))
    #expect(answer == .holds([true, true, true]))
    // The unit, then its two clauses: the second has two free literals when it is first looked at.
    #expect(cost == 1 + 2 + 3 + 3)
  }

  @Test func whoIsStoppedPaysTenLimits() {
    var random = Random(seed: 3)
    let hopeless = FormulaFamily.contradictory.formula(level: 4, random: &random)
    #expect(
      FormulaSolver.walk.cost(of: hopeless, random: random)
        == FormulaSolver.penalty * FormulaSolver.limit)
  }
}
