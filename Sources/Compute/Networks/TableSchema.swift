/// How the columns of a table became the inputs of a network, so that another table with the same
/// columns can.
public struct TableSchema: Codable, Hashable, Sendable {
  /// The names of all columns but the label, in the order of the file; empty where there was no header.
  public var columns: [String]
  /// How many columns but the label there were.
  public var columnCount: Int
  /// The name of the label's column; empty where there was no header.
  public var label: String
  /// Where the label stood among the columns, from 0.
  public var labelPlace: Int
  /// What each input is, in their order.
  public var inputs: [Input]

  /// What an input of the network is.
  public struct Input: Codable, Hashable, Sendable {
    /// The column that it comes from, among all but the label, from 0.
    public var column: Int
    /// The word whose presence it tells as 1; `nil` where it is a number.
    public var word: String?
    /// What is taken away from the number, in double precision, before all else.
    public var offset: Double?
    /// What takes the place of a missing number.
    public var replacement: Float?

    /// A number or a word of a column.
    public init(column: Int, word: String? = nil, offset: Double? = nil) {
      (self.column, self.word, self.offset) = (column, word, offset)
    }
  }

  /// A schema of these parts.
  public init(
    columns: [String], columnCount: Int, label: String, labelPlace: Int, inputs: [Input]
  ) {
    (self.columns, self.columnCount) = (columns, columnCount)
    (self.label, self.labelPlace, self.inputs) = (label, labelPlace, inputs)
  }

  /// What each input is called: its column, and its word where it tells of one.
  public var inputNames: [String] {
    inputs.map { input in
      let name = columns.indices.contains(input.column) ? columns[input.column] : ""
      let column = name.isEmpty ? "column \(input.column + 1)" : name
      return input.word.map { "\(column)=\($0)" } ?? column
    }
  }

  /// Whether its numbers are such as a table gives: for a state that was read from a file.
  public var isSound: Bool {
    columnCount > 0 && (columns.isEmpty || columns.count == columnCount)
      && (0...columnCount).contains(labelPlace) && !inputs.isEmpty
      && inputs.allSatisfy { (0..<columnCount).contains($0.column) }
  }

  /// Notes what takes the place of missing numbers, one for each input.
  public mutating func replaceMissing(by values: [Float]) {
    precondition(values.count == inputs.count, "\(values.count) values for \(inputs.count) inputs")
    for (place, value) in values.enumerated() where inputs[place].word == nil {
      inputs[place].replacement = value
    }
  }
}
