extension Network.Merge {
  /// The shape of one example in which inputs of these shapes meet; `nil` where they cannot.
  ///
  /// Shapes are `[features]` or `[height, width, channels]`.
  func shape(of inputs: [Shape]) -> Shape? {
    guard let first = inputs.first, inputs.allSatisfy({ $0.rank == first.rank }) else { return nil }
    let size = (0..<first.rank - 1).map { axis in resize.size(inputs.map { $0[axis] }) }
    return Shape(size + [last(inputs.map { $0[-1] })])
  }

  private func last(_ counts: [Int]) -> Int {
    switch self {
    case .sum(_, let channels): channels.count(counts)
    case .concatenate: counts.reduce(0, +)
    }
  }

  /// The channels that each input has before it is joined or added: for a sum, those of the result.
  func channels(of input: Shape, in result: Shape) -> Int {
    switch self {
    case .sum: result[-1]
    case .concatenate: input[-1]
    }
  }
}

extension Network.Merge {
  /// Floating-point operations of one example's merge: comparisons of pools, and additions.
  func flops(of inputs: [Shape], in result: Shape) -> Int {
    let pooling = inputs.reduce(0) { $0 + comparisons($1, to: result) }
    return switch self {
    case .sum: pooling + (inputs.count - 1) * result.count
    case .concatenate: pooling
    }
  }

  private func comparisons(_ input: Shape, to result: Shape) -> Int {
    guard resize == .poolDown, input.rank == 3, input[0] > result[0] || input[1] > result[1] else {
      return 0
    }
    let windows = (0...1).map { Window.poolingDown(input[$0], to: result[$0]).kernel }
    let channels = min(input[2], channels(of: input, in: result))
    return windows[0] * windows[1] * result[0] * result[1] * channels
  }
}

extension Network.Channels {
  /// The number in which these meet.
  func count(_ counts: [Int]) -> Int {
    switch self {
    case .pad: counts.max() ?? 0
    case .truncate: counts.min() ?? 0
    case .toFirst: counts.first ?? 0
    }
  }
}

extension Network.Resize {
  /// The size along one axis in which these meet.
  func size(_ sizes: [Int]) -> Int {
    switch self {
    case .zeroPad(.topLeft): sizes.max() ?? 0
    case .poolDown: sizes.min() ?? 0
    case .nearestToFirst: sizes.first ?? 0
    }
  }

  /// The window and the stride along an axis with which ``poolDown`` leaves `count` of `size` pixels.
  package static func poolWindow(_ size: Int, to count: Int) -> (kernel: Int, stride: Int) {
    Window.poolingDown(size, to: count)
  }
}
