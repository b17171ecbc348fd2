import Compute
import Learning
import Methods
import Worlds

extension DNA {
  /// The nodes of the network: a skip is resized to the chain that it meets, and added.
  func nodes(classes: Int) -> [Network.Node] {
    var list = NodeList()
    var names = [Self.image: Network.inputName]
    var last = Network.inputName
    for vertex in vertices {
      let inputs = [last] + sources(of: vertex.id).compactMap { names[$0] }
      last = Self.add(vertex, reading: inputs, to: &list)
      names[vertex.id] = last
    }
    let inputs = [last] + sources(of: Self.classifier).compactMap { names[$0] }
    list.add("classes", of: inputs, merge: Self.merge, .dense(units: classes))
    return list.nodes
  }

  /// Multiplications of a forward pass of one example; `nil` where the network cannot be built.
  func multiplications(in task: ImageTask) -> Int? {
    ChildPlan(nodes: nodes(classes: task.classes)).multiplications(for: task.shape)
  }

  private static let merge = Network.Merge.sum(resize: .nearestToFirst, channels: .toFirst)

  /// Where skips into a place come from, in the order of the chain.
  private func sources(of target: Int) -> [Int] {
    order.filter { skips.contains(Skip(source: $0, target: target)) }
  }

  /// Adds a vertex and returns the name of its output.
  private static func add(
    _ vertex: Vertex, reading inputs: [String], to list: inout NodeList
  ) -> String {
    let name = "v\(vertex.id)"
    if let convolution = vertex.convolution {
      return list.convolve(
        name, of: inputs, merge: merge, filters: convolution.filters,
        kernel: Kernel(height: convolution.height, width: convolution.width),
        stride: convolution.stride, isRectified: vertex.isRectified)
    }
    return vertex.isRectified
      ? list.rectify(name, of: inputs, merge: merge) : list.add(name, of: inputs, merge: merge)
  }
}
