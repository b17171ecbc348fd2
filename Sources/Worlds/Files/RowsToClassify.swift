public import Compute

/// Examples whose classes are asked for.
public struct RowsToClassify: Sendable {
  /// `[rows, inputs]`, raw.
  public internal(set) var inputs: [Float] = []
  /// The class of each row by its number; `nil` where labels were not asked for.
  public internal(set) var labels: [Int]?
  /// What a person should know of them, a line each, such as words that training did not have.
  public internal(set) var remarks: [String] = []

  /// What the rows are for.
  public struct Purpose: Sendable {
    /// What takes them, for messages: "the network of metaqnn-1".
    public var network: String
    /// Sizes of an input: `[features]`, or `[height, width, channels]`.
    public var shape: [Int]
    /// The names of the classes.
    public var classes: [String]
    /// How columns become inputs; `nil` where the network did not learn from a table.
    public var schema: TableSchema?
    /// Whether each row must have a label that is one of the classes.
    public var needsLabels: Bool

    /// Rows for a network.
    public init(
      network: String, shape: [Int], classes: [String], schema: TableSchema?, needsLabels: Bool
    ) {
      (self.network, self.shape, self.classes) = (network, shape, classes)
      (self.schema, self.needsLabels) = (schema, needsLabels)
    }
  }

  /// Reads a table, IDX images with or without their labels, or a CIFAR batch.
  ///
  /// - Throws: `DataFailure` where it cannot be read, or is not what the network takes.
  public init(
    at path: String, for purpose: Purpose, options: TableOptions = TableOptions()
  ) throws(DataFailure) {
    self = try RowsLoader(path: path, purpose: purpose, options: options).load()
  }

  init() {}

  /// How many rows there are.
  public func count(inputs width: Int) -> Int { inputs.count / width }

  /// Only the rows with these numbers, of so many inputs each.
  public func subset(_ rows: [Int], inputs width: Int) -> RowsToClassify {
    var result = self
    result.inputs = rows.flatMap { inputs[$0 * width..<($0 + 1) * width] }
    result.labels = labels.map { labels in rows.map { labels[$0] } }
    return result
  }
}

extension RowsToClassify.Purpose {
  /// Numbers of an input.
  var count: Int { shape.reduce(1, *) }

  /// The number of a class by its label; `nil` where there is no such class.
  ///
  /// "1.0" and "01" are class 1.
  func number(of label: String) -> Int? {
    if let place = classes.firstIndex(of: label) { return place }
    let value = Array(label.utf8).withUnsafeBufferPointer(decimalNumber)
    guard let value, value == value.rounded(), abs(value) < 1e15 else { return nil }
    return classes.firstIndex(of: String(Int(value)))
  }

  /// That a label is that of no class.
  func stranger(_ label: String, at place: String) -> DataFailure {
    let shown = classes.prefix(12).map { printable($0, limit: 40) }.joined(separator: ", ")
    return DataFailure(
      line: "\(place) has the label '\(printable(label, limit: 40))', which is none of the "
        + "\(classes.count) classes: \(shown)\(classes.count > 12 ? ", ..." : "")")
  }
}
