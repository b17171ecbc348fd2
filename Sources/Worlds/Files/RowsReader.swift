import Compute

/// Reads the rows of a table for a network that knows what its columns are.
struct RowsReader: ~Copyable {
  private var records: TableRecords
  private let purpose: RowsToClassify.Purpose
  private let schema: TableSchema
  private let limits: DataLimits
  private var style: NumberStyle
  private var rows = RowsToClassify()
  /// Where each column of the schema is in this file.
  private var places: [Int]
  /// Where the label is; `nil` where there is none.
  private var label: Int?
  /// How many cells a row has, and the first line, which says so.
  private let width: Int
  private let firstLine: Int
  private let isNamed: Bool
  /// The first row, where it is no header.
  private var first: TableRow?
  /// Words that training did not have, in the order in which they were met.
  private var strangers: [(word: String, column: Int)] = []

  init(
    _ stream: consuming ByteStream, purpose: RowsToClassify.Purpose, options: TableOptions,
    limits: DataLimits
  ) throws(DataFailure) {
    var records = TableRecords(stream, limits: limits)
    guard try records.next() else {
      throw DataFailure(records.file, "holds no rows", remedy: "give one row a line")
    }
    let row = records.row
    let schema = purpose.schema ?? .plain(purpose.count)
    let heading = Heading(row, schema, options)
    let layout = try heading.layout(schema, purpose, file: records.file)
    guard !purpose.needsLabels || layout.label != nil else {
      throw DataFailure(
        records.file, "has no labels", remedy: "evaluate compares with them; predict does not")
    }
    (places, label) = layout
    rows.labels = purpose.needsLabels ? [] : nil
    (width, firstLine) = (row.cells.count, row.line)
    first = heading.isHeader ? nil : row
    isNamed = heading.isHeader && heading.isNamed
    style = NumberStyle(records.delimiter ?? .whitespace)
    (self.purpose, self.schema, self.limits) = (purpose, schema, limits)
    self.records = records
  }

  consuming func read() throws(DataFailure) -> RowsToClassify {
    if let first { try append(first) }
    while try records.next() { try append(records.row) }
    guard !rows.inputs.isEmpty else {
      throw DataFailure(
        records.file, at: .line(firstLine), "is a header without rows",
        remedy: "give one row a line below it")
    }
    try style.check(file: records.file)
    rows.remarks = remarks
    return rows
  }

  private borrowing func at(_ row: TableRow) -> String {
    "\(printable(records.file, limit: 400)) line \(row.line)"
  }

  private mutating func append(_ row: TableRow) throws(DataFailure) {
    guard row.cells.count == width else { throw wrongWidth(row) }
    guard rows.inputs.count + schema.inputs.count <= limits.values else {
      throw DataFailure(
        records.file, at: .line(row.line), "is beyond what fits here",
        remedy: "give at most \(limits.values) numbers in all")
    }
    var (column, value): (Int, Float?) = (-1, nil)
    for input in schema.inputs {
      let place = places[input.column]
      if let word = input.word {
        try note(row, input.column, place)
        rows.inputs.append(has(word, row, place) ? 1 : 0)
        continue
      }
      if column != input.column { (column, value) = (input.column, try number(row, place, input)) }
      rows.inputs.append(value ?? 0)
    }
    if purpose.needsLabels, let label { try append(label: label, of: row) }
  }

  private borrowing func wrongWidth(_ row: TableRow) -> DataFailure {
    guard !isNamed else {
      return DataFailure(
        line: "\(at(row)) has \(row.cells.count) cells; line \(firstLine) has \(width)")
    }
    let features = row.cells.count - (label == nil ? 0 : 1)
    return DataFailure(
      line: "\(at(row)) has \(features) features; \(purpose.network) takes \(schema.columnCount)")
  }

  // MARK: Cells

  private mutating func number(
    _ row: TableRow, _ place: Int, _ input: TableSchema.Input
  ) throws(DataFailure) -> Float {
    if let value = style.number(row, place) {
      let number = Float(value - (input.offset ?? 0))
      if number.isFinite { return number }
    } else if isMissing(row.cell(place)) {
      if let replacement = input.replacement { return replacement }
      throw DataFailure(
        line: "\(at(row)) has no value in \(name(of: input.column)); in training none was missing")
    }
    throw DataFailure(
      line: "\(at(row)) has '\(printable(row.cell(place)))' in \(name(of: input.column)), which "
        + "takes numbers")
  }

  /// Whether a cell is a word; whole numbers among words are written without a point.
  private borrowing func has(_ word: String, _ row: TableRow, _ place: Int) -> Bool {
    guard !isMissing(row.cell(place)), let text = row.text(place) else { return false }
    if text == word { return true }
    guard let value = row.number(place), let known = Float(word) else { return false }
    return Float(value) == known
  }

