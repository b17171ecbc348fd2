public import Compute

/// A sentence and its translation.
public struct SentencePair: Hashable, Codable, Sendable {
  /// What is to be translated.
  public let source: String
  /// Its translation.
  public let target: String

  /// Joins a sentence and its translation.
  public init(source: String, target: String) {
    (self.source, self.target) = (source, target)
  }
}

/// Sentences with their translations.
public struct SentencePairs: Sendable {
  /// A short name, such as `en-fr`.
  public let name: String
  /// Origin and licence.
  public let provenance: Provenance
  /// All of them, in the order of the file.
  let pairs: [SentencePair]

  /// Gathers pairs.
  public init(name: String, provenance: Provenance, pairs: [SentencePair]) {
    (self.name, self.provenance, self.pairs) = (name, provenance, pairs)
  }

  /// How many pairs there are.
  public var count: Int { pairs.count }

  /// The parts of a set of pairs.
  public struct Split: Sendable {
    /// What weights are fitted on, 90 %.
    public let training: [SentencePair]
    /// What choices are made on, 5 %.
    public let validation: [SentencePair]
    /// What the final report is written from, 5 %.
    public let test: Sealed<[SentencePair]>
  }

  /// Splits the pairs at random; the same `random` always makes the same split.
  public func split(random: Random) -> Split {
    var shuffled = pairs
    var order = random.stream("split")
    order.shuffle(&shuffled)
    let trained = count - 2 * (count / 20)
    let chosen = count - count / 20
    return Split(
      training: Array(shuffled[..<trained]),
      validation: Array(shuffled[trained..<chosen]),
      test: Sealed(Array(shuffled[chosen...]), count: count - chosen))
  }
}
