import Testing

@testable import Learning

/// Weights are shown as a tree by their names, with what they are and how they are spread.
@Suite struct WeightTreeTests {
  /// Zeros have no bars, and the layers beside them keep theirs.
  @Test func spreadsAreReadBackLayerByLayer() {
    let spreads = WeightSpreads([("conv1", [0, 0]), ("dense1", [-1, 1, 1]), ("dense2", [.nan])])
    #expect(spreads.description == "conv1 - dense1 500000000009 dense2 -")
    #expect(spreads["conv1"] == [] && spreads["dense2"] == [] && spreads["dense3"] == [])
    #expect(spreads["dense1"] == [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])
  }

  private static let tensors = [
    NamedTensor("agent/gru/kernel", shape: [2, 3], values: [-3, 0, 0, 0, 0, 3]),
    NamedTensor("agent/gru/bias", shape: [2], values: [0, 0]),
    NamedTensor("agent/head", shape: [2000], values: Array(repeating: 0.5, count: 2000)),
    NamedTensor("scale", shape: [1], values: [.nan]),
  ]

  private func root(_ tensors: [NamedTensor]) throws -> Artefact.TreeNode {
    let artefact = try #require(Artefact.weights(tensors))
    guard case .tree(let root) = artefact.content else { throw Failure(.input, "no tree") }
    return root
  }

  private func outline(_ node: Artefact.TreeNode) -> String {
    let below = node.children.map(outline).joined(separator: " ")
    return node.label + (below.isEmpty ? "" : "(\(below))")
  }

  @Test func namesMakeAHierarchy() throws {
    let root = try root(Self.tensors)
    #expect(outline(root) == "weights(agent(gru(kernel bias) head) scale)")
    #expect(root.facts == [.init("parameters", "2,009")])
    #expect(root.children[0].children[0].facts == [.init("parameters", "8")])
  }

  @Test func aTensorSaysWhatItIs() throws {
    let kernel = try root(Self.tensors).children[0].children[0].children[0]
    #expect(
      kernel.facts == [
        .init("parameters", "6"), .init("shape", "2x3"), .init("root mean square", "1.73"),
      ])
    #expect(kernel.spark.count == 12 && kernel.spark.reduce(0, +) == 6)
    #expect(kernel.spark[0] == 1 && kernel.spark[6] == 4 && kernel.spark[11] == 1)
  }

  @Test func whatIsNoNumberOrAllZeroHasNoSpread() throws {
    let root = try root(Self.tensors)
    #expect(root.children[1].spark.isEmpty)
    #expect(root.children[1].facts.last == .init("root mean square", "not a number"))
    #expect(root.children[0].children[0].children[1].spark.isEmpty)
  }

  @Test func tensorsOfOneNameAndNoneAtAllAreBorne() throws {
    let (named, nameless) = ("w", "")
    let twins = [named, nameless].map { NamedTensor($0, shape: [1], values: [1]) }
    #expect(outline(try root(twins + twins)) == "weights(w w)")
    #expect(Artefact.weights([]) == nil)
  }
}
