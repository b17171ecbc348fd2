/// What was found in a user's file and what was made of it, in lines for people.
public struct DataAccount: Hashable, Sendable {
  /// The files that were read.
  public internal(set) var files: [String] = []
  /// The columns with missing numbers; `nil` where there are none.
  private(set) var gaps: String?
  /// What missing numbers are replaced by.
  var replacement = "the median of its training examples"
  private var remarks: [String] = []

  /// Nothing to tell but the files.
  public init(files: [String] = []) {
    self.files = files
  }

  /// What was made of the file, a line each.
  var lines: [String] {
    remarks + (gaps.map { ["missing: \($0), each taking \(replacement)"] } ?? [])
  }

  /// Whether some numbers are missing.
  var hasGaps: Bool { gaps != nil }

  mutating func add(_ line: String) { remarks.append(line) }

  /// Notes missing numbers, by column.
  mutating func addGaps(_ columns: [(name: String, count: Int)]) {
    guard !columns.isEmpty else { return }
    let total = columns.reduce(0) { $0 + $1.count }
    let list = columns.prefix(6).map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    gaps = "\(total) values (\(list)\(columns.count > 6 ? ", ..." : ""))"
  }
}

extension Dataset {
  /// What the data set is and what was made of its file, in lines for people.
  public var summary: [String] {
    let counts = pool.classCounts(classNames.count)
    let classes = zip(classNames, counts).prefix(12)
      .map { "\(printable($0, limit: 24)) \($1)" }.joined(separator: ", ")
    let more = classNames.count > 12 ? ", ..." : ""
    let test = officialTest.map { " and \($0.count) for the test" } ?? ""
    let size = shape.isImage ? "\(pool.count) images of \(shape)" : "\(pool.count) rows, \(shape)"
    return ["\(size)\(test), \(classNames.count) classes: \(classes)\(more)"] + account.lines
  }
}
