/// What a text must fulfil.
protocol TextPredicate {
  func matches(_ text: String) -> Bool
  /// The same of a text as UTF-8.
  func matches(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool
  /// Whether it matches a text exactly where it matches one of the words between blanks.
  var isOfWords: Bool { get }
}

/// A hundred thousand rows that a filter looks at, column by column.
protocol FilterSource {
  /// How many rows there are.
  var count: Int { get }
  /// The numbers that rows have in a field, by row.
  func numbers(of field: String) -> (Int) -> Double?
  /// Whether the text of a field is wanted, by row; of any field where it is `nil`.
  func texts(of field: String?, _ isWanted: any TextPredicate) -> (Int) -> Bool
}

/// Named texts; a number is a text that reads as one.
struct FieldList {
  let fields: [Filter.Field]

  func holds(_ field: String?, _ isWanted: (String) -> Bool) -> Bool {
    fields.contains { (field ?? $0.name) == $0.name && isWanted($0.text) }
  }

  func number(of field: String) -> Double? {
    fields.lazy.filter { $0.name == field }.compactMap { Double($0.text) }.first
  }
}

extension Filter {
  /// What a number must fulfil, such as `> 0.9`.
  struct Comparison {
    private enum Relation: String, CaseIterable {
      // The longer signs first, for the shorter ones are their beginnings.
      case atLeast = ">="
      case atMost = "<="
      case above = ">"
      case below = "<"
      case equal = "="
    }

    private let relation: Relation
    private let bound: Double

    func holds(for number: Double) -> Bool {
      switch relation {
      case .atLeast: number >= bound
      case .atMost: number <= bound
      case .above: number > bound
      case .below: number < bound
      case .equal: number == bound
      }
    }

    /// Reads `name>number` where the name is one of these fields or begins one of them.
    static func read(
      _ text: Substring, _ fields: [String]
    ) -> (field: String, comparison: Comparison)? {
      guard let place = text.firstIndex(where: { "<>=".contains($0) }) else { return nil }
      let (name, rest) = (text[..<place], text[place...])
      guard let relation = Relation.allCases.first(where: { rest.hasPrefix($0.rawValue) }),
        let bound = Double(rest.dropFirst(relation.rawValue.count)),
        let field = field(called: name.lowercased(), among: fields)
      else { return nil }
      return (field, Comparison(relation: relation, bound: bound))
    }

    private static func field(called name: String, among fields: [String]) -> String? {
      guard !name.isEmpty else { return nil }
      let ways: [(String) -> Bool] = [
        { $0 == name }, { $0.hasPrefix(name) }, { $0.contains(name) },
      ]
      for isMeant in ways {
        if let field = fields.first(where: { isMeant($0.lowercased()) }) { return field }
      }
      return nil
    }
  }
}
