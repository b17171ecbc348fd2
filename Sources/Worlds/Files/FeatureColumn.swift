/// What is known of a column of features besides its numbers: the words in it, and the gaps.
struct FeatureColumn {
  /// The most words that a column is turned into columns for.
  static let mostLevels = 50

  /// Cells that are words: which row, and which word.
  private(set) var words: [(row: Int32, word: Int32)] = []
  /// Large numbers that single precision rounds, such as seconds since 1970: which row, and the number.
  private(set) var rounded: [(row: Int32, value: Double)] = []
  /// How many cells are words, those that are one word too many included.
  private(set) var wordCount = 0
  /// How many cells have no value.
  private(set) var gaps = 0
  /// The first word, where it stands, for messages.
  private(set) var first: (line: Int, text: String)?

  private var names: [String] = []
  // Looked up, never iterated: its order reaches nothing.
  private var numbers: [String: Int32] = [:]

  /// Notes that a row has no value here.
  mutating func addGap() { gaps += 1 }

  /// Notes a number, in case it is large and single precision rounds it.
  mutating func add(_ value: Double, row: Int) {
    guard abs(value) > Self.exact, Double(Float(value)) != value else { return }
    rounded.append((Int32(row), value))
  }

  /// Numbers up to this are only told apart too little where they lie as close as noise.
  private static let exact = 0x1p20

  /// Notes a word.
  mutating func add(_ word: String, row: Int, line: Int) {
    if first == nil || line < first?.line ?? 0 { first = (line, word) }
    wordCount += 1
    guard numbers[word] != nil || names.count <= Self.mostLevels else { return }
    let number = numbers[word] ?? Int32(names.count)
    if number == names.count {
      numbers[word] = number
      names.append(word)
    }
    words.append((Int32(row), number))
  }

  /// Makes room for a row above all others.
  mutating func insertRow() {
    for place in words.indices { words[place].row += 1 }
    for place in rounded.indices { rounded[place].row += 1 }
  }

  /// The words of the column in order, and which of them each row has, -1 for none.
  ///
  /// Numbers among the words are words. `nil` if there are too many.
  ///
  /// - Parameter values: The numbers of the column, NaN where a cell is none.
  func levels(_ values: [Float]) -> (names: [String], ofRow: [Int32])? {
    var names = names
    var ofRow = [Int32](repeating: -1, count: values.count)
    var numbers: [Float: Int32] = [:]
    for (row, word) in words { ofRow[Int(row)] = word }
    for (row, value) in values.enumerated() where !value.isNaN {
      if numbers[value] == nil {
        guard names.count <= Self.mostLevels else { return nil }
        numbers[value] = Int32(names.count)
        names.append(value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)")
      }
      ofRow[row] = numbers[value] ?? -1
    }
    guard names.count <= Self.mostLevels else { return nil }
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    var place = [Int32](repeating: 0, count: names.count)
    for (new, old) in order.enumerated() { place[old] = Int32(new) }
    return (order.map { names[$0] }, ofRow.map { $0 < 0 ? -1 : place[Int($0)] })
  }
}
