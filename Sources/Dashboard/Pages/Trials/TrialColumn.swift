import Running
import Text

/// One parameter or measure of every trial: numbers, words, or both.
struct TrialColumn: Sendable {
  let name: String
  /// Whether it was measured; else it is part of the candidate.
  let isMeasure: Bool
  private var count = 0
  /// The numbers by rows, `nan` where a row has none; empty where no row has one.
  private var values: [Double] = []
  /// The words by rows, as places in `vocabulary` counted from 1, 0 where a row has none; empty where
  /// no row has one.
  private var words = SmallNumbers()
  private(set) var vocabulary: [String] = []
  private var places: [String: Int] = [:]

  init(name: String, isMeasure: Bool) {
    (self.name, self.isMeasure) = (name, isMeasure)
  }

  /// Sets a row's value; rows between have none.
  mutating func set(_ value: ParameterValue, row: Int) {
    pad(to: row + 1)
    switch value {
    case .number(let number):
      if values.isEmpty { values = Array(repeating: .nan, count: count) }
      values[row] = number
    case .word(let word):
      words.pad(to: count)
      words[row] = place(of: word)
    }
  }

  /// Makes it as long as this.
  mutating func pad(to length: Int) {
    guard count < length else { return }
    if !values.isEmpty { values += repeatElement(.nan, count: length - count) }
    if !words.isEmpty { words.pad(to: length) }
    count = length
  }

  mutating func removeFirst(_ dropped: Int) {
    count -= dropped
    if !values.isEmpty { values.removeFirst(dropped) }
    if !words.isEmpty { words.removeFirst(dropped) }
  }

  /// The numbers by rows; `nan` where a row has none.
  var numbers: [Double] {
    values.isEmpty ? Array(repeating: .nan, count: count) : values
  }

  private mutating func place(of word: String) -> Int {
    if let place = places[word] { return place }
    vocabulary.append(word)
    places[word] = vocabulary.count
    return vocabulary.count
  }

  /// A row's word, if it has one.
  func word(_ row: Int) -> String? {
    words.isEmpty || words[row] == 0 ? nil : vocabulary[words[row] - 1]
  }

  /// Whether a row's word is one that is wanted; each word is looked at once.
  func test(_ isWanted: any TextPredicate) -> (Int) -> Bool {
    let isFound = vocabulary.map { isWanted.matches($0) }
    let words = words
    guard !words.isEmpty else { return { _ in false } }
    return { words[$0] > 0 && isFound[words[$0] - 1] }
  }

  /// Whether any row has a word.
  var hasWords: Bool { !vocabulary.isEmpty }

  /// A row's value in a few characters; empty where it has none.
  func brief(_ row: Int) -> String {
    word(row) ?? (number(row).isNaN ? "" : Numeral.short(number(row)))
  }

  /// A row's value in full: the shortest text that reads back as the same number.
  func exact(_ row: Int) -> String {
    word(row) ?? Sheet.text(number(row))
  }

  /// A row's number; `nan` where it has none.
  func number(_ row: Int) -> Double { values.isEmpty ? .nan : values[row] }

  /// What rows are sorted by: numbers first, then words by the alphabet; `nan` where there is none.
  var keys: [Double] {
    guard hasWords else { return numbers }
    let sorted = vocabulary.indices.sorted { vocabulary[$0] < vocabulary[$1] }
    var rank = Array(repeating: 0.0, count: vocabulary.count)
    for (place, index) in sorted.enumerated() { rank[index] = Double(place) }
    return (0..<count).map { row in
      let word = words[row]
      return word == 0 ? number(row) : Self.key(ofRank: rank[word - 1])
    }
  }

  /// What a word is sorted by: it stands behind every number.
  private static func key(ofRank rank: Double) -> Double {
    Double.greatestFiniteMagnitude * (0.5 + rank / 1e9)
  }
}