  /// Notes a word that training did not have, once.
  private mutating func note(_ row: TableRow, _ column: Int, _ place: Int) throws(DataFailure) {
    guard !isMissing(row.cell(place)) else { return }
    guard let text = row.text(place) else {
      throw DataFailure(
        records.file, at: .cell(line: row.line, column: place + 1), "is no valid UTF-8",
        remedy: "convert the file to UTF-8")
    }
    let isKnown = schema.inputs.contains {
      $0.column == column && has($0.word ?? "", row, place)
    }
    guard !isKnown, strangers.count < 100,
      !strangers.contains(where: { $0.word == text && $0.column == column })
    else { return }
    strangers.append((text, column))
  }

  private mutating func append(label place: Int, of row: TableRow) throws(DataFailure) {
    let text = row.text(place) ?? ""
    guard let number = purpose.number(of: text) else { throw purpose.stranger(text, at: at(row)) }
    rows.labels?.append(number)
  }

  private borrowing func name(of column: Int) -> String {
    let name = schema.columns.indices.contains(column) ? schema.columns[column] : ""
    return name.isEmpty ? "column \(places[column] + 1)" : "column '\(printable(name))'"
  }

  private var remarks: [String] {
    guard !strangers.isEmpty else { return [] }
    let shown = strangers.prefix(6).map { "'\(printable($0.word, limit: 24))'" }
    return [
      "words that training did not have count as none: \(shown.joined(separator: ", "))"
        + (strangers.count > 6 ? ", ..." : "")
    ]
  }
}

extension TableSchema {
  /// Numbers in their order, the label last.
  fileprivate static func plain(_ count: Int) -> TableSchema {
    TableSchema(
      columns: [], columnCount: count, label: "", labelPlace: count,
      inputs: (0..<count).map { .init(column: $0) })
  }
}

/// What the first row of a table says of its columns.
private struct Heading {
  let isHeader: Bool
  /// Whether training had names, too.
  let isNamed: Bool
  private let names: [String]

  init(_ row: TableRow, _ schema: TableSchema, _ options: TableOptions) {
    let texts = row.cells.indices.map { row.text($0) ?? "" }
    names = texts
    isNamed = !schema.columns.isEmpty
    let known = schema.columns.filter { !$0.isEmpty }
    let hasNumbers = row.cells.indices.contains { row.kind($0) == .number }
    let takesNumbers = schema.inputs.contains { $0.word == nil }
    isHeader =
      options.hasHeader
      ?? (known.contains { texts.contains($0) } || !hasNumbers && takesNumbers)
  }

  /// Where each column of the schema is, and the label.
  func layout(
    _ schema: TableSchema, _ purpose: RowsToClassify.Purpose, file: String
  ) throws(DataFailure) -> (places: [Int], label: Int?) {
    isHeader && isNamed
      ? try byName(schema, file: file) : try byPlace(schema, purpose, file: file)
  }

  private func byName(
    _ schema: TableSchema, file: String
  ) throws(DataFailure) -> (places: [Int], label: Int?) {
    // Names that come twice say nothing, but the same names in the same order do.
    if names == schema.columns { return (Array(names.indices), nil) }
    let place = schema.labelPlace
    if names.count == schema.columns.count + 1,
      names[..<place] + names[(place + 1)...] == schema.columns[...]
    {
      return (names.indices.filter { $0 != place }, place)
    }
    let file = printable(file, limit: 400), used = Set(schema.inputs.map(\.column))
    var places: [Int] = []
    for (column, name) in schema.columns.enumerated() {
      let found = names.indices.filter { names[$0] == name }
      guard found.count < 2 || !used.contains(column) else {
        throw DataFailure(
          line: "\(file) has \(found.count) columns called '\(printable(name))'")
      }
      guard !found.isEmpty || !used.contains(column) else {
        throw DataFailure(line: "\(file) has no column '\(printable(name))'")
      }
      places.append(found.first ?? 0)
    }
    let rest = names.indices.filter { !schema.columns.contains(names[$0]) }
    let label = rest.first { names[$0] == schema.label && !schema.label.isEmpty }
    return (places, label ?? (rest.count == 1 && names.count == places.count + 1 ? rest[0] : nil))
  }

  private func byPlace(
    _ schema: TableSchema, _ purpose: RowsToClassify.Purpose, file: String
  ) throws(DataFailure) -> (places: [Int], label: Int?) {
    let count = schema.columnCount
    if names.count == count { return (Array(0..<count), nil) }
    guard names.count == count + 1 else {
      throw DataFailure(
        line: "\(printable(file, limit: 400)) line 1 has \(names.count) features; "
          + "\(purpose.network) takes \(count)")
    }
    let label = schema.labelPlace
    return ((0...count).filter { $0 != label }, label)
  }
}
