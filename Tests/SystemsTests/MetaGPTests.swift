import Compute
import Learning
import Testing

@testable import Systems

@Suite struct MetaGPTests {
  /// The formula x + x·x.
  private let sum = Expression([.add, .x, .multiply, .x, .x])

  @Test func formulasAreComputedAsTheyAreWritten() {
    var machine = ExpressionMachine()
    let square = ExpressionMachine.points.map { $0 + $0 * $0 }
    #expect(sum.text == "(x + (x · x))")
    #expect(machine.error(of: sum, from: square).isSolved)
    // Not commutative: 1 − x and 1 ÷ x, the latter 1 where x is nearly 0.
    let difference = Expression([.subtract, .one, .x])
    #expect(
      machine.error(of: difference, from: ExpressionMachine.points.map { 1 - $0 }).sum < 1e-12)
    let quotient = Expression([.divide, .one, .x])
    #expect(machine.error(of: quotient, from: ExpressionMachine.points.map { 1 / $0 }).isSolved)
    let byZero = Expression([.divide, .x, .subtract, .x, .x])
    #expect(machine.error(of: byZero, from: square.map { _ in 1 }).isSolved)
  }

  @Test func partsAreWholeTrees() {
    #expect(sum.subtree(at: 0) == 0..<5)
    #expect(sum.subtree(at: 2) == 2..<5)
    #expect(Array(sum.part(at: 1)) == [.x])
    #expect(!Expression([.add, .x]).makesSense && !Expression([.x, .x]).makesSense)
  }

  @Test(arguments: OperatorProgram.Action.allCases)
  func everyActionLeavesAWholeTree(action: OperatorProgram.Action) {
    var random = Random(seed: 7)
    for picker in OperatorProgram.Picker.allCases {
      for _ in 0..<300 {
        var formula = Expression(depth: 4, isFull: false, random: &random)
        let donor = Expression(depth: 4, isFull: true, random: &random)
        for _ in 0..<8 {
          formula.carryOut(.init(action, picker, depth: 3), with: donor, &random)
          #expect(formula.makesSense)
        }
      }
    }
  }

  @Test func actionsDoWhatTheirNamesSay() {
    var random = Random(seed: 1)
    var swapped = Expression([.subtract, .x, .one])
    swapped.carryOut(.init(.swap, .inner), with: sum, &random)
    #expect(swapped.text == "(1 − x)")
    var grafted = Expression([.sine, .x])
    grafted.carryOut(.init(.graft, .uniform), with: sum, &random)
    #expect(grafted.text == "sin((x + (x · x)))")
    var hoisted = sum
    hoisted.carryOut(.init(.hoist, .leaf), with: sum, &random)
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
    let ending = SymbolicRegression.run(
      easy, with: .classic, generations: 20, random: Random(seed: 1))
    #expect(ending.isSolved && ending.evaluations < 1000)
    #expect(ending.fitness > -2.4)
    // A hundred at first, then 99: the best is kept and known.
    let hopeless = ExpressionMachine.points.map { _ in 1000.0 }
    let end = SymbolicRegression.run(
      hopeless, with: OperatorProgram([.init(.point, .leaf)]), generations: 3,
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
