package import Compute

/// Everything that decides what the programs of a HyperLSTM, or of its control, compute.
package struct HyperCellPlan: CellPlan {
  /// What kind of network it is.
  package var variant: CellVariant
  /// Symbols that there are; the width of the inputs where they are no symbols.
  package let symbols: Int
  /// Units of the main network.
  package var units: Int
  /// Units of the network that generates weights.
  package let hyperUnits: Int
  /// Numbers N_z from which the weights of a row are generated.
  package let embedding: Int
  /// Whether the weights of a step come from the state before it, as in equation 11; else from the
  /// state of the same step, as in the authors' code.
  package let isLagged: Bool
  /// The share of characters, candidates and outputs that is zeroed while learning.
  package let dropout: Float

  /// Describes a cell.
  package init(
    variant: CellVariant, symbols: Int, units: Int, hyperUnits: Int, embedding: Int,
    isLagged: Bool, dropout: Float
  ) {
    (self.variant, self.symbols, self.units) = (variant, symbols, units)
    (self.hyperUnits, self.embedding) = (hyperUnits, embedding)
    (self.isLagged, self.dropout) = (isLagged, dropout)
  }

  /// Products that a step of the main network adds up: the gates of an LSTM, or one.
  package var gates: Int { variant.isGated ? 4 : 1 }

  /// Widths of what is carried from step to step: states of the main network, then of the other.
  package var memoryWidths: [Int] {
    let parts = variant.isGated ? 2 : 1
    return Array(repeating: units, count: parts)
      + Array(repeating: hyperUnits, count: variant.isHyper ? parts : 0)
  }

  /// Declares the cell.
  package func cell(in graph: Graph, isLearning: Bool) -> HyperCell {
    HyperCell(self, graph: graph, isLearning: isLearning)
  }

  /// A plain network with as nearly as possible as many numbers to learn.
  package var control: HyperCellPlan {
    var plain = self
    plain.variant = variant.isGated ? .lstm : .rnn
    plain.units = nearest(to: parameterCount, in: 1...2 * (units + hyperUnits) + 1) { units in
      var other = plain
      other.units = units
      return other.parameterCount
    }
    return plain
  }
}

/// The number in a range whose value is nearest to an aim, and of two the smaller; the values grow
/// with the numbers.
package func nearest(
  to aim: Int, in range: ClosedRange<Int>, by value: (Int) -> Int
) -> Int {
  var (low, high) = (range.lowerBound, range.upperBound)
  while low + 1 < high {
    let middle = (low + high) / 2
    if value(middle) <= aim { low = middle } else { high = middle }
  }
  return abs(value(low) - aim) <= abs(value(high) - aim) ? low : high
}

extension HyperCellPlan {
  /// Parameters as they are before learning: recurrent and input weights orthogonal, gate by gate.
  package func initialParameters(random: Random) -> Parameters {
    var parameters = declaredParameters(random: random)
    makeOrthogonal(&parameters, random: random)
    return parameters
  }

  /// Draws recurrent and input weights anew, orthogonal and gate by gate.
  ///
  /// - Parameter prefix: What the names of the cell's parameters begin with.
  package func makeOrthogonal(
    _ parameters: inout Parameters, under prefix: String = "", random: Random
  ) {
    for entry in parameters.entries where entry.shape.rank == 2 {
      let isRecurrent = ["input-weights", "main-weights", "state-weights"].contains {
        entry.name == prefix + "main/\($0)" || entry.name == prefix + "hyper/\($0)"
      }
      guard isRecurrent else { continue }
      parameters[entry.name] = orthogonalBlocks(
        rows: entry.shape[0], columns: entry.shape[1] / gates, count: gates,
        random: random.stream(entry.name))
    }
  }
}
