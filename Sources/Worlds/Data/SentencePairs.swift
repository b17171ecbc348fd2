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

  /// The user's file that they were read from; `nil` for pairs inside the program.
  public let file: String?

  /// Gathers pairs.
  public init(
    name: String, provenance: Provenance, pairs: [SentencePair], file: String? = nil
  ) {
    (self.name, self.provenance, self.pairs, self.file) = (name, provenance, pairs, file)
  }

  /// What they are, in lines for people.
  public var summary: [String] {
    ["\(count) pairs, \(Set(pairs.map(\.source)).count) different sentences"]
  }

  /// How many pairs there are.
  public var count: Int { pairs.count }

  /// The parts of a set of pairs.
  public struct Split: Sendable {
    /// What weights are fitted on.
    public let training: [SentencePair]
    /// What choices are made on.
    public let validation: [SentencePair]
    /// What the final report is written from.
    public let test: Sealed<[SentencePair]>
  }

  /// Splits the pairs at random; the same `random` always makes the same split.
  ///
  /// Some sentences come again and again, so a sentence with all its translations belongs to one
  /// part; of those held out, the first pair of each sentence is kept and the others belong nowhere.
  ///
  /// - Parameter heldOut: Sentences for validation, and as many for the test; at most a third of
  ///   all different ones each.
  public func split(heldOut: Int, random: Random) -> Split {
    var order = random.stream("split")
    var sources: [String] = []
    var translations: [String: [SentencePair]] = [:]
    for pair in pairs {
      if translations[pair.source] == nil { sources.append(pair.source) }
      translations[pair.source, default: []].append(pair)
    }
    order.shuffle(&sources)
    let some = min(heldOut, sources.count / 3)
    func first(of sources: ArraySlice<String>) -> [SentencePair] {
      sources.compactMap { translations[$0]?.first }
    }
    let trained = sources.count - 2 * some
    return Split(
      training: sources[..<trained].flatMap { translations[$0] ?? [] },
      validation: first(of: sources[trained..<trained + some]),
      test: Sealed(first(of: sources[(trained + some)...]), count: some))
  }
}
