/// The rows of a table, one after the other, without what stands around and between them: a byte
/// order mark, a `sep=` line, comments, blank lines, the head of an ARFF file.
struct TableRecords: ~Copyable {
  private var stream: ByteStream
  private let limits: DataLimits

  /// The present row.
  private(set) var row = TableRow()
  /// What stands between cells, known once there was a row.
  private(set) var delimiter: Delimiter?
  /// The columns that the head of an ARFF file declares.
  private(set) var attributes: [String] = []
  /// The last comment above the first row, which may name its columns.
  private(set) var heading: [UInt8]?
  /// How many comment lines there were.
  private(set) var comments = 0
  /// Lines read so far.
  private(set) var lines = 0

  private var rows = 0
  private var isARFF = false
  private var percentIsComment = false
  private var more: [UInt8] = []

  /// The most lines and bytes of a row with line ends in its quoted cells.
  private static let longestRow = (lines: 1000, bytes: 1 << 20)

  init(_ stream: consuming ByteStream, limits: DataLimits) {
    self.stream = stream
    self.limits = limits
  }

  /// The path, for messages.
  var file: String { stream.file }

  /// Goes on to the next row; `false` at the end.
  mutating func next() throws(DataFailure) -> Bool {
    guard try nextLine() else { return false }
    row.line = lines
    while true {
      let delimiter = self.delimiter ?? Delimiter(in: row.bytes)
      switch findCells(of: row.bytes, delimiter, into: &row.cells, limit: limits.columns) {
      case .complete:
        self.delimiter = delimiter
        rows += 1
        return true
      case .open: try continueRow()
      case .malformed:
        throw failure("has text behind a closing quote", "double a quote within quotes: \"\"")
      }
    }
  }

  /// Adds lines to the row until a quoted cell may have ended.
  ///
  /// A line with an even number of quotes leaves a cell as open as it was.
  private mutating func continueRow() throws(DataFailure) {
    repeat {
      guard lines - row.line < Self.longestRow.lines,
        row.bytes.count <= min(Self.longestRow.bytes, limits.lineBytes),
        try stream.readLine(into: &more, limit: limits.lineBytes)
      else { throw failure("has a quoted cell that does not end", "close it with a quote") }
      lines += 1
      try check(more)
      row.bytes.append(UInt8(ascii: "\n"))
      row.bytes += more
    } while more.count { $0 == UInt8(ascii: "\"") } % 2 == 0
  }

  /// Goes on to the next line that may be a row.
  private mutating func nextLine() throws(DataFailure) -> Bool {
    let start = lines
    while try stream.readLine(into: &row.bytes, limit: limits.lineBytes) {
      lines += 1
      row.line = lines
      if lines == 1 { try readByteOrderMark() }
      try check(row.bytes)
      if try !isBetweenRows() { return true }
      guard lines - start < limits.idleLines else {
        throw failure("comes after \(limits.idleLines) lines without a row", "remove blank lines")
      }
    }
    return false
  }

  private func check(_ line: [UInt8]) throws(DataFailure) {
    guard line.count <= limits.lineBytes else {
      throw DataFailure(
        file, at: .line(lines), "is longer than \(readableSize(limits.lineBytes))",
        remedy: "break it into rows")
    }
    if line.contains(0) {
      throw DataFailure(
        file, at: .line(lines), "has a NUL byte: this is no text", remedy: "give plain UTF-8 text")
    }
  }

  private mutating func readByteOrderMark() throws(DataFailure) {
    if row.bytes.starts(with: [0xef, 0xbb, 0xbf]) { row.bytes.removeFirst(3) }
    if row.bytes.starts(with: [0xff, 0xfe]) || row.bytes.starts(with: [0xfe, 0xff]) {
      throw failure("is UTF-16", "convert the file to UTF-8")
    }
  }

  /// Takes in what is no row.
  private mutating func isBetweenRows() throws(DataFailure) -> Bool {
    guard let place = row.bytes.firstIndex(where: { !isBlank($0) }) else { return true }
    switch row.bytes[place] {
    case UInt8(ascii: "#"): return takeComment(from: place)
    case UInt8(ascii: "%") where rows == 0 || percentIsComment:
      percentIsComment = true
      comments += 1
      return true
    case UInt8(ascii: "@") where rows == 0:
      try readDeclaration()
      return true
    case UInt8(ascii: "{") where isARFF:
      throw failure("is a sparse row", "give every value of a row; zeros too")
    default: return rows == 0 && delimiter == nil && takeDelimiter()
    }
  }

  /// A comment, unless the sign is a cell of its own or begins what spreadsheets write for "not
  /// available".
  private mutating func takeComment(from place: Int) -> Bool {
    let rest = row.bytes[(place + 1)...]
    if let next = rest.first, [",", ";", "\t", "|"].contains(Unicode.Scalar(next)) { return false }
    if rest.starts(with: "N/A".utf8) { return false }
    comments += 1
    if rows == 0 { heading = Array(rest) }
    return true
  }

  /// Reads `@attribute NAME TYPE`; other declarations tell nothing that is needed.
  private mutating func readDeclaration() throws(DataFailure) {
    (isARFF, percentIsComment) = (true, true)
    guard let text = String(validating: row.bytes, as: UTF8.self) else {
      throw failure("is no valid UTF-8", "convert the file to UTF-8")
    }
    let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0].lowercased() == "@attribute" else { return }
    guard attributes.count <= limits.columns else {
      throw failure("declares more than \(limits.columns) columns", "give fewer features")
    }
    let rest = words[1]
    if let quote = rest.first, quote == "'" || quote == "\"" {
      attributes.append(String(rest.dropFirst().prefix { $0 != quote }))
    } else {
      attributes.append(String(rest.prefix { !$0.isWhitespace && $0 != "{" }))
    }
  }

  /// Takes a first line such as `sep=;`, by which spreadsheets are told what parts cells.
  private mutating func takeDelimiter() -> Bool {
    let text = String(decoding: row.bytes.prefix(12), as: UTF8.self)
      .trimmingPrefix("\"").lowercased()
    guard text.hasPrefix("sep="), let sign = text.utf8.dropFirst(4).first,
      text.utf8.dropFirst(5).allSatisfy({ isBlank($0) || $0 == UInt8(ascii: "\"") })
    else { return false }
    delimiter = .byte(sign)
    return true
  }

  /// A failure at the present row.
  func failure(_ problem: String, _ remedy: String) -> DataFailure {
    DataFailure(file, at: .line(row.line), problem, remedy: remedy)
  }
}
