/// Weights with a name, for export.
public struct NamedTensor: Hashable, Sendable {
  /// The name, unique in its network: `conv1.weight`.
  public var name: String
  /// The length of every axis.
  public var shape: [Int]
  /// The numbers, row-major.
  public var values: [Float]

  /// Names weights.
  public init(_ name: String, shape: [Int], values: [Float]) {
    precondition(
      shape.reduce(1, *) == values.count, "\(name): shape \(shape) does not hold \(values.count)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}
