extension TypeInference {
  func gemm(_ transposesRight: Bool) throws(ModelGraphError) -> TensorType {
    let left = try real(0, rank: 2), right = try real(1, rank: 2)
    let (inner, columns) = transposesRight ? (1, 0) : (0, 1)
    guard left.shape[1] == right.shape[inner], left.element == right.element else {
      throw mismatch("\(left) times \(right)")
    }
    let result = TensorType(left.element, [left.shape[0], right.shape[columns]])
    if let summand = optional(2) {
      guard summand.element == result.element,
        try broadcast(summand.shape, result.shape) == result.shape
      else { throw mismatch("\(summand) cannot be added to \(result)") }
    }
    return result
  }

  func matMul() throws(ModelGraphError) -> TensorType {
    let left = try real(0), right = try real(1)
    let (a, b) = (left.shape, right.shape)
    guard a.count >= 2, b.count >= 2, a[a.count - 1] == b[b.count - 2],
      left.element == right.element
    else { throw mismatch("\(left) times \(right)") }
    let leading = try broadcast(a.dropLast(2), b.dropLast(2))
    return TensorType(left.element, leading + [a[a.count - 2], b[b.count - 1]])
  }

  func convolution(
    _ strides: ModelGraph.Sides, _ pads: ModelGraph.Pads
  ) throws(ModelGraphError) -> TensorType {
    let image = try real(0, rank: 4), weight = try real(1, rank: 4)
    let filters = weight.shape[0]
    guard image.shape[1] == weight.shape[1], image.element == weight.element else {
      throw mismatch("images \(image) do not go with weights \(weight)")
    }
    try expect(2, TensorType(image.element, [filters]))
    let window = ModelGraph.Sides(
      height: try size(weight.shape[2]), width: try size(weight.shape[3]))
    return try slide(window, strides, pads, over: image, channels: filters)
  }

  func pool(
    _ window: ModelGraph.Sides, _ strides: ModelGraph.Sides
  ) throws(ModelGraphError) -> TensorType {
    let image = try real(0, rank: 4)
    return try slide(window, strides, .init(), over: image, channels: image.shape[1])
  }

  func globalPool() throws(ModelGraphError) -> TensorType {
    let image = try real(0, rank: 4)
    return TensorType(image.element, [image.shape[0], image.shape[1], 1, 1])
  }

  private func slide(
    _ window: ModelGraph.Sides, _ strides: ModelGraph.Sides, _ pads: ModelGraph.Pads,
    over image: TensorType, channels: Dimension
  ) throws(ModelGraphError) -> TensorType {
    let height = try span(image.shape[2], window.height, strides.height, [pads.top, pads.bottom])
    let width = try span(image.shape[3], window.width, strides.width, [pads.left, pads.right])
    return TensorType(image.element, [image.shape[0], channels, .size(height), .size(width)])
  }

  /// The places of a window along one axis.
  private func span(
    _ length: Dimension, _ window: Int, _ stride: Int, _ pads: [Int]
  ) throws(ModelGraphError) -> Int {
    let limit = 1 << 30
    guard pads.allSatisfy((0...limit).contains), stride > 0, (1...limit).contains(window) else {
      throw mismatch("a window of \(window), a stride of \(stride) or pads \(pads)")
    }
    let padded = try size(length) + pads[0] + pads[1]
    guard padded >= window else {
      throw mismatch("a window of \(window) does not fit into \(padded)")
    }
    return (padded - window) / stride + 1
  }

  func trees(_ ensemble: ModelGraph.TreeEnsemble) throws(ModelGraphError) -> TensorType {
    let type = try real(0, rank: 2)
    if let flaw = ensemble.flaw(features: try size(type.shape[1])) { throw mismatch(flaw) }
    return TensorType(.float, [type.shape[0], .size(ensemble.targets)])
  }
}
