public import Compute

/// The nodes of a network as they are put together, in topological order.
public struct NodeList: Sendable {
  /// The nodes so far.
  public private(set) var nodes: [Network.Node] = []

  /// No nodes yet.
  public init() {}

  /// Adds a node and returns its name.
  @discardableResult
  public mutating func add(
    _ name: String, of inputs: [String], merge: Network.Merge? = nil, _ layer: Layer? = nil
  ) -> String {
    nodes.append(Network.Node(name, of: inputs, merge: merge, layer))
    return name
  }

  /// Adds a convolution without bias, batch normalisation and a rectifier; returns the name of the
  /// last.
  ///
  /// - Parameter isRectified: Whether normalisation and rectifier follow; else the convolution has
  ///   a bias and is linear.
  public mutating func convolve(
    _ name: String, of inputs: [String], merge: Network.Merge? = nil, filters: Int, kernel: Kernel,
    stride: Int = 1, isRectified: Bool = true
  ) -> String {
    let layer = Layer.convolution(
      filters: filters, kernel: kernel, stride: stride, bias: !isRectified)
    add(name, of: inputs, merge: merge, layer)
    return isRectified ? rectify(name, of: [name]) : name
  }

  /// Adds batch normalisation and a rectifier; returns the name of the latter.
  public mutating func rectify(
    _ name: String, of inputs: [String], merge: Network.Merge? = nil
  ) -> String {
    add("\(name)_norm", of: inputs, merge: merge, .batchNorm)
    return add("\(name)_relu", of: ["\(name)_norm"], .activation(.relu))
  }
}
