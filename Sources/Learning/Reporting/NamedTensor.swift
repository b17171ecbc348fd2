/// Weights with a name, for export.
public struct NamedTensor: Hashable, Sendable {
  /// Numbers as exact as they are kept.
  public enum Numbers: Hashable, Sendable {
    /// What networks compute with.
    case float([Float])
    /// What evolution changes.
    case double([Double])
    /// Numbers of nodes and the like.
    case integer([Int64])

    /// How many there are.
    public var count: Int {
      switch self {
      case .float(let values): values.count
      case .double(let values): values.count
      case .integer(let values): values.count
      }
    }
  }

  /// The name, unique in its network: `conv1.weight`.
  public var name: String
  /// The length of every axis.
  public var shape: [Int]
  /// The numbers, row-major.
  public var numbers: Numbers

  /// Names weights.
  public init(_ name: String, shape: [Int], values: [Float]) {
    self.init(name, shape: shape, .float(values))
  }

  /// Names numbers.
  public init(_ name: String, shape: [Int], _ numbers: Numbers) {
    precondition(
      shape.reduce(1, *) == numbers.count, "\(name): shape \(shape) does not hold \(numbers.count)")
    self.name = name
    self.shape = shape
    self.numbers = numbers
  }

  /// The numbers as the nearest that networks compute with.
  public var values: [Float] {
    switch numbers {
    case .float(let values): values
    case .double(let values): values.map { Float($0) }
    case .integer(let values): values.map { Float($0) }
    }
  }
}
