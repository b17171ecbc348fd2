/// What a person asks for in the line below a list.
///
///     metaqnn state:failed        both must be there
///     dial !paused                the second must not
///     state:paused | state:failed either
///     ^neat-\d+$                  a pattern
///     best>0.9 & steps<=100       numbers compared
///
/// A word with `^ $ * + ? [ ( \` in it is a pattern if it can be read as one, else a plain text.
struct Filter {
  /// A named text of what is filtered.
  typealias Field = (name: String, text: String)

  private enum Wanted {
    case text(TextMatch)
    case pattern(Pattern)
    case number(field: String, Comparison)

    func isFound(in row: FieldList, field: String?) -> Bool {
      switch self {
      case .text(let match): row.holds(field, match.matches)
      case .pattern(let pattern): row.holds(field, pattern.matches)
      case .number(let field, let comparison):
        row.number(of: field).map { comparison.holds(for: $0) } ?? false
      }
    }

    /// The same of rows that are known by number, with what it asks for looked up once.
    func test(of source: some FilterSource, field: String?) -> (Int) -> Bool {
      switch self {
      case .text(let match): return source.texts(of: field, match)
      case .pattern(let pattern): return source.texts(of: field, pattern)
      case .number(let field, let comparison):
        let number = source.numbers(of: field)
        return { number($0).map { comparison.holds(for: $0) } ?? false }
      }
    }
  }

  private struct Term {
    /// As it was written.
    var word: String
    var isInverse: Bool
    /// The field it asks for; `nil` for any.
    var field: String?
    var wanted: Wanted

    /// Whether it asks for a text that is to be found somewhere, so that a longer one is rarer.
    var isText: Bool {
      guard !isInverse, case .text = wanted else { return false }
      return true
    }
  }

  /// Terms that must all hold; one of the lists must.
  private let alternatives: [[Term]]

  /// Reads a filter over fields of these names.
  ///
  /// Every text is a filter: one that is not yet written to its end must do no harm.
  init(_ text: String, fields: [String]) {
    let words = text.split { $0 == " " || $0 == "&" }
    alternatives = words.split(separator: "|").map { words in
      words.compactMap { Self.term(String($0), fields) }
    }.filter { !$0.isEmpty }
  }

  /// Whether everything matches.
  var isTrivial: Bool { alternatives.isEmpty }

  /// Whether something with these texts is wanted.
  func matches(_ fields: [Field]) -> Bool { matches(FieldList(fields: fields)) }

  private func matches(_ row: FieldList) -> Bool {
    isTrivial
      || alternatives.contains { terms in
        terms.allSatisfy { $0.wanted.isFound(in: row, field: $0.field) != $0.isInverse }
      }
  }

  /// What is left to be asked of rows that another filter lets through; `nil` where these may not be
  /// all that this one wants.
  ///
  /// While somebody types, a filter is the last one with a longer last word, or with a word more.
  func rest(after other: Filter) -> Filter? {
    guard alternatives.count == 1, other.alternatives.count == 1, let last = alternatives[0].last
    else { return nil }
    let (own, others) = (alternatives[0].map(\.word), other.alternatives[0].map(\.word))
    if own.dropLast() == others[...] { return Filter([[last]]) }
    guard own.dropLast() == others.dropLast(), let shorter = other.alternatives[0].last,
      last.isText, shorter.isText, last.field == shorter.field,
      last.word.hasPrefix(shorter.word)
    else { return nil }
    return Filter([[last]])
  }

  private init(_ alternatives: [[Term]]) { self.alternatives = alternatives }

  /// Those of many rows that are wanted, in their order.
  func wanted(_ rows: [Int32], of source: some FilterSource) -> [Int32] {
    guard !isTrivial else { return rows }
    let tests = alternatives.map { terms in
      terms.map { ($0.wanted.test(of: source, field: $0.field), $0.isInverse) }
    }
    var isWanted = Array(repeating: rows.count == source.count, count: source.count)
    if rows.count < source.count { for row in rows { isWanted[Int(row)] = true } }
    // One row after the other as they stand in memory: in another order most of the time would be
    // spent waiting for it.
    for row in isWanted.indices where isWanted[row] {
      isWanted[row] = tests.contains { terms in
        terms.allSatisfy { test, isInverse in test(row) != isInverse }
      }
    }
    return rows.filter { isWanted[Int($0)] }
  }

  private static func term(_ word: String, _ fields: [String]) -> Term? {
    var rest = word[...]
    let isInverse = rest.first == "!"
    if isInverse { rest.removeFirst() }
    if let (field, comparison) = Comparison.read(rest, fields) {
      return Term(
        word: word, isInverse: isInverse, field: nil, wanted: .number(field: field, comparison))
    }
    var field: String?
    if let colon = rest.firstIndex(of: ":"), fields.contains(String(rest[..<colon])) {
      field = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    guard !rest.isEmpty else { return nil }
    let text = String(rest)
    let isPattern = text.contains { "^$*+?[(\\".contains($0) }
    let pattern = isPattern ? Pattern(text) : nil
    return Term(
      word: word, isInverse: isInverse, field: field,
      wanted: pattern.map { .pattern($0) } ?? .text(TextMatch(text)))
  }
}
