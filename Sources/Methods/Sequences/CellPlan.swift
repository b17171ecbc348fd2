package import Compute
import Foundation

/// A recurrent network over symbols, such as characters, as a description.
///
/// A system that wants a cell of its own conforms to this and to ``SequenceCell``; a
/// ``CharacterModel`` trains it, and lets it write.
package protocol CellPlan: Codable, Hashable, Sendable {
  /// One step of it in a recording.
  associatedtype Cell: SequenceCell

  /// Symbols that there are.
  var symbols: Int { get }
  /// Widths of what is carried from step to step; of the first of them, outputs are read.
  var memoryWidths: [Int] { get }
  /// The share of a step's outputs that is zeroed while learning.
  var dropout: Float { get }

  /// How its parameters are learned; the rate is set elsewhere.
  var optimiser: Optimiser { get }

  /// Declares the parameters of the cell, always in the same order.
  func cell(in graph: Graph, isLearning: Bool) -> Cell

  /// Parameters of ``declaration(in:)`` as they are before learning.
  func initialParameters(random: Random) -> Parameters
}

/// One step of a recurrent network in a recording.
package protocol SequenceCell {
  /// What the cell takes from symbols `[rows]`, of all steps at once: tensors `[rows, ...]`.
  func projected(_ symbols: Tensor) -> [Tensor]

  /// The next step, from what `projected` made of its symbols and the memory `[rows, width]` each.
  func callAsFunction(_ inputs: [Tensor], _ memory: [Tensor]) -> CellStep
}

/// What a step of a recurrent network gives.
package struct CellStep {
  /// What is carried on, `[rows, width]` each.
  package let memory: [Tensor]
  /// What else can be looked at, such as weights that were generated for this step.
  package let observed: [Tensor]
  /// The output, `[rows, units]`.
  package var hidden: Tensor { memory[0] }

  /// A step.
  package init(memory: [Tensor], observed: [Tensor] = []) {
    (self.memory, self.observed) = (memory, observed)
  }
}

/// The layer from a cell's output to the logits of the next symbol.
package struct SymbolHead {
  private let weights: Tensor
  private let bias: Tensor

  /// Declares the layer.
  package init(_ plan: some CellPlan, graph: Graph) {
    weights = graph.parameter(
      "head/weights", [plan.memoryWidths[0], plan.symbols], .glorotUniform)
    bias = graph.parameter("head/bias", [plan.symbols], .zeros)
  }

  /// Logits `[rows, symbols]` of outputs `[rows, units]`.
  package func callAsFunction(_ hidden: Tensor) -> Tensor { hidden.times(weights) + bias }
}

extension CellPlan {
  /// By default Adam.
  package var optimiser: Optimiser { .adam() }

  /// Declares all parameters: of the cell, then of the layer behind it.
  package func declaration(
    in graph: Graph, isLearning: Bool = false
  ) -> (cell: Cell, head: SymbolHead) {
    (cell(in: graph, isLearning: isLearning), SymbolHead(self, graph: graph))
  }

  /// Parameters drawn as the cell declares them.
  package func declaredParameters(random: Random) -> Parameters {
    let graph = Graph()
    _ = declaration(in: graph)
    return graph.initialParameters(random: random)
  }

  /// By default as the cell declares them.
  package func initialParameters(random: Random) -> Parameters {
    declaredParameters(random: random)
  }

  /// How many numbers are learned.
  package var parameterCount: Int {
    declaredParameters(random: Random(seed: 0)).trainableCount
  }
}

extension CellPlan {
  /// The plan in words that it can be read from again.
  package var words: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads a plan, whose numbers may be unsound; `nil` where the words are none of such a plan.
  package static func decoded(from words: String) -> Self? {
    try? JSONDecoder().decode(Self.self, from: Data(words.utf8))
  }
}
