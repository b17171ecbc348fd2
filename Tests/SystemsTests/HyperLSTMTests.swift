import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct HyperLSTMTests {
  private func plan(
    _ variant: CellVariant, units: Int = 5, characters: Int = 7, isLagged: Bool = false
  ) -> HyperCellPlan {
    HyperCellPlan(
      variant: variant, symbols: characters, units: units, hyperUnits: 3, embedding: 2,
      isLagged: isLagged, dropout: 0)
  }

  /// Reads one character from a state; a tensor of the step is looked at.
  private func look(
    _ plan: HyperCellPlan, _ parameters: Parameters, state: [[Float]],
    at tensor: (CellStep) -> Tensor?
  ) throws -> [Float] {
    let graph = Graph()
    let characters = graph.input([2])
    let memory = plan.memoryWidths.map { graph.input([2, $0]) }
    let (cell, _) = plan.declaration(in: graph)
    let seen = try #require(tensor(cell(cell.projected(characters), memory)))
    let program = Program(graph, outputs: [seen])
    var (machine, parameters) = (Machine(program), parameters)
    machine.write([2, 4], to: program.port(of: characters))
    for (port, values) in zip(memory.map(program.port), state) { machine.write(values, to: port) }
    machine.run(&parameters)
    return machine.read(program.port(of: seen))
  }

  private func states(_ plan: HyperCellPlan, hyper: Float) -> [[Float]] {
    plan.memoryWidths.enumerated().map { place, width in
      let isHyper = place >= plan.memoryWidths.count / 2
      return (0..<2 * width).map { isHyper ? hyper * Float($0 % 3) : Float(sin(Double($0))) }
    }
  }

  /// Appendix A.2.3: every factor is 0.1 and what the small network remembers has no say.
  @Test(arguments: [CellVariant.hyperLSTM, .normalisedHyperLSTM, .hyperRNN])
  func startsWithFactorsOfATenthWhateverTheSmallNetworkRemembers(
    variant: CellVariant
  ) throws {
    let plan = plan(variant)
    let parameters = plan.initialParameters(random: Random(seed: 1))
    let outputs = try [Float(0), 0.9].map { hyper in
      let states = states(plan, hyper: hyper)
      let factors = try look(plan, parameters, state: states) { $0.observed.first }
      #expect(factors.allSatisfy { abs($0 - 0.1) < 1e-6 })
      return try look(plan, parameters, state: states) { $0.hidden }
    }
    #expect(outputs[0] == outputs[1])
  }

  /// A character is missed by both networks or by neither, and the others count twice.
  @Test func bothNetworksMissTheSameCharacters() throws {
    let plan = HyperCellPlan(
      variant: .hyperLSTM, symbols: 7, units: 5, hyperUnits: 3, embedding: 2, isLagged: false,
      dropout: 0.5)
    let graph = Graph()
    let characters = graph.input([40])
    let learning = plan.declaration(in: graph, isLearning: true).cell.projected(characters)
    let other = Graph()
    let same = other.input([40])
    let knowing = plan.declaration(in: other).cell.projected(same)
    let drawn = plan.initialParameters(random: Random(seed: 1))
    func rows(_ program: Program, _ input: Tensor, _ outputs: [Tensor]) -> [[Float]] {
      var (machine, parameters) = (Machine(program), drawn)
      machine.write((0..<40).map { Float($0 % 7) }, to: program.port(of: input))
      machine.run(&parameters, seed: 3)
      return outputs.map { machine.read(program.port(of: $0)) }
    }
    let seen = rows(Program(graph, outputs: learning), characters, learning)
    let whole = rows(Program(other, outputs: knowing), same, knowing)
    var missed = 0
    for row in 0..<40 {
      let factors = zip(seen, whole).map { part, all in
        let width = part.count / 40
        return Set(
          (row * width..<(row + 1) * width).map { (part[$0] / all[$0]).rounded() })
      }
      #expect(factors[0] == factors[1] && (factors[0] == [0] || factors[0] == [2]))
      if factors[0] == [0] { missed += 1 }
    }
    #expect((5...35).contains(missed))
  }

  /// The same by hand: h = tanh(0.1 W_h h + 0.1 W_x x).
  @Test func firstStepOfTheHyperRNNIsThatOfTheFormula() throws {
    let plan = plan(.hyperRNN)
    let parameters = plan.initialParameters(random: Random(seed: 1))
    let states = states(plan, hyper: 0.5)
    let hidden = try look(plan, parameters, state: states) { $0.hidden }
    let state = try #require(parameters["main/state-weights"])
    let input = try #require(parameters["main/input-weights"])
    for (row, character) in [2, 4].enumerated() {
      for unit in 0..<5 {
        var sum = input[character * 5 + unit]
        for other in 0..<5 { sum += states[0][row * 5 + other] * state[other * 5 + unit] }
        #expect(abs(hidden[row * 5 + unit] - tanh(0.1 * sum)) < 1e-5)
      }
    }
  }

  @Test func recurrentWeightsStartOrthogonalGateByGate() throws {
    let parameters = plan(.lstm, units: 6).initialParameters(random: Random(seed: 1))
    let weights = try #require(parameters["main/state-weights"])
    for gate in 0..<4 {
      for row in 0..<6 {
        for other in 0..<6 {
          let product = (0..<6).reduce(Float(0)) {
            $0 + weights[row * 24 + gate * 6 + $1] * weights[other * 24 + gate * 6 + $1]
          }
          #expect(abs(product - (row == other ? 1 : 0)) < 1e-4)
        }
      }
    }
  }

  /// 4 gates of [7 + 5, 5] weights and 5 biases, and [5, 7] weights and 7 biases to the logits.
  @Test func countsParameters() {
    #expect(plan(.lstm).parameterCount == 4 * 5 * (7 + 5 + 1) + 6 * 7)
    #expect(plan(.rnn).parameterCount == 5 * (7 + 5 + 1) + 6 * 7)
    let hyper = 12 * (7 + 5 + 3 + 1) + 2 * (12 + 3) + 3 * 24 + 16 + 16 * 5 + 8 * 5
    #expect(plan(.hyperLSTM).parameterCount == plan(.lstm).parameterCount + hyper)
  }

  @Test(arguments: [CellVariant.hyperLSTM, .hyperRNN, .normalisedHyperLSTM])
  func controlIsPlainAndAsLarge(variant: CellVariant) {
    let hyper = plan(variant, units: 40, characters: 60)
    let control = hyper.control
    #expect(!control.variant.isHyper && control.variant.isGated == variant.isGated)
    let difference = abs(control.parameterCount - hyper.parameterCount)
    #expect(Double(difference) < 0.02 * Double(hyper.parameterCount))
  }

  /// Losses are means over characters, so a gradient is a difference quotient of them.
  @Test(arguments: [CellVariant.hyperLSTM, .hyperRNN], [false, true])
  func gradientIsTheDifferenceQuotient(variant: CellVariant, isLagged: Bool) {
    let plan = plan(variant, isLagged: isLagged)
    var program = TextProgram(plan, rows: 2, length: 4, isLearning: true)
    var start = plan.initialParameters(random: Random(seed: 3))
    var noise = Random(seed: 5)
    // Away from the start, where the small network has no say yet.
    for index in start.values.indices { start.values[index] += Float(0.3 * noise.normal()) }
    func loss(_ parameters: Parameters) -> Float {
      var (parameters, state) = (parameters, program.blank)
      program.run(
        &parameters, [0, 1, 2, 3, 4, 5, 6, 0], successors: [1, 2, 3, 4, 5, 6, 0, 1], from: &state)
      return program.loss
    }
    _ = loss(start)
    let gradients = program.machine.gradients
    for entry in start.entries {
      let index = entry.range.max { abs(gradients[$0]) < abs(gradients[$1]) } ?? entry.offset
      let slopes = [Float(0.005), -0.005].map { shift -> Float in
        var moved = start
        moved.values[index] += shift
        return loss(moved)
      }
      let slope = (slopes[0] - slopes[1]) / 0.01
      let tolerance = 0.03 * abs(gradients[index]) + 2e-3
      #expect(abs(slope - gradients[index]) < tolerance, "\(entry.name)")
    }
  }

  /// A few seconds of a line of Hamlet; the weights change while it is written.
  @Test func learnsALineByHeartAndShowsItsWeightsChange() throws {
    let text = String(repeating: "to be, or not to be: that is the question. ", count: 60)
    let corpus = TextCorpus(
      name: "hamlet", provenance: Provenance(origin: "a line", licence: "public domain"),
      text: text)
    var settings = HyperLSTM.Settings()
    (settings.units, settings.hyper, settings.batch, settings.length) = (12, 4, 4, 10)
    (settings.steps, settings.interval, settings.rate) = (150, 50, 2e-2)
    var run = try LearnerRun<HyperLSTM>(settings, world: corpus, seed: 1)
    while try run.step(in: corpus) != nil {}
    let evaluations = run.learner.evaluations
    let (first, last) = (
      try #require(evaluations.entries.first), try #require(evaluations.entries.last)
    )
    #expect(evaluations.entries.map(\.steps) == [50, 100, 150])
    #expect(last.bits < first.bits && last.bits < 0.7 * mean(evaluations.untrained))
    let writing = try #require(evaluations.writing)
    #expect(writing.text.unicodeScalars.count == 216)
    #expect(writing.changes.count == 4 && writing.changes.allSatisfy { $0.count == 216 })
    #expect(writing.changes[0][0] == 0 && writing.changes[0].contains { $0 > 0 })
    #expect(run.learner.tensors.contains { $0.name == "generator/factors" })
  }
}
