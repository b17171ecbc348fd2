import Compute

/// A table that was read.
struct Table {
  /// The rows; NaN where a value is missing.
  var examples: Examples
  /// The classes, in the order of the labels.
  var classNames: [String]
  /// How columns became inputs.
  var schema: TableSchema
  /// What was found in the file and what was made of it.
  var account: DataAccount
}

/// Makes the inputs of examples out of the columns of a table.
struct TableAssembly {
  /// A column of the inputs.
  private enum Source {
    /// The numbers of a feature column.
    case number(Int)
    /// Whether a feature column has a word.
    case word(column: Int, Int32)
  }

  let layout: TableLayout
  /// The columns of the file that are features.
  let places: [Int]
  let columns: [FeatureColumn]
  let rows: Int
  let file: String
  let limits: DataLimits
  /// What was made of the columns.
  private(set) var account = DataAccount()
  /// What inputs are, in their order.
  private var described: [TableSchema.Input] = []
  /// What is taken away from the numbers of a feature column, by its place.
  private var offsets: [Int: Double] = [:]

  init(
    layout: TableLayout, places: [Int], columns: [FeatureColumn], rows: Int, file: String,
    limits: DataLimits
  ) {
    (self.layout, self.places, self.columns) = (layout, places, columns)
    (self.rows, self.file, self.limits) = (rows, file, limits)
  }

  /// Leaves out what is no feature and turns words into columns.
  ///
  /// - Parameter numbers: `[rows, features]`, NaN where a cell is no number.
  /// - Returns: How many inputs a row has, and the inputs.
  mutating func inputs(
    _ numbers: [Float]
  ) throws(DataFailure) -> (width: Int, values: [Float]) {
    account.add("label: \(layout.name(of: layout.label)), \(layout.reason)")
    var sources: [Source] = []
    var words: [Int: [Int32]] = [:]
    var gaps: [(name: String, count: Int)] = []
    let numbers = shifted(numbers)
    for (place, column) in columns.enumerated() {
      let name = layout.name(of: places[place])
      try checkTail(place)
      if column.gaps == rows {
        account.add("dropped: \(name), which has no value in any row")
        continue
      }
      if isIndex(place, numbers) {
        account.add("dropped: \(name), which counts the rows")
        continue
      }
      if column.wordCount > 0 {
        let (names, ofRow) = try levels(place, numbers)
        words[place] = ofRow
        sources += names.indices.map { .word(column: place, Int32($0)) }
        described += names.map { TableSchema.Input(column: place, word: $0) }
        let list = names.prefix(12).map { printable($0, limit: 20) }.joined(separator: ", ")
        account.add(
          "one-hot: \(name) into \(names.count) columns (\(list)\(names.count > 12 ? ", ..." : ""))"
            + (column.gaps > 0 ? ", all 0 in \(column.gaps) rows without a value" : ""))
      } else {
        if column.gaps > 0 { gaps.append((name, column.gaps)) }
        sources.append(.number(place))
        described.append(TableSchema.Input(column: place, offset: offsets[place]))
      }
    }
    account.addGaps(gaps)
    guard !sources.isEmpty else {
      throw DataFailure(
        file, "has no features", remedy: "give at least one column besides the label")
    }
    let values = try collect(sources, numbers, words)
    try checkSpans(of: values, width: sources.count, sources)
    return (sources.count, values)
  }

  /// Numbers that single precision tells apart.
  private mutating func shifted(_ numbers: [Float]) -> [Float] {
    var numbers = numbers
    for (place, column) in columns.enumerated() where column.wordCount == 0 {
      guard !column.rounded.isEmpty else { continue }
      let own = (0..<rows).map { numbers[$0 * columns.count + place] }
      guard let (low, values) = column.shifted(own) else { continue }
      for row in 0..<rows { numbers[row * columns.count + place] = values[row] }
      offsets[place] = low
      account.add(
        "shifted: \(layout.name(of: places[place])) is counted from \(low), its smallest value, "
          + "since single precision cannot tell such numbers apart")
    }
    return numbers
  }

  /// How the columns became inputs.
  var schema: TableSchema {
    let names = layout.names
    return TableSchema(
      columns: names.isEmpty ? [] : places.map { names.indices.contains($0) ? names[$0] : "" },
      columnCount: places.count,
      label: names.indices.contains(layout.label) ? names[layout.label] : "",
      labelPlace: layout.label, inputs: described)
  }

