/// What the columns of a table are: their names, and which of them is the label.
struct TableLayout {
  /// Whether the first row names the columns.
  enum Header {
    case yes, no
    /// The labels of all rows are needed to tell.
    case open
  }

  private(set) var header = Header.open
  /// The names of the columns; empty where none are known.
  private(set) var names: [String] = []
  /// The column of the label.
  private(set) var label: Int
  /// Why that is the label.
  private(set) var reason: String
  /// Whether the columns behind the label had no value in the first rows.
  private(set) var hasEmptyTail = false
  /// How many columns there are.
  let columns: Int

  /// Looks at the first two rows, and at what the head of the file said.
  ///
  /// - Parameter heading: Names from above the first row, as many as there are columns, or none.
  init(
    _ first: TableRow, _ second: TableRow?, heading: [String], options: TableOptions, file: String
  ) throws(DataFailure) {
    let isShort = second.map { first.cells.count + 1 == $0.cells.count } ?? false
    let isUnnamedFirst = isShort && first.isAllText
    columns = first.cells.count + (isUnnamedFirst ? 1 : 0)
    label = columns - 1
    reason = "the last"
    header = isUnnamedFirst ? .yes : .open
    let above = first.cells.indices.map { first.text($0) ?? "" }
    if !heading.isEmpty {
      (header, names) = (.no, heading)
    } else {
      if header == .open { header = Self.header(first, second, above, options) }
      if header == .yes { names = isUnnamedFirst ? [""] + above : above }
    }
    try chooseLabel(first, second, options, file)
  }

  /// Takes the first row for a header after all; the label stays where it is.
  mutating func takeHeader(_ first: TableRow) {
    names = first.cells.indices.map { first.text($0) ?? "" }
    header = .yes
  }

  /// A column as messages call it: "column 5 'species'".
  func name(of column: Int) -> String {
    guard names.indices.contains(column), !names[column].isEmpty else {
      return "column \(column + 1)"
    }
    return "column \(column + 1) '\(printable(names[column]))'"
  }

  // MARK: Header

  private static func header(
    _ first: TableRow, _ second: TableRow?, _ above: [String], _ options: TableOptions
  ) -> Header {
    if let hasHeader = options.hasHeader { return hasHeader ? .yes : .no }
    if above.contains(where: { LabelName.isUsual($0) || $0 == options.label && Int($0) == nil }) {
      return .yes
    }
    guard let second, second.cells.count == first.cells.count else {
      let features = first.cells.indices.dropLast()
      return features.contains { first.kind($0) == .number } ? .open : .yes
    }
    // One word above a number may be a slip of the pen in a row; a row without any number, or a
    // word above a number in the last column, is none.
    let above = first.cells.indices.filter {
      first.kind($0) == .text && second.kind($0) == .number
    }
    let hasNumber = first.cells.indices.dropLast().contains { first.kind($0) == .number }
    return above.last == first.cells.count - 1 || !above.isEmpty && !hasNumber ? .yes : .open
  }

  // MARK: Label

  private mutating func chooseLabel(
    _ first: TableRow, _ second: TableRow?, _ options: TableOptions, _ file: String
  ) throws(DataFailure) {
    if let wanted = options.label {
      label = try column(called: wanted, file)
      reason = "named by --label"
    } else if let found = LabelName.column(among: names) {
      label = found
      reason = "by its name"
    } else if let second, second.cells.count == columns {
      let used = (0..<columns).last {
        !(header == .yes ? names[$0].isEmpty : first.cell($0).isEmpty) || !second.cell($0).isEmpty
      }
      label = used ?? label
      hasEmptyTail = label < columns - 1
      if hasEmptyTail { reason = "the last that is not empty" }
    }
  }

  private func column(called wanted: String, _ file: String) throws(DataFailure) -> Int {
    let places = names.indices.filter { names[$0] == wanted }
    let loose = names.indices.filter { names[$0].lowercased() == wanted.lowercased() }
    if places.count > 1 {
      throw DataFailure(
        file, "has \(places.count) columns called '\(printable(wanted))'",
        remedy:
          "give --label the number of one: \(places.map { "\($0 + 1)" }.joined(separator: ", "))"
      )
    }
    if let place = places.first ?? (loose.count == 1 ? loose.first : nil) { return place }
    if let number = Int(wanted), (1...columns).contains(number) { return number - 1 }
    let known = names.filter { !$0.isEmpty }.prefix(12).map { printable($0) }
    let more = names.count > 12 ? " and \(names.count - 12) more" : ""
    throw DataFailure(
      file, "has no column called '\(printable(wanted))'",
      remedy: known.isEmpty
        ? "it has no header: --label takes a number from 1 to \(columns), or say --header yes"
        : "there are \(known.joined(separator: ", "))\(more)")
  }
}

/// Names that columns of labels have.
enum LabelName {
  private static let usual = [
    "label", "labels", "class", "classes", "classlabel", "target", "targets", "species", "category",
    "diagnosis", "outcome", "survived", "variety", "kind",
  ]

  /// Whether a column of this name holds labels, whatever the other columns are called.
  static func isUsual(_ name: String) -> Bool { usual.contains(plain(name)) }

  /// The column whose name is that of a label: the last or the first column if it is theirs, else
  /// the likeliest name; a `y` that is not beside an `x` at last.
  static func column(among names: [String]) -> Int? {
    let plain = names.map(plain)
    guard let last = plain.last else { return nil }
    if usual.contains(last) { return plain.count - 1 }
    if usual.contains(plain[0]) { return 0 }
    for name in usual {
      if let place = plain.firstIndex(of: name) { return place }
    }
    return plain.contains("x") ? nil : plain.firstIndex(of: "y")
  }

  /// Whether a column of this name may be nothing but the number of the row.
  static func mayBeIndex(_ name: String) -> Bool {
    let plain = plain(name)
    return plain.isEmpty || plain.hasPrefix("unnamed")
      || ["index", "id", "row", "rowid", "rownames", "rownumber", "nr", "no"].contains(plain)
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension TableRow {
  /// Whether every cell is text.
  fileprivate var isAllText: Bool { cells.indices.allSatisfy { kind($0) == .text } }
}
