/// Follows the shape of one example through the layers.
struct LayerSizing {
  /// No tensor of one example and no parameter may have more numbers.
  static let limit = 1 << 28

  private var shape: Shape
  private let side: Int
  private var number = 0
  private var field = 1
  /// Pixels of the input between two neighbouring outputs.
  private var jump = 1

  init(input: Shape) {
    shape = input
    side = input.rank == 3 ? max(input[0], input[1]) : input[0]
  }

  mutating func add(_ layer: Layer) throws(NetworkError) -> Network.Summary {
    number += 1
    let (parameters, flops) = try size(layer)
    guard shape.count <= Self.limit, parameters <= Self.limit else {
      throw .tooLarge(layer: number)
    }
    return Network.Summary(
      name: "\(layer.kind)\(number)", output: shape, parameterCount: parameters, flops: flops,
      receptiveField: min(field, side))
  }

  /// Moves on to the layer's output; returns its parameters and its floating-point operations.
  private mutating func size(_ layer: Layer) throws(NetworkError) -> (Int, Int) {
    switch layer {
    case .convolution(let filters, let kernel, let stride, let padding, let bias):
      let channels = try image()[2]
      try check(filters, "filters")
      try slide(kernel, stride, padding, channels: filters)
      let weights = try product([kernel, kernel, channels, filters])
      let flops = try product([2 * kernel * kernel * channels, shape.count])
      return (weights + (bias ? filters : 0), flops)
    case .maxPool(let size, let stride), .averagePool(let size, let stride):
      try slide(size, stride, .valid, channels: try image()[2])
      return (0, try product([size * size, shape.count]))
    case .globalAveragePool:
      let before = try image()
      (shape, field) = ([before[2]], side)
      return (0, before.count)
    case .flatten:
      shape = [shape.count]
      return (0, 0)
    case .dense(let units, let bias):
      try check(units, "units")
      let weights = try product([shape.count, units])
      (shape, field) = ([units], side)
      return (weights + (bias ? units : 0), 2 * weights)
    case .activation: return (0, shape.count)
    case .batchNorm: return (2 * shape[-1], 2 * shape.count)
    case .layerNorm: return (2 * shape[-1], 7 * shape.count)
    case .dropout(let rate):
      guard (0..<1).contains(rate) else {
        throw .badSetting(layer: number, "cannot drop a share of \(rate)")
      }
      return (0, 0)
    }
  }

  private func image() throws(NetworkError) -> Shape {
    guard shape.rank == 3 else { throw .notAnImage(layer: number, shape) }
    return shape
  }

  private mutating func slide(
    _ kernel: Int, _ stride: Int, _ padding: Padding, channels: Int
  ) throws(NetworkError) {
    try check(kernel, "a window")
    try check(stride, "a stride")
    let rows = Window.span(shape[0], kernel: kernel, stride: stride, padding)
    let columns = Window.span(shape[1], kernel: kernel, stride: stride, padding)
    guard let rows, let columns else {
      throw .kernelLargerThanInput(layer: number, kernel: kernel, shape)
    }
    _ = try product([rows.count, columns.count, channels])
    shape = [rows.count, columns.count, channels]
    field += (kernel - 1) * jump
    jump *= stride
  }

  private func check(_ value: Int, _ what: String) throws(NetworkError) {
    guard (1...1 << 20).contains(value) else {
      throw .badSetting(layer: number, "\(what) of \(value) is not between 1 and \(1 << 20)")
    }
  }

  private func product(_ factors: [Int]) throws(NetworkError) -> Int {
    var result = 1
    for factor in factors {
      let (value, overflow) = result.multipliedReportingOverflow(by: factor)
      if overflow { throw .tooLarge(layer: number) }
      result = value
    }
    return result
  }
}
