import Compute
import Methods

// What merges cost: a graph and a chain whose convolutions multiply as often, operation by operation.
extension Benchmark {
  static let graph = Benchmark(
    "dag-12", "12x12 images, 4 convolutions with batch norm that each read all before, batch 64",
    flops: ImageWorkload.Setting.graph.flops
  ) { ImageWorkload(.graph, team: $0) }

  static let chain = Benchmark(
    "chain-12", "the same number of operations in a chain of 4 convolutions",
    flops: ImageWorkload.Setting.chain.flops
  ) { ImageWorkload(.chain, team: $0) }
}

extension ImageWorkload.Setting {
  private static let side = 12

  /// Four convolutions of 8 filters, of 1, 8, 16 and 24 channels.
  static let graph = network(
    [(8, 1, ["input"]), (8, 8, ["l1"]), (8, 16, ["l1", "l2"]), (8, 24, ["l1", "l2", "l3"])])

  /// Four convolutions, each of which reads the one before.
  static let chain = network(
    [(8, 1, ["input"]), (8, 8, ["l1"]), (16, 8, ["l2"]), (12, 16, ["l3"])])

  private static func network(
    _ layers: [(filters: Int, channels: Int, sources: [String])]
  ) -> Self {
    var list = NodeList(), outputs = ["input": Network.inputName]
    for (place, layer) in layers.enumerated() {
      outputs["l\(place + 1)"] = list.convolve(
        "l\(place + 1)", of: layer.sources.compactMap { outputs[$0] }, merge: .concatenate(),
        filters: layer.filters, kernel: Kernel(3))
    }
    let last = outputs["l\(layers.count)"].map { [$0] } ?? []
    list.add("classes", of: last, .dense(units: 10))
    return Self(
      input: [side, side, 1], nodes: list.nodes, optimiser: .sgd(momentum: 0.9), rate: 1e-2,
      forward: layers.map { convolution(side, $0.channels, $0.filters) }
        + [Double(2 * side * side * 10 * (layers.last?.filters ?? 0))])
  }
}
