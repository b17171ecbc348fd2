package import Compute
import Foundation
import Learning
package import Methods
import Worlds

extension NAS.Settings {
  /// The architectures there are.
  package var space: ArchitectureSpace {
    ArchitectureSpace(
      sides: range == .small ? [1, 3] : [1, 3, 5, 7],
      strides: !hasStrides ? [] : range == .small ? [1, 2] : [1, 2, 3], filters: filterChoices,
      hasAnchors: hasAnchors, depth: depth, growth: growth, growthInterval: growthInterval)
  }

  private var filterChoices: [Int] {
    switch range {
    case .small: [4, 8, 16]
    case .paper: hasPools ? [6, 12, 24, 36] : [24, 36, 48, 64]
    }
  }

  /// The reward of an accuracy.
  func reward(_ score: Double, in world: ArchitectureWorld) -> Double {
    world.examples == nil ? score : pow(score, power)
  }

  /// How a network is trained; for longer where it is among the best.
  func plan(for architecture: Architecture, classes: Int, isLong: Bool = false) -> ChildPlan {
    plan(nodes(of: architecture, classes: classes), isLong: isLong)
  }

  /// How a network of these nodes is trained.
  package func plan(_ nodes: [Network.Node], isLong: Bool = false) -> ChildPlan {
    var plan = childPlan(nodes, isLong: isLong)
    plan.rates = RateSchedule(constant: learningRate)
    if optimiser == .nesterov {
      plan.optimiser = .sgd(momentum: 0.9, nesterov: true)
      plan.weightDecay = 1e-4
    }
    return plan
  }

  /// Layers read earlier ones joined along their channels, the smaller padded with zeros below and
  /// to the right; one that reads none reads the image, and all that none reads feed the classes.
  private func nodes(of architecture: Architecture, classes: Int) -> [Network.Node] {
    var list = NodeList()
    var outputs: [String] = []
    for (place, layer) in architecture.layers.enumerated() {
      let inputs = layer.sources.isEmpty ? [Network.inputName] : layer.sources.map { outputs[$0] }
      var output = convolve(layer, place, of: inputs, in: &list)
      if hasPools, isPooled(place, of: architecture.layers.count) {
        output = list.add("l\(place + 1)_pool", of: [output], .maxPool(size: 2, stride: 2))
      }
      outputs.append(output)
    }
    let leaves = architecture.leaves.map { outputs[$0] }
    list.add("classes", of: leaves, merge: .concatenate(), .dense(units: classes))
    return list.nodes
  }

  /// One convolution, or a block of several, each of which reads all before it.
  private func convolve(
    _ layer: Architecture.Layer, _ place: Int, of inputs: [String], in list: inout NodeList
  ) -> String {
    var known = inputs
    var last = ""
    for number in 0..<block {
      last = list.convolve(
        number == 0 ? "l\(place + 1)" : "l\(place + 1)_\(number + 1)", of: known,
        merge: .concatenate(), filters: layer.filters,
        kernel: Kernel(height: layer.height, width: layer.width),
        stride: number == 0 ? layer.stride : 1)
      known = number == 0 ? [last] : known + [last]
    }
    return last
  }

  /// The paper pools behind the 13th and the 24th of 39 layers.
  private func isPooled(_ place: Int, of depth: Int) -> Bool {
    place == (depth - 1) / 3 || place == (depth * 8 + 12) / 13 - 1
  }
}
