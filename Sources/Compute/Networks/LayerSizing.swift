/// Follows the shape of one example through the merge and the layer of one node.
struct LayerSizing {
  /// No tensor of one example and no parameter may have more numbers.
  static let limit = 1 << 28

  private(set) var extent: Extent
  private let node: String
  /// The longer side of the network's input.
  private let side: Int
  /// Floating-point operations of the merge.
  private var joining = 0
  private var shape: Shape {
    get { extent.shape }
    set { extent.shape = newValue }
  }

  /// Lets the inputs of a node meet, of which there is at least one.
  init(
    node: String, side: Int, _ inputs: [Extent], _ merge: Network.Merge?
  ) throws(NetworkError) {
    (self.node, self.side, extent) = (node, side, inputs[0])
    guard inputs.count > 1 else { return }
    guard let merge else { throw .noMerge(node: node, inputs: inputs.count) }
    guard let merged = Extent(merging: inputs, by: merge) else {
      throw .cannotMerge(node: node, inputs.map(\.shape))
    }
    guard try product(merged.shape.dimensions) <= Self.limit else { throw .tooLarge(node: node) }
    extent = merged
    joining = merge.flops(of: inputs.map(\.shape), in: shape)
  }

  /// What is known of the node once this layer follows the merge.
  mutating func add(_ layer: Layer?) throws(NetworkError) -> Network.Summary {
    let merged = shape
    var (parameters, flops) = (0, 0)
    if let layer { (parameters, flops) = try size(layer) }
    guard shape.count <= Self.limit, parameters <= Self.limit else { throw .tooLarge(node: node) }
    return Network.Summary(
      name: node, input: merged, output: shape, parameterCount: parameters,
      flops: joining + flops, receptiveField: min(extent.field, side))
  }

  /// Moves on to the layer's output; returns its parameters and its floating-point operations.
  private mutating func size(_ layer: Layer) throws(NetworkError) -> (Int, Int) {
    switch layer {
    case .convolution(let filters, let kernel, let stride, let padding, let bias):
      let channels = try image()[2]
      try check(filters, "filters")
      try slide(kernel, stride, padding, channels: filters)
      let weights = try product([kernel.height, kernel.width, channels, filters])
      let flops = try product([2 * kernel.height * kernel.width * channels, shape.count])
      return (weights + (bias ? filters : 0), flops)
    case .maxPool(let size, let stride), .averagePool(let size, let stride):
      try slide(Kernel(size), stride, .valid, channels: try image()[2])
      return (0, try product([size * size, shape.count]))
    case .globalAveragePool:
      let before = try image()
      (shape, extent.field) = ([before[2]], side)
      return (0, before.count)
    case .flatten:
      shape = [shape.count]
      return (0, 0)
    case .dense(let units, let bias):
      try check(units, "units")
      let weights = try product([shape.count, units])
      (shape, extent.field) = ([units], side)
      return (weights + (bias ? units : 0), 2 * weights)
    case .activation: return (0, shape.count)
    case .batchNorm: return (2 * shape[-1], 2 * shape.count)
    case .layerNorm: return (2 * shape[-1], 7 * shape.count)
    case .dropout(let rate):
      guard (0..<1).contains(rate) else {
        throw .badSetting(node: node, "cannot drop a share of \(rate)")
      }
      return (0, 0)
    }
  }

  private func image() throws(NetworkError) -> Shape {
    guard shape.rank == 3 else { throw .notAnImage(node: node, shape) }
    return shape
  }

  private mutating func slide(
    _ kernel: Kernel, _ stride: Int, _ padding: Padding, channels: Int
  ) throws(NetworkError) {
    try check(kernel.height, "a window")
    try check(kernel.width, "a window")
    try check(stride, "a stride")
    let rows = Window.span(shape[0], kernel: kernel.height, stride: stride, padding)
    let columns = Window.span(shape[1], kernel: kernel.width, stride: stride, padding)
    guard let rows, let columns else {
      throw .kernelLargerThanInput(node: node, kernel: kernel, shape)
    }
    _ = try product([rows.count, columns.count, channels])
    shape = [rows.count, columns.count, channels]
    extent.slide(kernel.longer, stride)
  }

  private func check(_ value: Int, _ what: String) throws(NetworkError) {
    guard (1...1 << 20).contains(value) else {
      throw .badSetting(node: node, "\(what) of \(value) is not between 1 and \(1 << 20)")
    }
  }

  private func product(_ factors: [Int]) throws(NetworkError) -> Int {
    var result = 1
    for factor in factors {
      let (value, overflow) = result.multipliedReportingOverflow(by: factor)
      if overflow { throw .tooLarge(node: node) }
      result = value
    }
    return result
  }
}
