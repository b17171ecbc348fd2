import Compute
import Methods

/// Everything that decides what the programs of a HyperLSTM, or of its control, compute.
struct HyperCellPlan: CellPlan {
  var variant: HyperLSTM.Variant
  /// Characters that there are.
  let symbols: Int
  /// Units of the main network.
  var units: Int
  /// Units of the network that generates weights.
  let hyperUnits: Int
  /// Numbers N_z from which the weights of a row are generated.
  let embedding: Int
  /// Whether the weights of a step come from the state before it, as in equation 11; else from the
  /// state of the same step, as in the authors' code.
  let isLagged: Bool
  /// The share of characters, candidates and outputs that is zeroed while learning.
  let dropout: Float

  /// Products that a step of the main network adds up: the gates of an LSTM, or one.
  var gates: Int { variant.isGated ? 4 : 1 }

  /// Widths of what is carried from step to step: states of the main network, then of the other.
  var memoryWidths: [Int] {
    let parts = variant.isGated ? 2 : 1
    return Array(repeating: units, count: parts)
      + Array(repeating: hyperUnits, count: variant.isHyper ? parts : 0)
  }

  /// Declares the cell.
  func cell(in graph: Graph, isLearning: Bool) -> HyperCell {
    HyperCell(self, graph: graph, isLearning: isLearning)
  }

  /// A plain network with as nearly as possible as many numbers to learn.
  var control: HyperCellPlan {
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

extension HyperCellPlan {
  /// Parameters as they are before learning: recurrent and input weights orthogonal, gate by gate.
  func initialParameters(random: Random) -> Parameters {
    var parameters = declaredParameters(random: random)
    for entry in parameters.entries where entry.shape.rank == 2 {
      let isRecurrent = ["input-weights", "main-weights", "state-weights"].contains {
        entry.name == "main/\($0)" || entry.name == "hyper/\($0)"
      }
      guard isRecurrent else { continue }
      parameters[entry.name] = orthogonalBlocks(
        rows: entry.shape[0], columns: entry.shape[1] / gates, count: gates,
        random: random.stream(entry.name))
    }
    return parameters
  }
}
