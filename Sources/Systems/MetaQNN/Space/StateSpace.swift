/// Which networks MetaQNN may build (Baker, Gupta, Naik & Raskar 2017, table 1 and section 4.2).
public struct StateSpace: Codable, Hashable, Sendable {
  /// A pooling layer's window and step.
  public struct Pool: Codable, Hashable, Sendable {
    /// The side of the square that is pooled.
    public var size: Int
    /// How far apart the squares are.
    public var stride: Int
  }

  /// The smaller side of an input image.
  public var imageSize: Int
  /// How many classes there are.
  public var classes: Int
  /// How many layers may precede the output; at this depth only termination is left.
  public var layerLimit: Int
  /// How many filters a convolution may have.
  public var filters: [Int]
  /// The sides of a convolution's filters.
  public var filterSizes: [Int]
  /// The pooling layers.
  public var pools: [Pool]
  /// The widths of fully connected layers.
  public var denseSizes: [Int]
  /// How many fully connected layers there may be.
  public var denseLimit = 2
  /// Whether a filter must be smaller than what it looks at, as in the published code; the paper
  /// lets it be as large.
  public var isFitStrict = false
}

extension StateSpace {
  /// The paper's space: for CIFAR-10 with 18 layers, for SVHN and MNIST with 12.
  public static func paper(imageSize: Int = 32, classes: Int = 10, layerLimit: Int = 18) -> Self {
    StateSpace(
      imageSize: imageSize, classes: classes, layerLimit: layerLimit,
      filters: [64, 128, 256, 512], filterSizes: [1, 3, 5],
      pools: [Pool(size: 5, stride: 3), Pool(size: 3, stride: 2), Pool(size: 2, stride: 2)],
      denseSizes: [512, 256, 128])
  }

  /// A space for 8x8 digits: 47 states, 279 actions, 2,828 networks.
  public static func digits(imageSize: Int = 8, classes: Int = 10, layerLimit: Int = 4) -> Self {
    StateSpace(
      imageSize: imageSize, classes: classes, layerLimit: layerLimit,
      filters: [4, 8, 16], filterSizes: [1, 3], pools: [Pool(size: 2, stride: 2)],
      denseSizes: [32, 16])
  }

  /// A space for 28x28 images: 51 states, 334 actions, 27,326 networks.
  public static func images(imageSize: Int = 28, classes: Int = 10, layerLimit: Int = 5) -> Self {
    StateSpace(
      imageSize: imageSize, classes: classes, layerLimit: layerLimit,
      filters: [8, 16], filterSizes: [1, 3, 5],
      pools: [Pool(size: 3, stride: 2), Pool(size: 2, stride: 2)], denseSizes: [64, 32])
  }
}

extension StateSpace {
  /// Where every network begins.
  var start: NetworkState {
    NetworkState(kind: .start, depth: 0, size: imageSize)
  }

  /// The layers that may follow, termination first; empty once the output is decided.
  func actions(in state: NetworkState) -> [NetworkString.Layer] {
    guard !state.isTerminal else { return [] }
    var actions = [NetworkString.Layer.softmax(classes: classes)]
    guard state.depth < layerLimit else { return actions }
    if case .dense(let units, let count) = state.kind {
      guard count < denseLimit else { return actions }
      return actions + denseSizes.filter { $0 <= units }.map(NetworkString.Layer.dense)
    }
    actions.append(.globalAverage(classes: classes))
    for size in filterSizes where fits(size, state.size) {
      actions += filters.map { .convolution(filters: $0, size: size, stride: 1) }
    }
    if case .convolution = state.kind {
      actions += pools.filter { fits($0.size, state.size) }.map {
        .pool(size: $0.size, stride: $0.stride)
      }
    }
    if SizeBin(state.size) != .large { actions += denseSizes.map(NetworkString.Layer.dense) }
    return actions
  }

  /// The state after a layer.
  func state(after layer: NetworkString.Layer, in state: NetworkState) -> NetworkState {
    let depth = state.depth + 1
    switch layer {
    case .convolution(let filters, let size, _):
      return NetworkState(
        kind: .convolution(filters: filters, size: size), depth: depth, size: state.size)
    case .pool(let size, let stride):
      return NetworkState(
        kind: .pool(size: size, stride: stride), depth: depth,
        size: pooledSize(state.size, size: size, stride: stride))
    case .dense(let units):
      var count = 1
      if case .dense(_, let before) = state.kind { count += before }
      return NetworkState(kind: .dense(units: units, count: count), depth: depth, size: 1)
    case .globalAverage: return NetworkState(kind: .globalAverage, depth: depth, size: 1)
    case .softmax: return NetworkState(kind: .softmax, depth: depth, size: state.size)
    case .dropout, .batchNormalization, .networkInNetwork, .split:
      preconditionFailure("no state of this space follows \(layer)")
    }
  }

  /// A walk ends with the output; global averaging still needs its soft-max written behind it.
  func network(of walk: [NetworkString.Layer]) -> NetworkString {
    if case .globalAverage? = walk.last {
      return NetworkString(walk + [.softmax(classes: classes)])
    }
    return NetworkString(walk)
  }

  /// The walk that makes a network: its layers without the soft-max behind global averaging.
  func walk(of network: NetworkString) -> [NetworkString.Layer] {
    if case .globalAverage? = network.layers.dropLast().last { return network.layers.dropLast() }
    return network.layers
  }

  private func fits(_ filter: Int, _ size: Int) -> Bool {
    isFitStrict ? filter < size : filter <= size
  }
}

/// The side of an image after pooling without padding: ⌈(n − f + 1) / stride⌉.
func pooledSize(_ size: Int, size window: Int, stride: Int) -> Int {
  (size - window + stride) / stride
}
