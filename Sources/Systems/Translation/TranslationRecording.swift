import Compute
import Methods

/// The two networks of a translation model over the steps of a batch, as parts of a computation.
struct TranslationRecording {
  let graph = Graph()
  let rows: Int
  private let plan: TranslationPlan
  private let parts: TranslationPlan.Parts
  private let dropout: Float

  /// Declares a model; `isLearning` says whether dropout is wanted.
  init(_ plan: TranslationPlan, rows: Int, isLearning: Bool = false) {
    (self.plan, self.rows) = (plan, rows)
    parts = plan.parts(in: graph)
    dropout = isLearning ? plan.dropout : 0
  }

  /// States before the first step, `[rows, width]` each.
  var blank: [Tensor] { plan.cell.memoryWidths.map { graph.constant(0, [rows, $0]) } }

  /// States after the source.
  ///
  /// - Parameters:
  ///   - pieces: `[length * rows]`, of all rows at the first step, then at the second.
  ///   - isThere: 1 where there is a piece, else 0, `[length * rows, 1]`. A state stays zero until the
  ///     first piece of its row.
  func encoded(_ pieces: Tensor, isThere: Tensor) -> [Tensor] {
    let vectors = parts.sourceVectors.gather(pieces).dropout(dropout)
    let inputs = parts.encoder.projected(vectors: vectors)
    var state = blank
    for time in 0..<pieces.shape[0] / rows {
      let range = time * rows..<(time + 1) * rows
      let mask = isThere.slice(axis: 0, range)
      state = parts.encoder(inputs.map { $0.slice(axis: 0, range) }, state).memory.map { $0 * mask }
    }
    return state
  }

  /// States after one more piece of every source, `[rows]`.
  func encoded(_ piece: Tensor, from state: [Tensor]) -> [Tensor] {
    let inputs = parts.encoder.projected(vectors: parts.sourceVectors.gather(piece))
    return parts.encoder(inputs, state).memory
  }

  /// The steps that write a target, from pieces `[length * rows]` that come before each.
  func decoded(_ pieces: Tensor, from state: [Tensor]) -> [CellStep] {
    let vectors = parts.targetVectors.gather(pieces).dropout(dropout)
    let inputs = parts.decoder.projected(vectors: vectors)
    var steps: [CellStep] = []
    for time in 0..<pieces.shape[0] / rows {
      let range = time * rows..<(time + 1) * rows
      let last = steps.last?.memory ?? state
      steps.append(parts.decoder(inputs.map { $0.slice(axis: 0, range) }, last))
    }
    return steps
  }

  /// Logits `[length * rows, pieces]` of the pieces that steps write.
  func logits(_ steps: [CellStep]) -> Tensor {
    let hidden = Tensor.concatenate(steps.map(\.hidden), axis: 0).dropout(dropout)
    return hidden.times(parts.headWeights) + parts.headBias
  }
}
