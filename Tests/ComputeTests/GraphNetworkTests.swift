import Foundation
import Testing

@testable import Compute

@Suite struct GraphNetworkTests {
  private typealias Node = Network.Node

  private let branches = [
    Node("left", of: ["input"], .convolution(filters: 4, kernel: 3)),
    Node("right", of: ["input"], .convolution(filters: 6, kernel: 3, stride: 2)),
    Node("met", of: ["left", "right"], merge: .concatenate(resize: .poolDown)),
    Node("norm", of: ["met"], .batchNorm),
    Node("classes", of: ["norm"], .dense(units: 10)),
  ]

  private func network(_ nodes: [Node]) throws -> Network {
    try Network(input: [8, 8, 1], nodes: nodes)
  }

  private func trainer(_ nodes: [Node]) throws -> Trainer {
    try Trainer(
      network(nodes), classes: 10, optimiser: .adam(), rate: 3e-3, batchSize: 32, seed: 1)
  }

  @Test func reportsWhatIsKnownOfEachNode() throws {
    let summaries = try network(branches).summaries
    #expect(summaries.map(\.name) == ["left", "right", "met", "norm", "classes"])
    #expect(summaries.map(\.output) == [[8, 8, 4], [4, 4, 6], [4, 4, 10], [4, 4, 10], [10]])
    #expect(summaries.map(\.input)[2...] == [[4, 4, 10], [4, 4, 10], [4, 4, 10]])
    #expect(summaries.map(\.parameterCount) == [40, 60, 0, 20, 1610])
    // Windows of 2x2 over 4x4 places of 4 channels.
    #expect(summaries[2].flops == 256)
  }

  @Test func fieldsOfMergedNodesAreTheWidest() throws {
    let nodes = [
      Node("three", of: ["input"], .convolution(filters: 1, kernel: 3)),
      Node("five", of: ["input"], .convolution(filters: 1, kernel: 5)),
      Node("half", of: ["input"], .convolution(filters: 1, kernel: 3, stride: 2)),
      Node("both", of: ["three", "five"], merge: .sum()),
      Node("next", of: ["both"], .convolution(filters: 1, kernel: 3)),
      // One of 2x2 over three, at every second pixel: 4, then two more pixels on each side.
      Node("pooled", of: ["three", "half"], merge: .sum(resize: .poolDown)),
      Node("far", of: ["pooled"], .convolution(filters: 1, kernel: 3)),
      // Stretched to all pixels again, one of which is one apart.
      Node("nearest", of: ["three", "half"], merge: .sum(resize: .nearestToFirst)),
      Node("near", of: ["nearest"], .convolution(filters: 1, kernel: 3)),
    ]
    let fields = try Network(input: [32, 32, 1], nodes: nodes).summaries.map(\.receptiveField)
    #expect(fields == [3, 5, 3, 5, 7, 4, 8, 3, 5])
  }

  @Test func aNodeWithoutALayerPassesOnWhatItReads() throws {
    let network = try Network(
      input: [3],
      nodes: [Node("same", of: ["input"]), Node("twice", of: ["same", "input"], merge: .sum())])
    var check = Check()
    let x = check.input([1, 2, 3, 4, 5, 6], [2, 3])
    #expect(check.run([network(x, training: false)]).outputs == [[2, 4, 6, 8, 10, 12]])
    #expect(network.layers.isEmpty && !network.isChain && network.output == [3])
  }

  @Test func learnsAndResumesExactly() throws {
    let bars = Bars(256, seed: 1)
    var unbroken = try trainer(branches)
    func train(_ trainer: inout Trainer, _ steps: Range<Int>) {
      for step in steps {
        var random = Random(seed: 3).stream(step)
        let rows = (0..<32).map { _ in random.below(256) }
        trainer.step(rows: rows, of: bars.images, labels: bars.labels)
      }
    }
    train(&unbroken, 0..<40)
    var resumed = try copied(unbroken)
    train(&unbroken, 40..<80)
    train(&resumed, 40..<80)
    #expect(unbroken.parameters == resumed.parameters)
    #expect(unbroken.evaluate(bars.images, labels: bars.labels).accuracy > 0.9)
  }

