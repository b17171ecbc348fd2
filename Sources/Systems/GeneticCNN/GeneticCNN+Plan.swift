import Compute
import Learning
import Methods

extension GeneticCNN.Settings {
  /// The nodes of each stage that there is.
  package var stageNodes: [Int] { nodes.filter { $0 > 0 } }

  /// The channels of each of them.
  private var stageChannels: [Int] {
    zip(nodes, channels).filter { $0.0 > 0 }.map { max($0.1, 1) }
  }

  /// How many codes there are.
  var spaceSize: Int {
    1 << stageNodes.reduce(0) { $0 + GeneticCode.Stage.bitCount(nodes: $1) }
  }

  /// How a network is trained; for longer, and on all examples, where it is among the best.
  func plan(for code: GeneticCode, classes: Int, isLong: Bool = false) -> ChildPlan {
    var plan = childPlan(network(of: code, classes: classes), isLong: isLong)
    plan.rates = RateSchedule(constant: learningRate)
    return plan
  }

  private func network(of code: GeneticCode, classes: Int) -> [Network.Node] {
    var list = NodeList()
    var last = Network.inputName
    for (number, (stage, filters)) in zip(code.stages, stageChannels).enumerated() {
      let prefix = "s\(number + 1)"
      last = Self.add(stage, to: &list, reading: last, filters: filters, prefix: prefix)
      last = list.add("\(prefix)_pool", of: [last], .maxPool(size: 2, stride: 2))
    }
    if dense > 0 {
      list.add("hidden", of: [last], .dense(units: dense))
      list.add("hidden_relu", of: ["hidden"], .activation(.relu))
      last = list.add("hidden_drop", of: ["hidden_relu"], .dropout(0.5))
    }
    list.add("classes", of: [last], .dense(units: classes))
    return list.nodes
  }

  /// Adds a stage and returns the name of its output: a default node feeds all that nothing else
  /// feeds, and another adds all that feed nothing else; a stage without connections is one
  /// convolution.
  private static func add(
    _ stage: GeneticCode.Stage, to list: inout NodeList, reading source: String, filters: Int,
    prefix: String
  ) -> String {
    let first = list.convolve("\(prefix)_in", of: [source], filters: filters, kernel: 3)
    let nodes = stage.connected
    guard !nodes.isEmpty else { return first }
    var names: [Int: String] = [:]
    for node in nodes {
      let inputs = stage.predecessors(of: node).compactMap { names[$0] }
      names[node] = list.convolve(
        "\(prefix)_\(nodeName(node))", of: inputs.isEmpty ? [first] : inputs, merge: .sum(),
        filters: filters, kernel: 3)
    }
    let ends = nodes.filter { stage.successors(of: $0).isEmpty }.compactMap { names[$0] }
    return list.convolve("\(prefix)_out", of: ends, merge: .sum(), filters: filters, kernel: 3)
  }

  private static func nodeName(_ node: Int) -> String { "n\(node + 1)" }
}
