/// What one node of a network gives, and how it sees the input of the network.
struct Extent: Hashable {
  /// `[features]` or `[height, width, channels]`.
  var shape: Shape
  /// Pixels along one side of the input that one output depends on, were the input large enough.
  var field = 1
  /// Pixels of the input between two neighbouring outputs.
  private var jump = 1

  /// Longer sides do not exist, so longer distances need not be told apart.
  private static let longest = 1 << 20

  /// The input of the network.
  init(_ shape: Shape) { self.shape = shape }

  /// Several inputs merged, of which the widest field counts; `nil` where they cannot meet.
  init?(merging inputs: [Extent], by merge: Network.Merge) {
    guard let shape = merge.shape(of: inputs.map(\.shape)) else { return nil }
    self.shape = shape
    for input in inputs {
      let seen = input.resized(by: merge.resize, to: shape)
      (field, jump) = (max(field, seen.field), max(jump, seen.jump))
    }
  }

  /// Moves on to what a window gives.
  mutating func slide(_ kernel: Int, _ stride: Int) {
    field = min(field + (kernel - 1) * jump, Self.longest)
    jump = min(jump * stride, Self.longest)
  }

  private func resized(by resize: Network.Resize, to target: Shape) -> Extent {
    let axes = (0..<shape.rank - 1).map { resized(by: resize, from: shape[$0], to: target[$0]) }
    return axes.max { ($0.field, $0.jump) < ($1.field, $1.jump) } ?? self
  }

  private func resized(by resize: Network.Resize, from old: Int, to new: Int) -> Extent {
    var result = self
    switch resize {
    case .zeroPad: break
    case .poolDown:
      let window = Window.poolingDown(old, to: new)
      result.slide(window.kernel, window.stride)
    case .nearestToFirst: result.jump = max((jump * old + new - 1) / new, 1)
    }
    return result
  }
}
