/// The words that a translation model knows, by number.
///
/// Four numbers are not words: padding, the start and the end of a sentence, and any word that
/// is unknown. Words come after them, the most frequent first.
public struct Vocabulary: Sendable {
  /// Fills sentences up to equal length.
  public static let padding: Int32 = 0
  /// Comes before the first word.
  public static let start: Int32 = 1
  /// Comes after the last word.
  public static let end: Int32 = 2
  /// Stands for every word not in the vocabulary.
  public static let unknown: Int32 = 3

  /// What each number stands for.
  public let words: [String]
  // Looked up, never iterated: its order reaches nothing.
  private let numbers: [String: Int32]

  /// Learns the words that occur at least `minimum` times, at most `limit` of them.
  public init(of sentences: some Sequence<String>, minimum: Int = 1, limit: Int = 30_000) {
    var counts: [String: Int] = [:]
    for sentence in sentences {
      for word in Self.split(sentence) { counts[word, default: 0] += 1 }
    }
    let frequent = counts.filter { $0.value >= minimum }.sorted { one, other in
      one.value == other.value
        ? one.key.utf8.lexicographicallyPrecedes(other.key.utf8) : one.value > other.value
    }
    words = ["<pad>", "<s>", "</s>", "<unk>"] + frequent.prefix(limit).map(\.key)
    var numbers: [String: Int32] = [:]
    for (number, word) in words.enumerated() where number > Self.unknown {
      numbers[word] = Int32(number)
    }
    self.numbers = numbers
  }

  /// How many numbers there are.
  public var count: Int { words.count }

  /// The numbers of a sentence's words, without start and end.
  public func numbers(_ sentence: String) -> [Int32] {
    Self.split(sentence).map { numbers[$0] ?? Self.unknown }
  }

  /// The words of numbers, with spaces between; start, end and padding are left out.
  public func sentence(_ numbers: some Sequence<Int32>) -> String {
    numbers.filter { $0 >= Self.unknown }.map { words[Int($0)] }.joined(separator: " ")
  }

  /// Cuts a sentence into lower-case words and punctuation marks.
  ///
  /// An apostrophe ends a word and stays with it, as French elision wants: "l'homme" becomes "l'"
  /// and "homme".
  public static func split(_ sentence: String) -> [String] {
    var words: [String] = []
    var word = ""
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in sentence.lowercased() {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else if (character == "'" || character == "\u{2019}") && !word.isEmpty {
        word.append("'")
        finish()
      } else {
        finish()
        if !character.isWhitespace { words.append(String(character)) }
      }
    }
    finish()
    return words
  }
}
