/// Reads a table of features and classes, one row a line.
///
/// Commas, semicolons, tabs, bars or white space between cells, a header or none, quotes or none, a
/// byte order mark, either kind of line end, comments: all are recognised. So is an ARFF file.
struct TableReader: ~Copyable {
  private var records: TableRecords
  private let limits: DataLimits
  private let options: TableOptions

  private var layout: TableLayout
  private var style: NumberStyle
  /// The columns that are features, by their numbers.
  private let places: [Int]
  /// `[rows, features]`; NaN where a cell is no number.
  private var inputs: [Float] = []
  private var columns: [FeatureColumn]
  private var labels = LabelColumn()
  private var rows = 0
  /// The line of the first row, which says how many cells a row has.
  private let firstLine: Int
  /// The first row as long as it may prove to be a header.
  private var held: TableRow?
  /// A second row that was read to tell what the first one is.
  private var second: TableRow?

  /// Reads the first two rows, which tell what the columns are.
  init(
    _ stream: consuming ByteStream, limits: DataLimits, options: TableOptions = TableOptions()
  ) throws(DataFailure) {
    var records = TableRecords(stream, limits: limits)
    guard try records.next() else {
      throw DataFailure(
        records.file, records.lines == 0 ? "is empty" : "holds nothing but blank lines",
        remedy: "give one row a line, the class last")
    }
    let first = records.row
    try Self.checkWidth(of: first, in: records, limits)
    let heading = try Self.heading(of: first, in: records)
    let second = try records.next() ? records.row : nil
    let layout = try TableLayout(
      first, second, heading: heading, options: options, file: records.file)
    let places = (0..<layout.columns).filter { $0 != layout.label }
    held = layout.header == .yes ? nil : first
    columns = Array(repeating: FeatureColumn(), count: places.count)
    style = NumberStyle(records.delimiter ?? .whitespace)
    firstLine = first.line
    (self.second, self.layout, self.places) = (second, layout, places)
    (self.limits, self.options) = (limits, options)
    self.records = records
  }

  private static func checkWidth(
    of first: TableRow, in records: borrowing TableRecords, _ limits: DataLimits
  ) throws(DataFailure) {
    guard first.cells.count <= limits.columns else {
      throw records.failure("has more than \(limits.columns) cells", "give fewer features")
    }
    guard first.cells.count > 1 else {
      throw records.failure(
        "has a single cell",
        "give features and then the class, separated by commas, tabs or spaces")
    }
  }

  /// Reads to the end.
  consuming func read() throws(DataFailure) -> Table {
    if let second {
      self.second = nil
      try append(second)
      while try records.next() { try append(records.row) }
    }
    let inferred = try decideHeader()
    guard rows > 0 else {
      throw DataFailure(
        records.file, at: .line(firstLine), "has a header and no rows",
        remedy: "give one row a line below it")
    }
    try style.check(file: records.file)
    let (classNames, numbered) = try classes()
    var assembly = TableAssembly(
      layout: layout, places: places, columns: columns, rows: rows, file: records.file,
      limits: limits)
    let (width, values) = try assembly.inputs(inputs)
    assembly.remark(
      inferredHeader: inferred ? firstLine : nil, comments: records.comments,
      decimalCommas: style.hasDecimalCommas)
    return Table(
      examples: Examples(
        shape: InputShape(features: width), inputs: values, labels: numbered),
      classNames: classNames, schema: assembly.schema, account: assembly.account)
  }

  // MARK: Header

  /// Names that stand above the first row: those of an ARFF file's head, or of a comment that has
  /// as many cells as a row and no number among them.
  private static func heading(
    of first: TableRow, in records: borrowing TableRecords
  ) throws(DataFailure) -> [String] {
    let names = records.attributes
    if !names.isEmpty {
      guard names.count == first.cells.count else {
        throw DataFailure(
          records.file, at: .line(first.line), "has \(first.cells.count) cells",
          remedy: "the head of the file declares \(names.count) attributes")
      }
      return names
    }
    guard let heading = records.heading, let delimiter = records.delimiter else { return [] }
    var row = TableRow(bytes: heading)
    guard
      findCells(of: heading, delimiter, into: &row.cells, limit: first.cells.count) == .complete,
      row.cells.count == first.cells.count,
      row.cells.indices.allSatisfy({ row.kind($0) == .text }),
      first.cells.indices.contains(where: { first.kind($0) == .number })
    else { return [] }
    return row.cells.indices.map { row.text($0) ?? "" }
  }

  /// Adds the first row unless it is a header; whether its labels showed that it is one.
  private mutating func decideHeader() throws(DataFailure) -> Bool {
    guard let held else { return false }
    if layout.header == .open, held.cells.count == layout.columns, looksLikeHeader(held),
      let label = try? text(ofLabel: held), labels.isHeader(label)
    {
      layout.takeHeader(held)
      return true
    }
    self.held = nil
    for place in columns.indices { columns[place].insertRow() }
    inputs.insert(contentsOf: repeatElement(.nan, count: places.count), at: 0)
    try fill(row: 0, from: held)
    labels.insert(try text(ofLabel: held))
    try checkCounts(of: held)
    rows += 1
    return false
  }

  /// Whether the cells of a row all differ, and rise where even the label is a number.
  private borrowing func looksLikeHeader(_ row: TableRow) -> Bool {
    if row.kind(layout.label) == .number {
      let numbers = row.cells.indices.map { row.number($0) ?? .nan }
      return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
    }
    return Set(row.cells.indices.map { row.text($0) ?? "" }).count == row.cells.count
  }