  @Test func parametersKeepNamesAndNumbersWhenANodeIsInserted() throws {
    let extra = Node("extra", of: ["left"], .convolution(filters: 4, kernel: 3))
    let met = Node("met", of: ["extra", "right"], merge: .concatenate(resize: .poolDown))
    let grown = [branches[0], extra, branches[1], met] + branches[3...]
    let old = try trainer(branches).parameters, new = try trainer(grown).parameters
    let names = old.entries.map(\.name)
    #expect(
      names == [
        "left/weights", "left/bias", "right/weights", "right/bias", "norm/scale", "norm/offset",
        "classes/weights", "classes/bias", "norm/mean", "norm/variance",
      ])
    for name in names { #expect(new[name] == old[name], "\(name)") }
    #expect(
      new.entries.map(\.name).filter { !names.contains($0) } == ["extra/weights", "extra/bias"])
  }

  @Test func inheritsWhatHasTheSameNameAndShape() throws {
    var old = try trainer(branches)
    old.step(inputs: numbers(32 * 64, seed: 5), labels: (0..<32).map { $0 % 10 })
    var wider = branches
    wider[1] = Node("right", of: ["input"], .convolution(filters: 6, kernel: 5, stride: 2))
    wider[4] = Node("answer", of: ["norm"], .dense(units: 10))
    let start = try trainer(wider).parameters
    var new = start
    let names = new.inherit(from: old.parameters)
    #expect(
      names == [
        "left/weights", "left/bias", "right/bias", "norm/scale", "norm/offset", "norm/mean",
        "norm/variance",
      ])
    for entry in new.entries {
      let source = names.contains(entry.name) ? old.parameters : start
      #expect(new[entry.name] == source[entry.name], "\(entry.name)")
    }
    #expect(new["norm/mean"] != start["norm/mean"])
    #expect(old.parameters.entry(named: "norm/mean")?.isTrainable == false)
    #expect(new["none"] == nil && new.entry(named: "none") == nil)
  }

  @Test(arguments: [
    ([Node("a", of: ["b"])], NetworkError.unknownInput(node: "a", input: "b")),
    ([Node("a", of: ["a"])], .inputNotBefore(node: "a", input: "a")),
    (
      [Node("a", of: ["input", "b"], merge: .sum()), Node("b", of: ["a"])],
      .inputNotBefore(node: "a", input: "b")
    ),
    ([Node("a", of: [])], .noInputs(node: "a")),
    ([Node("a", of: ["input"]), Node("a", of: ["input"])], .duplicateName("a")),
    ([Node("input", of: ["input"])], .badName("input")),
    ([Node("", of: ["input"])], .badName("")),
    ([Node("2a", of: ["input"])], .badName("2a")),
    ([Node("_a", of: ["input"])], .badName("_a")),
    ([Node("aB", of: ["input"])], .badName("aB")),
    ([Node("a/b", of: ["input"])], .badName("a/b")),
    ([Node("\u{e4}", of: ["input"])], .badName("\u{e4}")),
    ([Node("a", of: ["input", "input"])], .noMerge(node: "a", inputs: 2)),
    (
      [Node("a", of: ["input"], .flatten), Node("b", of: ["input", "a"], merge: .sum())],
      .cannotMerge(node: "b", [[8, 8, 1], [64]])
    ),
    (
      [Node("a", of: ["input"], .flatten), Node("b", of: ["a"], .maxPool(size: 2, stride: 2))],
      .notAnImage(node: "b", [64])
    ),
    (
      [Node("a", of: ["input"], .maxPool(size: 9, stride: 1))],
      .kernelLargerThanInput(node: "a", kernel: 9, [8, 8, 1])
    ),
  ])
  private func refusesNodesThatDoNotFit(nodes: [Node], error: NetworkError) {
    #expect(throws: error) { try network(nodes) }
    #expect(!error.description.isEmpty && !error.description.contains("\n"))
  }

  /// Each node joins the one before it to itself, or an image as long as wide.
  @Test func refusesMergesThatAreTooLarge() {
    var last = "input"
    let doubled = (0..<64).map { index in
      defer { last = "n\(index)" }
      return Node("n\(index)", of: [last, last], merge: .concatenate())
    }
    #expect(throws: NetworkError.tooLarge(node: "n22")) { try network(doubled) }
    let long = 1 << 20
    let crossed = [
      Node("tall", of: ["input"], .maxPool(size: 1, stride: long)),
      Node("met", of: ["tall", "input"], merge: .sum(resize: .nearestToFirst)),
      Node("flat", of: ["input"], .convolution(filters: long, kernel: 1, stride: long)),
      Node("both", of: ["input", "flat"], merge: .sum()),
    ]
    #expect(throws: NetworkError.tooLarge(node: "both")) {
      try Network(input: [long, 1, 1], nodes: crossed)
    }
  }

  @Test func stridesBeyondAllImagesDoNotOverflow() throws {
    let far = Layer.convolution(filters: 1, kernel: 3, stride: 1 << 20)
    let chain = try Network(input: [8, 8, 1], layers: Array(repeating: far, count: 5))
    #expect(chain.summaries.map(\.receptiveField) == [3, 8, 8, 8, 8])
  }

  @Test func chainsAreWrittenAsTheirLayers() throws {
    let layers: [Layer] = [
      .convolution(filters: 2, kernel: 3), .activation(.relu), .dense(units: 3),
    ]
    let chain = try Network(input: [4, 4, 1], layers: layers)
    #expect(chain.nodes.map(\.name) == ["conv1", "relu2", "dense3"])
    #expect(chain.nodes.map(\.inputs) == [["input"], ["conv1"], ["relu2"]])
    #expect(chain.isChain && chain.layers == layers)
    let text = try String(decoding: JSONEncoder().encode(chain), as: UTF8.self)
    #expect(text.contains("\"layers\"") && !text.contains("\"nodes\""))
    let old = """
      {"input":[4,4,1],"initialiser":{"glorotUniform":{}},"layers":[{"convolution":{"filters":2,\
      "kernel":3,"stride":1,"padding":"same","bias":true}},{"activation":{"_0":"relu"}},\
      {"dense":{"units":3,"bias":true}}]}
      """
    #expect(try JSONDecoder().decode(Network.self, from: Data(old.utf8)) == chain)
    #expect(try copied(chain) == chain)
    #expect(try Network(input: [4, 4, 1], nodes: chain.nodes) == chain)
  }

  @Test func graphsAreWrittenAsTheirNodes() throws {
    for merge in [Network.Merge.sum(channels: .toFirst), .concatenate(resize: .nearestToFirst)] {
      let network = try Network.meeting(by: merge)
      #expect(try copied(network) == network)
    }
    let named = try network([Node("only", of: ["input"], .dense(units: 10))])
    #expect(try copied(named) == named && !named.isChain)
  }

  @Test(arguments: [
    ("[\"left\",\"right\"]", "[\"left\",\"write\"]"), ("[\"left\",\"right\"]", "[]"),
    ("\"name\":\"norm\"", "\"name\":\"Norm\""), ("\"name\":\"norm\"", "\"name\":\"left\""),
    ("\"poolDown\"", "\"poolUp\""), ("\"filters\":4", "\"filters\":-4"),
    ("\"nodes\":", "\"layers\":[],\"nodes\":"), ("\"nodes\":", "\"nothing\":"),
    ("[8,8,1]", "[8,8]"), ("[8,8,1]", "[8,8,-1]"),
  ])
  func refusesBrokenDescriptions(part: String, broken: String) throws {
    let good = try String(decoding: JSONEncoder().encode(network(branches)), as: UTF8.self)
    #expect(good.contains(part))
    let data = Data(good.replacingOccurrences(of: part, with: broken).utf8)
    #expect(throws: (any Error).self) { try JSONDecoder().decode(Network.self, from: data) }
  }
}
