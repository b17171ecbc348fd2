/// Where a growing network stands: its last layer, its depth and the size of the representation.
struct NetworkState: Hashable, Sendable {
  /// The last layer.
  enum Kind: Hashable, Sendable {
    case start
    case convolution(filters: Int, size: Int)
    case pool(size: Int, stride: Int)
    /// `count` fully connected layers in a row, this one included.
    case dense(units: Int, count: Int)
    case globalAverage
    case softmax
  }

  let kind: Kind
  let depth: Int
  /// The true side of the representation, which the agent does not see.
  let size: Int

  /// Whether the output is decided.
  var isTerminal: Bool { kind == .softmax || kind == .globalAverage }
}

/// What the agent sees of the representation's size, by table 1 of Baker et al.
enum SizeBin: Int, Hashable, Sendable, CaseIterable {
  /// At least 8.
  case large = 8
  /// From 4 to 7.
  case medium = 4
  /// From 1 to 3.
  case small = 1

  init(_ size: Int) {
    self = size > 7 ? .large : size > 3 ? .medium : .small
  }
}
