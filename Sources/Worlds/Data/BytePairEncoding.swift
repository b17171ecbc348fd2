/// Pieces of words that a text is cut into, learned from it: the pairs of neighbouring pieces that
/// occur most often are merged, one after the other.
///
/// Sennrich, Haddow & Birch (2016), "Neural Machine Translation of Rare Words with Subword Units",
/// algorithm 1. Words keep the space before them, so that pieces joined again are the text.
/// Numbers 0 to 3 are those of ``Vocabulary`` that are no words; characters follow in the order of
/// Unicode, then merged pieces in the order in which they were learned.
public struct BytePairEncoding: Sendable {
  /// What each number stands for.
  public let pieces: [String]
  // Looked up, never iterated: their order reaches nothing.
  private let characters: [Unicode.Scalar: Int32]
  private let merges: [PiecePair: Int32]

  /// Learns at most so many merges; it ends earlier where no pair occurs twice.
  ///
  /// - Parameter characters: How many characters are kept, the most usual ones; others become
  ///   unknown.
  public init(of sentences: some Sequence<String>, merges limit: Int, characters: Int = 2000) {
    var counts: [String: Int] = [:]
    for sentence in sentences {
      for word in Self.words(of: sentence) { counts[word, default: 0] += 1 }
    }
    let words = counts.sorted {
      $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
    }
    let alphabet = Self.alphabet(of: words, limit: characters)
    var pieces = ["<pad>", "<s>", "</s>", "<unk>"] + alphabet.map { String($0) }
    let known = Dictionary(uniqueKeysWithValues: zip(alphabet, Vocabulary.unknown + 1..<Int32.max))
    self.characters = known
    var table = MergeTable(
      words.map { ($0.key.unicodeScalars.map { known[$0] ?? Vocabulary.unknown }, $0.value) })
    var merges: [PiecePair: Int32] = [:]
    while merges.count < limit, let pair = table.mostFrequent {
      merges[pair] = Int32(pieces.count)
      table.merge(pair, into: Int32(pieces.count))
      pieces.append(pieces[Int(pair.left)] + pieces[Int(pair.right)])
    }
    (self.pieces, self.merges) = (pieces, merges)
  }

  /// The numbers of the two pieces of each merge, in the order in which they were learned.
  public var mergedPairs: [[Int32]] {
    merges.sorted { $0.value < $1.value }.map { [$0.key.left, $0.key.right] }
  }

  /// How many numbers there are.
  public var count: Int { pieces.count }

  /// The numbers of a sentence's pieces, without start and end.
  public func numbers(_ sentence: String) -> [Int32] {
    Self.words(of: sentence).flatMap { word in
      merged(word.unicodeScalars.map { characters[$0] ?? Vocabulary.unknown })
    }
  }

  /// The sentence that numbers stand for; start, end and padding are left out.
  public func sentence(_ numbers: some Sequence<Int32>) -> String {
    numbers.filter { $0 >= Vocabulary.unknown }.map { pieces[Int($0)] }.joined()
  }

  /// Merges pairs in the order in which they were learned, as long as there are any.
  private func merged(_ word: [Int32]) -> [Int32] {
    var word = word
    while let first = word.indices.dropFirst().compactMap({ index in
      merges[PiecePair(left: word[index - 1], right: word[index])]
    }).min() {
      word = word.replacing(pair: { merges[$0] == first }, by: first)
    }
    return word
  }

  /// The most usual characters, in the order of Unicode.
  private static func alphabet(
    of words: [(key: String, value: Int)], limit: Int
  ) -> [Unicode.Scalar] {
    var counts: [Unicode.Scalar: Int] = [:]
    for (word, count) in words {
      for scalar in word.unicodeScalars { counts[scalar, default: 0] += count }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
      .sorted()
  }
}

extension BytePairEncoding {
  private enum Kind { case space, letter, apostrophe, mark }

  /// Cuts a sentence into words and runs of marks, between which nothing is merged: each with the
  /// space before it, and an apostrophe with the letters before it.
  static func words(of sentence: String) -> [String] {
    var words: [String.UnicodeScalarView] = []
    var last: Kind?
    for scalar in sentence.unicodeScalars {
      let kind = kind(of: scalar, after: last)
      let isJoined: Bool =
        switch last {
        case nil: false
        case .space: kind != .space
        case .letter: kind == .letter || kind == .apostrophe
        case .apostrophe: false
        case .mark: kind == .mark
        }
      if !isJoined { words.append("".unicodeScalars) }
      words[words.count - 1].append(scalar)
      last = kind
    }
    return words.map { String($0) }
  }

  private static func kind(of scalar: Unicode.Scalar, after last: Kind?) -> Kind {
    let properties = scalar.properties
    if properties.isWhitespace { return .space }
    if properties.isAlphabetic || properties.numericType != nil { return .letter }
    let isApostrophe = scalar == "'" || scalar == "\u{2019}"
    return isApostrophe && last == .letter ? .apostrophe : .mark
  }
}

/// Two neighbouring pieces.
private struct PiecePair: Hashable {
  let left: Int32
  let right: Int32
}

/// Words as the pieces that they are cut into so far, and where which pairs of pieces are.
private struct MergeTable {
  private var words: [(pieces: [Int32], count: Int)]
  private var counts: [PiecePair: Int] = [:]
  private var places: [PiecePair: Set<Int>] = [:]

  init(_ words: [(pieces: [Int32], count: Int)]) {
    self.words = words
    for place in words.indices { add(place, times: 1) }
  }

  /// Of the pairs that occur at least twice the most frequent; of equals the one whose pieces have
  /// the lower numbers.
  var mostFrequent: PiecePair? {
    counts.lazy.filter { $0.value > 1 }.max { one, other in
      (one.value, other.key.left, other.key.right) < (other.value, one.key.left, one.key.right)
    }?.key
  }

  mutating func merge(_ pair: PiecePair, into piece: Int32) {
    for place in places[pair] ?? [] {
      add(place, times: -1)
      words[place].pieces = words[place].pieces.replacing(pair: { $0 == pair }, by: piece)
      add(place, times: 1)
    }
    counts[pair] = nil
    places[pair] = nil
  }

  /// Counts the pairs of a word, or takes them away.
  private mutating func add(_ place: Int, times sign: Int) {
    let word = words[place]
    for index in word.pieces.indices.dropFirst() {
      let pair = PiecePair(left: word.pieces[index - 1], right: word.pieces[index])
      counts[pair, default: 0] += sign * word.count
      if sign > 0 { places[pair, default: []].insert(place) }
    }
  }
}

extension [Int32] {
  /// These pieces with every pair of a kind replaced by one piece, from left to right.
  fileprivate func replacing(pair isPair: (PiecePair) -> Bool, by piece: Int32) -> [Int32] {
    var (result, index): ([Int32], Int) = ([], 0)
    while index < count {
      let isMerged =
        index + 1 < count && isPair(PiecePair(left: self[index], right: self[index + 1]))
      result.append(isMerged ? piece : self[index])
      index += isMerged ? 2 : 1
    }
    return result
  }
}
