import Compute
import Methods

/// Everything that decides what the programs of a translation model compute.
///
/// One recurrent network reads the source and another, of the same kind and size, writes the target;
/// all that the second knows of the source is the state in which the first ends (Sutskever, Vinyals &
/// Le 2014).
struct TranslationPlan: Codable, Hashable, Sendable {
  /// The cell of both networks; its inputs are the vectors of pieces.
  var cell: HyperCellPlan
  /// Pieces that the source is made of, and the target.
  let sourcePieces: Int
  let targetPieces: Int
  /// The share of a piece's vector, and of the outputs, that is zeroed while learning.
  let dropout: Float

  /// The width of a piece's vector.
  var width: Int { cell.symbols }

  /// The same with another kind of cell, and with as nearly as possible as many numbers to learn.
  func matched(_ variant: CellVariant) -> TranslationPlan {
    func plan(units: Int) -> TranslationPlan {
      var other = self
      (other.cell.variant, other.cell.units) = (variant, units)
      return other
    }
    let most = 2 * (cell.units + cell.hyperUnits) + 1
    return plan(
      units: nearest(to: parameterCount, in: 1...most) { plan(units: $0).parameterCount })
  }

  /// The parts of a model in a recording.
  struct Parts {
    let sourceVectors: Tensor
    let targetVectors: Tensor
    let encoder: HyperCell
    let decoder: HyperCell
    let headWeights: Tensor
    let headBias: Tensor
  }

  /// Declares all parameters, always in the same order.
  func parts(in graph: Graph) -> Parts {
    Parts(
      sourceVectors: graph.parameter("encoder/vectors", [sourcePieces, width], .normal(1)),
      targetVectors: graph.parameter("decoder/vectors", [targetPieces, width], .normal(1)),
      encoder: HyperCell(cell, graph: graph, under: "encoder/"),
      decoder: HyperCell(cell, graph: graph, under: "decoder/"),
      headWeights: graph.parameter("head/weights", [cell.units, targetPieces], .glorotUniform),
      headBias: graph.parameter("head/bias", [targetPieces], .zeros))
  }

  /// Parameters as they are before learning.
  func initialParameters(random: Random) -> Parameters {
    var parameters = declaredParameters(random: random)
    for part in ["encoder/", "decoder/"] {
      cell.makeOrthogonal(&parameters, under: part, random: random)
    }
    return parameters
  }

  /// How many numbers are learned.
  var parameterCount: Int { declaredParameters(random: Random(seed: 0)).trainableCount }

  private func declaredParameters(random: Random) -> Parameters {
    let graph = Graph()
    _ = parts(in: graph)
    return graph.initialParameters(random: random)
  }
}
