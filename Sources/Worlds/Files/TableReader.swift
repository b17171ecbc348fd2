/// Reads a table of numbers whose last column is the class, one row a line.
///
/// Commas, semicolons, tabs or white space between cells, a header or none, quotes or none, a byte
/// order mark, either kind of line end: all are recognised. So is the head of an ARFF file.
struct TableReader: ~Copyable {
  private var stream: ByteStream
  private let limits: DataLimits

  private var line: [UInt8] = []
  private var lineNumber = 0
  private var cells: [Range<Int>] = []
  private var delimiter = Delimiter.whitespace
  /// Cells a line, known once there was one.
  private var columns = 0
  private var firstLine = 0
  /// Whether the first row, although it has numbers, may yet prove to be a header.
  private var firstRowIsDoubtful = false

  private var inputs: [Float] = []
  private var labels = LabelColumn()
  private var rows = 0

  /// Prepares to read; nothing is read yet.
  init(_ stream: consuming ByteStream, limits: DataLimits) {
    self.stream = stream
    self.limits = limits
  }

  /// Reads to the end.
  consuming func read() throws(DataFailure) -> (examples: Examples, classNames: [String]) {
    while try nextLine() { try readRow() }
    guard columns > 0 else {
      throw DataFailure(
        stream.file, lineNumber == 0 ? "is empty" : "holds nothing but blank lines",
        remedy: "give one row a line, the class last")
    }
    guard rows > 0 else {
      throw DataFailure(
        stream.file, at: .line(firstLine), "has a header and no rows",
        remedy: "give one row a line below it")
    }
    guard let (classNames, labels) = labels.numbered() else {
      throw DataFailure(
        stream.file, "has a last column of quantities, not of classes",
        remedy: "labels are whole numbers or names")
    }
    guard classNames.count > 1 else {
      throw DataFailure(
        stream.file, "has rows of one class only",
        remedy: "the class is the last cell of each line, and there are at least two")
    }
    let shape = InputShape(features: columns - 1)
    return (Examples(shape: shape, inputs: inputs, labels: labels), classNames)
  }

  /// Goes on to the next line that has something on it.
  private mutating func nextLine() throws(DataFailure) -> Bool {
    let start = lineNumber
    while try stream.readLine(into: &line, limit: limits.lineBytes) {
      lineNumber += 1
      guard line.count <= limits.lineBytes else {
        throw failure("is longer than \(readableSize(limits.lineBytes))", "break it into rows")
      }
      if lineNumber == 1 { try readByteOrderMark() }
      if line.contains(0) {
        throw failure("has a NUL byte: this is no text", "give plain UTF-8 text")
      }
      if !line.allSatisfy(isBlank) && !isARFFHead { return true }
      guard lineNumber - start < limits.idleLines else {
        throw failure("comes after \(limits.idleLines) lines without a row", "remove blank lines")
      }
    }
    return false
  }

  private mutating func readByteOrderMark() throws(DataFailure) {
    if line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
    if line.starts(with: [0xff, 0xfe]) || line.starts(with: [0xfe, 0xff]) {
      throw failure("is UTF-16", "convert the file to UTF-8")
    }
  }

  /// Whether this line declares or comments, as those above the rows of an ARFF file do.
  private var isARFFHead: Bool {
    columns == 0 && (line.first == UInt8(ascii: "@") || line.first == UInt8(ascii: "%"))
  }

  private mutating func readRow() throws(DataFailure) {
    if columns == 0 { delimiter = Delimiter(in: line) }
    guard findCells(of: line, delimiter, into: &cells, limit: limits.columns) else {
      throw failure("has a quoted cell that does not end", "close it on the same line")
    }
    if columns == 0 {
      try readFirstRow()
    } else {
      try checkWidth()
      try appendRow()
    }
  }

  private mutating func readFirstRow() throws(DataFailure) {
    guard cells.count <= limits.columns else {
      throw failure("has more than \(limits.columns) cells", "give fewer features")
    }
    guard cells.count > 1 else {
      throw failure(
        "has a single cell",
        "give features and then the class, separated by commas, tabs or spaces")
    }
    columns = cells.count
    firstLine = lineNumber
    var numbers = 0
    for cell in cells.dropLast() where number(cell) != nil { numbers += 1 }
    if numbers > 0 {
      try appendRow()
      // "1,2,3,digit" may still be a header; the next line tells.
      firstRowIsDoubtful = number(cells[columns - 1]) == nil
    }
  }

  private borrowing func checkWidth() throws(DataFailure) {
    guard cells.count == columns else {
      let count = cells.count > limits.columns ? "too many" : "\(cells.count)"
      throw failure("has \(count) cells", "line \(firstLine) has \(columns)")
    }
  }

  private mutating func appendRow() throws(DataFailure) {
    if firstRowIsDoubtful { decideFirstRow() }
    for column in 0..<columns - 1 {
      let cell = cells[column]
      guard let value = number(cell), Float(value).isFinite else {
        throw badNumber(cell, column: column + 1)
      }
      inputs.append(Float(value))
    }
    guard inputs.count <= limits.values else {
      throw failure("is beyond what fits here", "give at most \(limits.values) numbers in all")
    }
    labels.append(try label())
    guard labels.classes <= limits.classes else {
      throw failure(
        "has the label number \(labels.classes) that no row had before",
        "give at most \(limits.classes) classes in the last column")
    }
    rows += 1
  }

  /// Takes the first row back if it was a header made of numbers: its label is a name, and that
  /// of the second row is a number.
  private mutating func decideFirstRow() {
    firstRowIsDoubtful = false
    guard number(cells[columns - 1]) != nil else { return }
    inputs.removeAll()
    labels = LabelColumn()
    rows = 0
  }

  private borrowing func number(_ cell: Range<Int>) -> Double? {
    line.withUnsafeBufferPointer { decimalNumber(.init(rebasing: $0[cell])) }
  }

  private borrowing func label() throws(DataFailure) -> String {
    let bytes = line[cells[columns - 1]]
    guard !bytes.isEmpty else {
      throw DataFailure(
        stream.file, at: .cell(line: lineNumber, column: columns), "has no label",
        remedy: "the class is the last cell of each line")
    }
    guard bytes.count <= 256 else {
      throw failure("has a label of \(bytes.count) bytes", "a label is a number or a short name")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DataFailure(
        stream.file, at: .cell(line: lineNumber, column: columns), "is no valid UTF-8",
        remedy: "convert the file to UTF-8")
    }
    return text.replacing("\"\"", with: "\"")
  }

  private borrowing func badNumber(_ cell: Range<Int>, column: Int) -> DataFailure {
    let bytes = line[cell]
    let place = DataFailure.Place.cell(line: lineNumber, column: column)
    if bytes.isEmpty || bytes.elementsEqual([UInt8(ascii: "?")]) {
      return DataFailure(
        stream.file, at: place, "has no value", remedy: "fill in or drop rows with missing values")
    }
    let text = printable(bytes)
    let looksInfinite = ["nan", "inf", "infinity"].contains(
      text.lowercased().trimmingPrefix { "+-".contains($0) })
    if looksInfinite || number(cell) != nil {
      return DataFailure(
        stream.file, at: place, "'\(text)' is no finite number",
        remedy: "numbers lie between -3.4e38 and 3.4e38")
    }
    return DataFailure(
      stream.file, at: place, "'\(text)' is no number",
      remedy: "features are numbers such as 1.5 or 2e-3, the class is last")
  }

  private borrowing func failure(_ problem: String, _ remedy: String) -> DataFailure {
    DataFailure(stream.file, at: .line(lineNumber), problem, remedy: remedy)
  }
}
