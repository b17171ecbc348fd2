import Foundation

/// How unlikely a model finds a target after its source.
struct TargetScore: Sendable {
  /// Minus the logarithm of its probability.
  let nats: Double
  /// Pieces that it was asked for, with the end.
  let pieces: Int
  let characters: Int
}

extension Collection<TargetScore> {
  /// Nats per piece of all together: the logarithm of the perplexity.
  var logPerplexity: Double {
    reduce(0) { $0 + $1.nats } / Double(Swift.max(reduce(0) { $0 + $1.pieces }, 1))
  }

  /// Bits per character of all together.
  var bitsPerCharacter: Double {
    reduce(0) { $0 + $1.nats } / log(2) / Double(Swift.max(reduce(0) { $0 + $1.characters }, 1))
  }
}