  // MARK: Rows

  private mutating func append(_ row: TableRow) throws(DataFailure) {
    guard row.cells.count == layout.columns else {
      let count = row.cells.count > limits.columns ? "too many" : "\(row.cells.count)"
      throw failure(row, "has \(count) cells", "line \(firstLine) has \(layout.columns)")
    }
    let start = inputs.count
    inputs.append(contentsOf: repeatElement(.nan, count: places.count))
    try fill(row: rows, from: row, at: start)
    labels.append(try text(ofLabel: row))
    try checkCounts(of: row)
    rows += 1
  }

  private borrowing func checkCounts(of row: TableRow) throws(DataFailure) {
    guard inputs.count + (held == nil ? 0 : places.count) <= limits.values else {
      throw failure(
        row, "is beyond what fits here", "give at most \(limits.values) numbers in all")
    }
    guard labels.classes <= limits.classes else {
      if let quantity = labels.quantity { throw noClasses("quantities such as \(quantity)") }
      throw failure(
        row, "has the label number \(labels.classes) that no row had before",
        "give at most \(limits.classes) classes in \(layout.name(of: layout.label))")
    }
  }

  private mutating func fill(
    row index: Int, from row: TableRow, at start: Int = 0
  ) throws(DataFailure) {
    for (place, column) in places.enumerated() {
      if let value = style.number(row, column) {
        guard Float(value).isFinite else { throw notFinite(row, column) }
        inputs[start + place] = Float(value)
        columns[place].add(value, row: index)
      } else if isMissing(row.cell(column)) {
        guard !options.refusesMissing else {
          throw DataFailure(
            records.file, at: .cell(line: row.line, column: column + 1), "has no value",
            remedy: "fill it in, or say --missing impute to take the median of its column")
        }
        columns[place].addGap()
      } else {
        try addWord(row, column, to: place, index)
      }
    }
  }

  private mutating func addWord(
    _ row: TableRow, _ column: Int, to place: Int, _ index: Int
  ) throws(DataFailure) {
    let bytes = row.cell(column)
    let sign = String(decoding: bytes.prefix(12), as: UTF8.self).lowercased()
      .trimmingPrefix { "+-".contains($0) }
    guard sign != "inf", sign != "infinity" else { throw notFinite(row, column) }
    guard bytes.count <= 256 else {
      throw DataFailure(
        records.file, at: .cell(line: row.line, column: column + 1),
        "is a text of \(bytes.count) bytes", remedy: "a feature is a number or one of a few words")
    }
    guard let text = row.text(column) else { throw noUTF8(row, column) }
    columns[place].add(text, row: index, line: row.line)
  }

  // MARK: Labels

  private borrowing func text(ofLabel row: TableRow) throws(DataFailure) -> String {
    let column = layout.label
    let bytes = row.cell(column)
    if isMissing(bytes) {
      let what = bytes.isEmpty ? "" : ": '\(printable(bytes))' stands for none"
      throw DataFailure(
        records.file, at: .cell(line: row.line, column: column + 1), "has no label" + what,
        remedy: "\(layout.name(of: column)) is the label (\(layout.reason)): fill it in, drop the "
          + "row, or name another column with --label")
    }
    guard bytes.count <= 256 else {
      throw failure(
        row, "has a label of \(bytes.count) bytes", "a label is a number or a short name")
    }
    guard let text = row.text(column) else { throw noUTF8(row, column) }
    if row.number(column) == nil, let written = WrittenNumber(bytes) {
      let isDecimal = records.delimiter?.isSemicolon ?? false
      return "\(isDecimal ? written.valueAsDecimal : written.value)"
    }
    return text
  }

  private borrowing func classes() throws(DataFailure) -> (names: [String], labels: [Int32]) {
    guard let (names, numbered) = labels.numbered() else {
      throw noClasses("quantities such as \(labels.quantity ?? "1.5")")
    }
    guard !labels.isAlmostAllDifferent else {
      throw noClasses("\(labels.classes) different values in \(rows) rows")
    }
    guard names.count > 1 else {
      throw DataFailure(
        records.file, "has rows of one class only",
        remedy: "\(layout.name(of: layout.label)) is the label (\(layout.reason)); there are at "
          + "least two classes, or name another column with --label")
    }
    return (names, numbered)
  }

  // MARK: Failures

  private borrowing func noClasses(_ what: String) -> DataFailure {
    DataFailure(
      records.file,
      "\(layout.name(of: layout.label)), the label (\(layout.reason)), holds \(what), not classes",
      remedy: "name the column of classes with --label, or turn the values into a few classes; "
        + "quantities are not predicted")
  }

  private borrowing func notFinite(_ row: TableRow, _ column: Int) -> DataFailure {
    DataFailure(
      records.file, at: .cell(line: row.line, column: column + 1),
      "'\(printable(row.cell(column)))' is no finite number",
      remedy: "numbers lie between -3.4e38 and 3.4e38")
  }

  private borrowing func noUTF8(_ row: TableRow, _ column: Int) -> DataFailure {
    DataFailure(
      records.file, at: .cell(line: row.line, column: column + 1), "is no valid UTF-8",
      remedy: "convert the file to UTF-8")
  }

  private borrowing func failure(
    _ row: TableRow, _ problem: String, _ remedy: String
  ) -> DataFailure {
    DataFailure(records.file, at: .line(row.line), problem, remedy: remedy)
  }
}
