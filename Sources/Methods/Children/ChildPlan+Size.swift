import Compute
package import Worlds

extension ChildPlan {
  /// Multiplications of a forward pass of one example; `nil` where the network cannot be built.
  package func multiplications(for shape: InputShape) -> Int? {
    guard let network = try? network(for: shape) else { return nil }
    return zip(network.nodes, network.summaries).reduce(0) { sum, entry in
      switch entry.0.layer {
      case .convolution(_, let kernel, _, _, _):
        sum + kernel.height * kernel.width * entry.1.input[2] * entry.1.output.count
      case .dense(let units, _): sum + entry.1.input.count * units
      default: sum
      }
    }
  }
}