  /// Says how the file was read where that was not plain.
  mutating func remark(inferredHeader line: Int?, comments: Int, decimalCommas: Bool) {
    if let line {
      account.add(
        "header: line \(line), since its label is no class of the other rows (--header no takes "
          + "it as a row)")
    }
    if comments > 0 { account.add("comments: \(comments) lines left out") }
    if decimalCommas { account.add("decimal commas") }
  }

  // MARK: Columns

  /// Columns behind the label were taken for what a delimiter at the end of each line leaves.
  private func checkTail(_ place: Int) throws(DataFailure) {
    guard layout.hasEmptyTail, places[place] > layout.label, columns[place].gaps < rows else {
      return
    }
    throw DataFailure(
      file, "has no label in some rows: \(layout.name(of: places[place])) is empty there",
      remedy: "fill it in, or name the column of the label with --label")
  }

  /// Whether a column with the name of an index, or none beside columns with names, counts the
  /// rows; not if it is the only feature.
  private func isIndex(_ place: Int, _ numbers: [Float]) -> Bool {
    let column = places[place]
    guard columns.count > 1, rows > 1, layout.names.indices.contains(column),
      LabelName.mayBeIndex(layout.names[column]), let first = numbers[place...].first,
      first == 0 || first == 1
    else { return false }
    return (0..<rows).allSatisfy { numbers[$0 * columns.count + place] == first + Float($0) }
  }

  private func levels(
    _ place: Int, _ numbers: [Float]
  ) throws(DataFailure) -> (names: [String], ofRow: [Int32]) {
    let column = columns[place]
    let name = layout.name(of: places[place])
    let numberCount = rows - column.gaps - column.wordCount
    guard column.wordCount >= numberCount else {
      throw DataFailure(
        file, at: .cell(line: column.first?.line ?? 1, column: places[place] + 1),
        "'\(printable(column.first?.text ?? ""))' is no number",
        remedy: "most cells of the column are numbers, such as 1.5 or 2e-3")
    }
    let values = (0..<rows).map { numbers[$0 * columns.count + place] }
    guard let levels = column.levels(values) else {
      throw DataFailure(
        file, at: .cell(line: column.first?.line ?? 1, column: places[place] + 1),
        "'\(printable(column.first?.text ?? ""))' is no number, and \(name) has more than "
          + "\(FeatureColumn.mostLevels) different words",
        remedy: "leave the column out, give numbers, or name it with --label if it is the class")
    }
    return levels
  }

  private func collect(
    _ sources: [Source], _ numbers: [Float], _ words: [Int: [Int32]]
  ) throws(DataFailure) -> [Float] {
    if words.isEmpty, sources.count == columns.count { return numbers }
    guard rows <= limits.values / sources.count else {
      throw DataFailure(
        file, "has words that make \(sources.count) columns, beyond what fits here",
        remedy: "give at most \(limits.values) numbers in all")
    }
    var values = [Float](repeating: 0, count: rows * sources.count)
    for (target, source) in sources.enumerated() {
      switch source {
      case .number(let place):
        for row in 0..<rows {
          values[row * sources.count + target] = numbers[row * columns.count + place]
        }
      case .word(let place, let word):
        guard let ofRow = words[place] else { continue }
        for row in 0..<rows where ofRow[row] == word { values[row * sources.count + target] = 1 }
      }
    }
    return values
  }

  /// Throws where the values of a column lie so close together, or so far apart, that they cannot
  /// be mapped onto 0...1 in single precision.
  private func checkSpans(
    of values: [Float], width: Int, _ sources: [Source]
  ) throws(DataFailure) {
    var lows = [Float](repeating: .infinity, count: width)
    var highs = [Float](repeating: -.infinity, count: width)
    for start in stride(from: 0, to: values.count, by: width) {
      for place in 0..<width {
        // A missing value compares false both ways.
        if values[start + place] < lows[place] { lows[place] = values[start + place] }
        if values[start + place] > highs[place] { highs[place] = values[start + place] }
      }
    }
    for (place, source) in sources.enumerated() {
      guard case .number(let column) = source, lows[place] < highs[place] else { continue }
      let span = highs[place] - lows[place]
      guard !(span.isFinite && (1 / span).isFinite && span.isNormal) else { continue }
      throw DataFailure(
        file,
        "\(layout.name(of: places[column])) lies between \(lows[place]) and \(highs[place]), "
          + "beyond what can be computed with",
        remedy: "rescale it so that its values are near 1")
    }
  }
}
