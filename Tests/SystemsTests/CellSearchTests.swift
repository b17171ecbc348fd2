import Compute
import Foundation
import Learning
import Testing

@testable import Methods
@testable import Systems
@testable import Worlds

@Suite struct CellTreeTests {
  /// The paper's worked example of base 2 (figure 5): (add, tanh), (multiply, relu), (multiply,
  /// sigmoid); inject (add, relu); indices [1, 0].
  private let example = CellTree(
    nodes: [.init(.add, .tanh), .init(.multiply, .relu), .init(.multiply, .sigmoid)],
    inject: .init(.add, .relu), memory: 1, injected: 0)

  @Test func theWorkedExampleHasTheDeckEquations() {
    #expect(
      example.equations == [
        "s0 = W1 x_t + W2 h_{t-1}", "a0 = tanh(s0)", "a0 ← relu(a0 + c_{t-1})",
        "s1 = W3 x_t ⊙ W4 h_{t-1}", "a1 = relu(s1)", "s2 = a0 ⊙ a1", "a2 = sigmoid(s2)",
        "h_t = a2", "c_t = s1",
      ])
    #expect(
      example.description == "+tanh *relu *sigmoid; inject +relu at 0; memory of 1")
  }

  /// By hand, with single numbers in the place of products.
  @Test func theWorkedExampleComputesItsEquations() {
    let (w, u, c): ([Float], [Float], Float) = ([0.3, -0.7], [0.5, -1.1], 0.2)
    let graph = Graph()
    func number(_ value: Float) -> Tensor { graph.constant([value], [1, 1]) }
    let (hidden, memory) = example.record(
      inputs: w.map(number), states: u.map(number), memory: number(c))
    let program = Program(graph, outputs: [hidden, memory])
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 1))
    machine.run(&parameters)
    let s1 = w[1] * u[1]
    let a0 = max(tanh(w[0] + u[0]) + c, 0)
    let expected = 1 / (1 + exp(-(a0 * max(s1, 0))))
    #expect(abs(machine.scalar(program.port(of: hidden)) - expected) < 1e-6)
    #expect(abs(machine.scalar(program.port(of: memory)) - s1) < 1e-6)
  }

  /// 2^3 · 4^3 · 2 · 4 · 3^2 cells of base 2; the paper's 6·10^16 of base 8.
  @Test func theSpacesAreAsLargeAsThePaperSays() {
    #expect(CellDecisions(base: 2).size == 36_864)
    #expect(abs(Double(CellDecisions(base: 8).size) / 6.33e16 - 1) < 0.01)
  }

  @Test func decisionsAndCellsAreTheSame() {
    var random = Random(seed: 1)
    for base in [2, 4, 8] {
      let decisions = CellDecisions(base: base)
      #expect(decisions.names.count == decisions.plan.decisions.count)
      for _ in 0..<50 {
        let tree = decisions.tree(of: decisions.plan.draw(random: &random))
        #expect(tree.isSound && tree.base == base)
        #expect(decisions.tree(of: decisions.sequence(of: tree)) == tree)
      }
    }
  }

  @Test func everyCellHasANumber() {
    let decisions = CellDecisions(base: 2)
    #expect(decisions.number(of: decisions.tree(of: decisions.plan.decisions.map { _ in 0 })) == 1)
    for number in [1, 2, 777, decisions.size] {
      #expect(decisions.number(of: decisions.tree(number: number)) == number)
    }
    let lstm = CellDecisions(base: 8).number(of: .lstm)
    #expect(CellDecisions(base: 8).tree(number: lstm) == .lstm)
  }

  /// With the same matrices, and zeros where the tree has more of them than the LSTM, both compute
  /// the same numbers.
  @Test func theTreeOfTheLSTMComputesTheLSTM() {
    let (rows, units) = (2, 3)
    var random = Random(seed: 8)
    func values() -> [Float] { (0..<rows * units).map { _ in Float(random.normal()) } }
    let graph = Graph()
    func tensor(_ values: [Float]) -> Tensor { graph.constant(values, [rows, units]) }
    let zeros = tensor(Array(repeating: 0, count: rows * units))
    // Input, forget, candidate and output gate, each in two halves; memory.
    let gates = (0..<4).map { _ in (tensor(values()), tensor(values())) }
    let old = tensor(values())
    let leaves = [3, nil, nil, nil, 0, 2, 1, nil].map { $0.map { gates[$0] } ?? (zeros, zeros) }
    let (hidden, memory) = CellTree.lstm.record(
      inputs: leaves.map(\.0), states: leaves.map(\.1), memory: old)
    let sums = gates.map { $0.0 + $0.1 }
    let expected = sums[1].sigmoid() * old + sums[0].sigmoid() * sums[2].tanh()
    let output = sums[3].sigmoid() * expected.tanh()
    let program = Program(graph, outputs: [hidden, memory, output, expected])
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 1))
    machine.run(&parameters)
    func read(_ tensor: Tensor) -> [Float] { machine.read(program.port(of: tensor)) }
    for (tree, lstm) in [(hidden, output), (memory, expected)] {
      for (one, other) in zip(read(tree), read(lstm)) { #expect(abs(one - other) < 1e-6) }
    }
  }

  /// Cells of every base have about as many weights as the LSTM that they are compared with.
  @Test func cellsHaveAsManyWeightsAsTheLSTM() {
    let lstm = SearchedCellPlan(.lstm, symbols: 70, lstmUnits: 48, dropout: 0).parameterCount
    var random = Random(seed: 1)
    for base in [2, 4, 8] {
      let decisions = CellDecisions(base: base)
      let tree = decisions.tree(of: decisions.plan.draw(random: &random))
      let plan = SearchedCellPlan(.tree(tree), symbols: 70, lstmUnits: 48, dropout: 0)
      #expect(plan.parameterCount <= lstm)
      #expect(Double(plan.parameterCount) > 0.95 * Double(lstm), "base \(base)")
    }
  }
}

