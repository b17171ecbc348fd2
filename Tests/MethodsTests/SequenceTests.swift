import Compute
import Foundation
import Testing
import Worlds

@testable import Methods

@Suite struct SequenceTests {
  /// Gated recurrent units over one-hot symbols.
  private struct GatedPlan: CellPlan {
    let symbols: Int
    let units: Int
    let dropout: Float = 0
    var memoryWidths: [Int] { [units] }

    private enum CodingKeys: CodingKey { case symbols, units }

    func cell(in graph: Graph, isLearning: Bool) -> Gated {
      Gated(cell: GRUCell(graph, named: "cell", inputs: symbols, units: units))
    }
  }

  private struct Gated: SequenceCell {
    let cell: GRUCell

    func projected(_ symbols: Tensor) -> [Tensor] {
      [cell.inputWeights.gather(symbols) + cell.inputBias]
    }

    func callAsFunction(_ inputs: [Tensor], _ memory: [Tensor]) -> CellStep {
      CellStep(memory: [cell(projected: inputs[0], memory[0])])
    }
  }

  private static let text = [Int32]((0..<400).map { [0, 1, 2, 1, 3][$0 % 5] })
  private static let streams = TextStreams(of: text.count, batch: 4, length: 10)

  /// [4 + 12, 3 * 12] weights and twice 3 * 12 biases, and [12, 4] weights and 4 biases.
  @Test func countsTheParametersOfAnyCell() {
    #expect(GatedPlan(symbols: 4, units: 12).parameterCount == 16 * 36 + 2 * 36 + 12 * 4 + 4)
  }

  /// What follows a 1 depends on what stood before it, so it takes a memory to know.
  @Test func anyCellLearnsAndWrites() throws {
    var model = CharacterModel(
      GatedPlan(symbols: 4, units: 12), streams: Self.streams, random: Random(seed: 1))
    for step in 0..<150 {
      _ = model.learn(from: Self.text[...], rate: 2e-2, random: Random(seed: 2).stream(step))
    }
    let bits = model.read(Self.text[...], as: Self.streams, steps: 2)
    #expect(bits.count == 4 && bits.allSatisfy { $0 < 0.3 })
    let written = model.write(10, after: 0, temperature: 0.1, random: Random(seed: 3))
    #expect(written.characters == [1, 2, 1, 3, 0, 1, 2, 1, 3, 0])
    #expect(written.observed.flatMap { $0 }.isEmpty)
  }

  @Test func aSavedModelGoesOnAsItWould() throws {
    var model = CharacterModel(
      GatedPlan(symbols: 4, units: 5), streams: Self.streams, random: Random(seed: 1))
    _ = model.learn(from: Self.text[...], rate: 1e-2, random: Random(seed: 2))
    var copy = try JSONDecoder().decode(
      CharacterModel<GatedPlan>.self, from: JSONEncoder().encode(model))
    let losses = [
      model.learn(from: Self.text[...], rate: 1e-2, random: Random(seed: 3)),
      copy.learn(from: Self.text[...], rate: 1e-2, random: Random(seed: 3)),
    ]
    #expect(losses[0] == losses[1] && model.parameters == copy.parameters)
  }

  @Test func layerNormalisedGatesDoNotHeedTheScaleOfTheirSums() {
    let graph = Graph()
    let (sums, cell) = (graph.input([2, 12]), graph.input([2, 3]))
    let plain = LSTMGates(graph, named: "plain", units: 3, isNormalised: false)
    let normalised = LSTMGates(graph, named: "normalised", units: 3, isNormalised: true)
    let pairs = [plain, normalised].map { gates in
      [gates(sums, cell: cell).hidden, gates(sums * 3, cell: cell).hidden]
    }
    let differences = pairs.map { ($0[0] - $0[1]).abs().sum() }
    let program = Program(graph, outputs: differences)
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 0))
    machine.write((0..<24).map { Float($0 % 7) - 3 }, to: program.port(of: sums))
    machine.write((0..<6).map { Float($0) / 6 }, to: program.port(of: cell))
    machine.run(&parameters)
    #expect(machine.scalar(program.port(of: differences[0])) > 0.1)
    #expect(machine.scalar(program.port(of: differences[1])) < 1e-3)
  }

  @Test func blocksAreOrthogonal() {
    let (rows, columns) = (3, 5)
    let blocks = orthogonalBlocks(rows: rows, columns: columns, count: 2, random: Random(seed: 1))
    for block in 0..<2 {
      for row in 0..<rows {
        for other in 0..<rows {
          let product = (0..<columns).reduce(Float(0)) { sum, column in
            sum + blocks[(row * 2 + block) * columns + column]
              * blocks[(other * 2 + block) * columns + column]
          }
          #expect(abs(product - (row == other ? 1 : 0)) < 1e-5)
        }
      }
    }
  }
}
