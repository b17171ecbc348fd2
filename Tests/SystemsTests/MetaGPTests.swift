import Compute
import Learning
import Testing

@testable import Systems

@Suite struct MetaGPTests {
  /// The formula x + x·x.
  private let sum = Expression([.add, .x, .multiply, .x, .x])

  @Test func formulasAreComputedAsTheyAreWritten() {
    let points = ExpressionMachine.points
    func error(of formula: Expression, from target: (Double) -> Double) -> Double {
      var machine = ExpressionMachine(target: points.map(target))
      return machine.error(of: formula).sum
    }
    #expect(sum.text == "(x + (x · x))")
    #expect(error(of: sum) { $0 + $0 * $0 } == 0)
    // Not commutative: 1 − x and 1 ÷ x, the latter 1 where x is nearly 0.
    let difference = Expression([.subtract, .one, .x])
    #expect(error(of: difference) { 1 - $0 } < 1e-12)
    let quotient = Expression([.divide, .one, .x])
    #expect(error(of: quotient) { 1 / $0 } == 0)
    let byZero = Expression([.divide, .x, .subtract, .x, .x])
    #expect(error(of: byZero) { _ in 1 } == 0)
  }

  /// Of two bits by hand: a or b, and not both; case 1 is a alone.
  @Test func booleanFormulasAreComputedAsTheyAreWritten() {
    let either = Expression([.and, .or, .first, .second, .nand, .first, .second])
    #expect(either.text == "((a ∨ b) ∧ (a nand b))")
    var machine = ExpressionMachine(target: [0, 1, 1, 0])
    #expect(machine.error(of: either).isSolved)
    #expect(machine.error(of: Expression([.first])).sum == 2)
    #expect(machine.error(of: Expression([.nor, .first, .second])).sum == 3)
  }

  @Test func booleanTargetsAreThose() {
    #expect(FormulaTarget.evenParity3.values == [1, 0, 0, 1, 0, 1, 1, 0])
    #expect(FormulaTarget.oddParity3.values == [0, 1, 1, 0, 1, 0, 0, 1])
    #expect(FormulaTarget.exactlyOne.values == [0, 1, 1, 0, 1, 0, 0, 0])
    #expect(FormulaTarget.majority.values == [0, 0, 0, 1, 0, 1, 1, 1])
    #expect(FormulaTarget.evenParity4.values.count == 16)
    #expect(FormulaTarget.evenParity4.family.count == 5)
    #expect(FormulaTarget.cubic.family.first == .quartic && FormulaTarget.cubic.family.count == 5)
  }

  @Test func partsAreWholeTrees() {
    #expect(sum.subtree(at: 0) == 0..<5)
    #expect(sum.subtree(at: 2) == 2..<5)
    #expect(Array(sum.part(at: 1)) == [.x])
    #expect(!Expression([.add, .x]).makesSense && !Expression([.x, .x]).makesSense)
  }

  /// And what is made of some primitives stays so.
  @Test(arguments: OperatorProgram.Action.allCases, [FormulaTarget.quartic, .evenParity3])
  func everyActionLeavesAWholeTree(action: OperatorProgram.Action, target: FormulaTarget) {
    let primitives = target.primitives
    let allowed = Set(primitives.functions + primitives.terminals)
    var random = Random(seed: 7)
    for picker in OperatorProgram.Picker.allCases {
      for _ in 0..<150 {
        var formula = Expression(of: primitives, depth: 4, isFull: false, random: &random)
        let donor = Expression(of: primitives, depth: 4, isFull: true, random: &random)
        for _ in 0..<8 {
          formula.carryOut(.init(action, picker, depth: 3), with: donor, primitives, &random)
          #expect(formula.makesSense && allowed.isSuperset(of: formula.nodes))
        }
      }
    }
  }

  @Test func actionsDoWhatTheirNamesSay() {
    var random = Random(seed: 1)
    var swapped = Expression([.subtract, .x, .one])
    swapped.carryOut(.init(.swap, .inner), with: sum, .arithmetic, &random)
    #expect(swapped.text == "(1 − x)")
    var grafted = Expression([.sine, .x])
    grafted.carryOut(.init(.graft, .uniform), with: sum, .arithmetic, &random)
    #expect(grafted.text == "sin((x + (x · x)))")
    var hoisted = sum
    hoisted.carryOut(.init(.hoist, .leaf), with: sum, .arithmetic, &random)
    #expect(hoisted.text == "x")
  }

  @Test func programsStayWithinTheirLength() {
    var random = Random(seed: 3)
    var programs = (0..<10).map { _ in OperatorProgram(&random) }
    for _ in 0..<2000 {
      let child = OperatorProgram.offspring(
        of: random.pick(programs), random.pick(programs), &random)
      #expect(child.makesSense)
      programs[random.below(10)] = child
    }
  }

  @Test func aRunEndsWhenTheTargetIsMet() {
    let easy = ExpressionMachine.points.map { $0 + $0 }
    let ending = GeneticProgramming.run(
      easy, of: .arithmetic, with: .classic, generations: 20, random: Random(seed: 1))
    #expect(ending.isSolved && ending.evaluations < 1000)
    #expect(ending.fitness > -2.4)
    // A hundred at first, then 99: the best is kept and known.
    let hopeless = ExpressionMachine.points.map { _ in 1000.0 }
    let end = GeneticProgramming.run(
      hopeless, of: .arithmetic, with: OperatorProgram([.init(.point, .leaf)]), generations: 3,
      random: Random(seed: 1))
    #expect(!end.isSolved && end.evaluations == 298)
  }

  @Test func ranksOfTwoSamplesAreCompared() throws {
    let apart = try #require(MannWhitney([1, 2, 3], [4, 5, 6]))
    #expect(apart.u == 9)
    // 4.5 over √(9·7/12).
    #expect(abs(apart.z - 4.5 / 5.25.squareRoot()) < 1e-12)
    let tied = try #require(MannWhitney([1, 1, 2], [1, 2, 2]))
    #expect(tied.u == 6)
    // Two ties of three: 9/12·(7 − 48/30).
    #expect(abs(tied.z - 1.5 / (0.75 * (7 - 1.6)).squareRoot()) < 1e-12)
    #expect(MannWhitney([.infinity], [.infinity])?.z == 0)
    #expect(MannWhitney([], [1]) == nil)
  }
}
