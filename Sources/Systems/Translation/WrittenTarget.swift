import Compute
import Methods
import Worlds

/// What a model wrote for a source.
struct WrittenTarget: Sendable {
  /// Without start and end.
  var pieces: [Int32] = []
  /// The factors of the rows of W_h when each piece was written, where weights are generated.
  var factors: [[Float]] = []
}

extension WritingProgram {
  /// How many more pieces than a source has its translation may have.
  private static let margin = 20

  /// Translates the sources of some pairs, at most as many as there are rows: at every step the piece
  /// with the largest logit is written.
  mutating func greedy(
    _ parameters: inout Parameters, _ pairs: some Collection<EncodedPair>
  ) -> [WrittenTarget] {
    let longest = pairs.map(\.pieces).max() ?? 1
    let batch = PairBatch(
      pairs, size: PairBatch.Size(rows: rows, source: length, target: longest))
    var state = read(&parameters, batch)
    var last = [Int32](repeating: Vocabulary.start, count: rows)
    var targets = pairs.map { _ in WrittenTarget() }
    var open = Array(targets.indices)
    for _ in 0..<length + Self.margin where !open.isEmpty {
      let logits = write(&parameters, after: last, from: &state)
      let factors = factors
      for row in open {
        last[row] = Self.likeliest(logits, row: row, of: rows)
        guard last[row] != Vocabulary.end else { continue }
        targets[row].pieces.append(last[row])
        if let factors { targets[row].factors.append(Self.row(row, of: factors, rows: rows)) }
      }
      open.removeAll { last[$0] == Vocabulary.end }
    }
    return targets
  }

  /// The piece with the largest logit that may be written: an end or a piece that is known.
  private static func likeliest(_ logits: [Float], row: Int, of rows: Int) -> Int32 {
    let count = logits.count / rows
    var best = Vocabulary.end
    for piece in Vocabulary.unknown + 1..<Int32(max(count, 4))
    where logits[row * count + Int(piece)] > logits[row * count + Int(best)] {
      best = piece
    }
    return best
  }

  private static func row(_ row: Int, of values: [Float], rows: Int) -> [Float] {
    let count = values.count / rows
    return Array(values[row * count..<(row + 1) * count])
  }
}
