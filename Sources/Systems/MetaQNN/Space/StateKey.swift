/// A state as the agent sees it, packed into a whole number: the key of the table of Q.
struct StateKey: Hashable, Comparable, Codable, Sendable {
  private let code: Int

  init(_ state: NetworkState) {
    let (kind, first, second) =
      switch state.kind {
      case .start: (0, 0, 0)
      case .convolution(let filters, let size): (1, filters, size)
      case .pool(let size, let stride): (2, size, stride)
      case .dense(let units, let count): (3, units, count)
      case .globalAverage: (4, 0, 0)
      case .softmax: (5, 0, 0)
      }
    // Fully connected layers have no image, so no size that could be told apart.
    let bin = kind <= 2 ? SizeBin(state.size).rawValue : 0
    code = ((state.depth << 3 | kind) << 20 | first) << 12 | second << 4 | bin
  }

  static func < (left: StateKey, right: StateKey) -> Bool { left.code < right.code }

  /// The depth of the state.
  var depth: Int { code >> 35 }

  init(from decoder: any Decoder) throws {
    code = try decoder.singleValueContainer().decode(Int.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