@Suite struct CellSearchTests {
  private func settings(
    _ change: (inout CellSearch.Settings) -> Void = { _ in }
  ) -> CellSearch.Settings {
    var settings = CellSearch.Settings()
    (settings.samples, settings.training.steps, settings.units) = (6, 3, 8)
    (settings.finalSteps, settings.finalUnits, settings.training.length) = (4, 12, 8)
    change(&settings)
    return settings
  }

  @Test func everyArmIsTestedOnceAndTheLSTMIsTrainedAsWide() throws {
    let world = try CellSearch.open(WorldRequest())
    var run = try SearchLoop<CellSearch>(settings(), world: world, seed: 1)
    var (tests, finalists, longest) = ([String](), 0, 0.0)
    while let step = try run.step(in: world) {
      let candidate = step.trial.candidate
      switch candidate.trialPurpose {
      case .test: tests.append(candidate.design.description)
      case .finalist:
        finalists += 1
        longest = max(longest, step.outcome["parameters"] ?? 0)
      case .search, .ensemble: break
      }
    }
    #expect(tests.contains("LSTM") && tests.count == Set(tests).count)
    #expect((2...3).contains(tests.count) && finalists == tests.count)
    #expect(
      longest
        == Double(
          SearchedCellPlan(
            .lstm, symbols: world.characters.count, lstmUnits: 12, dropout: 0
          ).parameterCount))
  }

  /// The controller's reward is c / perplexity², and a cell that diverged has none.
  @Test func theRewardIsThatOfThePaper() {
    var settings = CellSearch.Settings()
    settings.rewardScale = 80
    #expect(abs(settings.reward(1 / 4.0) - 5) < 1e-12)
  }

  /// The language of the search can say what the LSTM is: of as many weights, with twice as many
  /// matrices, it learns about as well.
  @Test func theLSTMAsATreeLearnsAsTheLSTMDoes() throws {
    let pair = try CellSearch.lstmTree(hasInputGate: true, seed: 1)
    let (tree, lstm) = (try #require(pair.tree), try #require(pair.lstm))
    #expect(lstm < 15 && tree < 1.05 * lstm, "\(tree) and \(lstm)")
  }

  /// One cell, the LSTM beside it, and the finals of both.
  @Test func aGivenCellIsTrainedInsteadOfASearch() throws {
    let world = try CellSearch.open(WorldRequest())
    let settings = settings { $0.cell = 777 }
    var run = try SearchLoop<CellSearch>(settings, world: world, seed: 1)
    let planned = run.system.plannedSteps
    var steps: [String] = []
    while let step = try run.step(in: world) { steps.append(step.trial.candidate.description) }
    let cell = CellDecisions(base: 2).tree(number: 777).description
    #expect(
      steps == [
        "lstm LSTM", cell, "finalist \(cell)", "finalist LSTM", "test of \(cell)", "test of LSTM",
      ])
    #expect(planned == steps.count)
    #expect(run.system.search.controller.updates == 0)
  }

  @Test func aCellThatThereIsNotIsRefused() {
    #expect(throws: Failure.self) {
      try CellSearch.Settings(tuned: ["base": .choice("2"), "cell": .count(36_865)])
    }
  }

  /// A trained cell can be exported: with the number of weights that it was judged by.
  @Test func aTrainedCellIsANetworkToKeep() throws {
    let world = try CellSearch.open(WorldRequest())
    var run = try SearchLoop<CellSearch>(settings(), world: world, seed: 1)
    let next = run.next()
    let trial = try #require(next)
    let (outcome, network) = try SearchLoop<CellSearch>.evaluate(
      trial, run.system.settings, in: TrialContext(world: world))
    let kept = try #require(network)
    #expect(kept.network == nil)
    #expect(kept.classes.count == world.characters.count)
    #expect(Double(kept.parameters.trainableCount) == outcome["parameters"])
    #expect(throws: ModelGraphError.self) { try kept.model }
  }
}
