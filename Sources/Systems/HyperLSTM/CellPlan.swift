import Compute

/// Everything that decides what a character model's programs compute.
struct CellPlan: Codable, Hashable, Sendable {
  var variant: HyperLSTM.Variant
  /// Characters that there are.
  let characters: Int
  /// Units of the main network.
  var units: Int
  /// Units of the network that generates weights.
  let hyperUnits: Int
  /// Numbers N_z from which the weights of a row are generated.
  let embedding: Int
  /// Whether the weights of a step come from the state before it, as in equation 11; else from the
  /// state of the same step, as in the authors' code.
  let isLagged: Bool
  /// The share of candidates and outputs that is zeroed while learning.
  let dropout: Float

  /// Products that a step of the main network adds up: the gates of an LSTM, or one.
  var gates: Int { variant.isGated ? 4 : 1 }

  /// Widths of what is carried from step to step: states of the main network, then of the other.
  var memoryWidths: [Int] {
    let parts = variant.isGated ? 2 : 1
    return Array(repeating: units, count: parts)
      + Array(repeating: hyperUnits, count: variant.isHyper ? parts : 0)
  }

  /// How many numbers are learned.
  var parameterCount: Int {
    let graph = Graph()
    _ = (CharacterCell(self, graph: graph), CharacterHead(self, graph: graph))
    return graph.parameterCount
  }

  /// A plain network with as nearly as possible as many numbers to learn.
  var control: CellPlan {
    var plain = self
    plain.variant = variant.isGated ? .lstm : .rnn
    let aim = parameterCount
    var (low, high) = (1, 2 * units + 2 * hyperUnits + 1)
    while low + 1 < high {
      plain.units = (low + high) / 2
      if plain.parameterCount <= aim { low = plain.units } else { high = plain.units }
    }
    let distances = [low, high].map { units in
      plain.units = units
      return abs(plain.parameterCount - aim)
    }
    plain.units = distances[0] <= distances[1] ? low : high
    return plain
  }
}

extension Graph {
  /// How many trainable numbers are declared.
  fileprivate var parameterCount: Int {
    initialParameters(random: Random(seed: 0)).trainableCount
  }
}
