import Compute
import Foundation
import Learning
import Testing

/// A network as a model gives what the network gives: raw data in, the same logits out.
@Suite struct ModelGraphTests {
  private typealias Node = Network.Node

  private let count = 32

  /// Compares a network and its model on random inputs, after every parameter was drawn anew.
  private func compare(_ network: Network, normalises: Bool = true) throws {
    let classes = network.output[0]
    var trainer = try Trainer(
      network, classes: classes, optimiser: .sgd(), rate: 0.1, batchSize: 16, seed: 1)
    var random = Random(seed: 7)
    for entry in trainer.parameters.entries {
      let spread: ClosedRange<Float> = entry.name.hasSuffix("/variance") ? 0.5...2 : -0.5...0.5
      for index in entry.range {
        trainer.parameters.values[index] = Self.draw(spread, &random)
      }
    }
    let raw = (0..<count * network.input.count).map { _ in Self.draw(0...16, &random) }
    let channels = network.input[-1]
    let map = ChannelMap(
      scales: (0..<channels).map { 0.1 + 0.05 * Float($0) },
      offsets: (0..<channels).map { 0.2 * Float($0) - 0.7 })
    let trained = TrainedNetwork(
      network, trainer.parameters, normaliser: normalises ? map : nil,
      classes: (0..<classes).map { "class \($0)" }, epoch: 1, trainedOn: .training)
    var inputs = raw
    trained.normaliser?.apply(to: &inputs)
    try check(try trained.model, raw, against: trainer.logits(inputs), classes)
  }

  private static func draw(_ range: ClosedRange<Float>, _ random: inout Random) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * Float(random.uniform())
  }

  private func check(
    _ model: ModelGraph, _ raw: [Float], against expected: [Float], _ classes: Int
  ) throws {
    try model.validate()
    #expect(model.outputs.map(\.name) == ["label", "probabilities", "logits"])
    let sizes = model.inputs[0].type.shape.dropFirst().compactMap(\.size)
    let outputs = try ReferenceEvaluator.run(
      model, ["input": .init([count] + sizes, raw.map(Double.init))])
    let logits = try #require(outputs["logits"]), labels = try #require(outputs["label"])
    let bar = 1e-5 * (1 + Double(expected.map(abs).max() ?? 0))
    #expect(logits.shape == [count, classes] && expected.count == count * classes)
    #expect(zip(logits.values, expected).allSatisfy { abs($0 - Double($1)) <= bar })
    #expect(Set(expected).count > count, "the inputs make no difference")
    let best = (0..<count).map { row in
      let own = expected[row * classes..<(row + 1) * classes]
      return (own.firstIndex(of: own.max() ?? 0) ?? 0) - own.startIndex
    }
    #expect(labels.values == best.map(Double.init))
    let sums = try #require(outputs["probabilities"]).values.reduce(0, +)
    #expect(abs(sums - Double(count)) < 1e-9)
  }

  @Test(arguments: Padding.allCases, 1...3)
  func convolutionsOfEveryPaddingAndStride(_ padding: Padding, _ stride: Int) throws {
    for (kernel, bias) in [(1, true), (2, false), (3, true), (4, true), (5, false)] {
      let convolution = Layer.convolution(
        filters: 3, kernel: Kernel(kernel), stride: stride, padding: padding, bias: bias)
      try compare(
        Network(input: [7, 6, 2], layers: [convolution, .activation(.relu), .dense(units: 3)]))
    }
  }

  /// Rows of a table stay rows, also where a network sees a picture in them.
  @Test(arguments: [[1, 1, 5], [4, 4, 1]]) func tablesAreGivenAsRows(_ input: [Int]) throws {
    let network = try Network(input: Shape(input), layers: [.dense(units: 3)])
    let trainer = try Trainer(
      network, classes: 3, optimiser: .sgd(), rate: 0.1, batchSize: 16, seed: 1)
    let width = network.input.count
    let trained = TrainedNetwork(
      network, trainer.parameters,
      normaliser: ChannelMap(
        scales: (0..<input[2]).map { 1 + Float($0) }, offsets: (0..<input[2]).map { Float($0) }),
      classes: ["a", "b", "c"],
      schema: TableSchema(
        columns: [], columnCount: width, label: "", labelPlace: width,
        inputs: (0..<width).map { .init(column: $0) }), epoch: 1, trainedOn: .training)
    let exported = try trained.exported
    #expect(exported.graph.inputs[0].type.shape == ["N", .size(width)])
    let golden = try #require(exported.golden.first { $0.name == "input" })
    #expect(golden.shape == [16, width])
    let outputs = try ReferenceEvaluator.run(
      exported.graph, ["input": .init([16, width], golden.values.map(Double.init))])
    let own = try #require(exported.golden.first { $0.name == "logits" }).values
    let found = try #require(outputs["logits"]).values
    #expect(zip(found, own).allSatisfy { abs($0 - Double($1)) < 1e-4 })
    let shape = input[0] == 1 ? [5] : input
    #expect(exported.classifier?.inputShape == shape)
  }

  @Test func convolutionsWhoseTopIsNotTheirLeft() throws {
    try compare(
      Network(
        input: [8, 5, 1],
        layers: [
          .convolution(filters: 4, kernel: 4, stride: 2), .convolution(filters: 4, kernel: 3),
          .globalAveragePool, .dense(units: 4),
        ]))
  }

  @Test(arguments: [(2, 2), (3, 2), (2, 3), (2, 1), (3, 3)])
  func poolsLeaveTheRestOut(_ size: Int, _ stride: Int) throws {
    for pool in [
      Layer.maxPool(size: size, stride: stride), .averagePool(size: size, stride: stride),
    ] {
      try compare(Network(input: [7, 8, 3], layers: [pool, .flatten, .dense(units: 3)]))
    }
  }

  @Test(arguments: Activation.allCases)
  func activationsOfImagesAndRows(_ activation: Activation) throws {
    try compare(
      Network(
        input: [4, 4, 2],
        layers: [
          .activation(activation), .convolution(filters: 3, kernel: 3), .activation(activation),
          .dense(units: 6), .activation(activation), .dense(units: 3),
        ]))
  }

  @Test(arguments: [Layer.batchNorm, .layerNorm, .dropout(0.5)])
  func normsAndDropoutOfImagesAndRows(_ layer: Layer) throws {
    try compare(
      Network(
        input: [5, 4, 3],
        layers: [
          layer, .convolution(filters: 4, kernel: 3), layer, .activation(.elu),
          .maxPool(size: 2, stride: 2), .flatten, layer, .dense(units: 6), layer,
          .dense(units: 3, bias: false), layer,
        ]))
    try compare(Network(input: [6], layers: [layer, .dense(units: 4), layer]))
  }

  @Test func rawInputsOfRowsAndImages() throws {
    for normalises in [true, false] {
      try compare(Network(input: [5], layers: [.dense(units: 3)]), normalises: normalises)
      try compare(Network(input: [3, 2, 2], layers: [.dense(units: 3)]), normalises: normalises)
      try compare(Network(input: [3, 4, 2], layers: [.globalAveragePool]), normalises: normalises)
      try compare(Network(input: [4], layers: []), normalises: normalises)
    }
  }

  private static let resizes: [Network.Resize] = [.zeroPad(.topLeft), .poolDown, .nearestToFirst]

  @Test(arguments: resizes, Network.Channels.allCases)
  func sumsOfUnlikeImages(_ resize: Network.Resize, _ channels: Network.Channels) throws {
    try compareMerges(.sum(resize: resize, channels: channels))
  }

  @Test(arguments: resizes)
  func joinsOfUnlikeImages(_ resize: Network.Resize) throws {
    try compareMerges(.concatenate(resize: resize))
  }

  /// Images of 8x7 and 4x4 in three orders, and a layer behind the merge or none.
  private func compareMerges(_ merge: Network.Merge) throws {
    let parts = [
      Node("wide", of: ["input"], .convolution(filters: 4, kernel: 3)),
      Node("half", of: ["input"], .convolution(filters: 2, kernel: 2, stride: 2)),
      Node("norm", of: ["half"], .layerNorm),
    ]
    let cases: [([String], Layer?)] = [
      (["wide", "norm", "input"], nil),
      (["norm", "wide", "wide"], .convolution(filters: 2, kernel: 3)),
      (["input", "norm", "half"], .layerNorm),
    ]
    for (inputs, layer) in cases {
      let rest = [
        Node("both", of: inputs, merge: merge, layer),
        Node("out", of: ["both"], .dense(units: 3)),
      ]
      try compare(Network(input: [8, 7, 2], nodes: parts + rest))
    }
  }

  @Test(arguments: Network.Channels.allCases)
  func rowsMeet(_ channels: Network.Channels) throws {
    for merge in [Network.Merge.sum(channels: channels), .concatenate()] {
      try compare(
        Network(
          input: [6],
          nodes: [
            Node("few", of: ["input"], .dense(units: 4)),
            Node("many", of: ["input"], .dense(units: 9)),
            Node("met", of: ["few", "many", "input"], merge: merge, .activation(.tanh)),
            Node("logits", of: ["met"], .dense(units: 3)),
          ]))
    }
  }

  @Test func nodesMayBeCalledAsTheOutputsAre() throws {
    try compare(
      Network(
        input: [4],
        nodes: [
          Node("label", of: ["input"], .dense(units: 3)),
          Node("probabilities", of: ["label"], .activation(.tanh)),
          Node("logits", of: ["probabilities", "label"], merge: .sum()),
        ]))
  }

  @Test func namesAreThoseOfTheLayers() throws {
    let network = try Network(
      input: [4, 4, 1],
      layers: [.convolution(filters: 2, kernel: 3), .batchNorm, .flatten, .dense(units: 3)])
    let trainer = try Trainer(
      network, classes: 3, optimiser: .sgd(), rate: 0.1, batchSize: 1, seed: 1)
    let model = try network.modelGraph(
      parameters: trainer.parameters, normaliser: nil, classes: ["a", "b", "c"])
    #expect(
      model.nodes.map(\.name) == [
        "input.nchw", "conv1", "batchnorm2", "batchnorm2.nhwc", "flatten3", "dense4", "logits",
        "probabilities", "label",
      ])
    #expect(
      model.initialisers.map { "\($0.name) \($0.shape)" } == [
        "conv1.weight [2, 1, 3, 3]", "conv1.bias [2]", "batchnorm2.weight [2]",
        "batchnorm2.bias [2]", "batchnorm2.running_mean [2]", "batchnorm2.running_var [2]",
        "dense4.weight [3, 32]", "dense4.bias [3]",
      ])
    #expect(model.inputs == [.init("input", .init(.float, ["N", 4, 4, 1]))])
    let bytes = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(ModelGraph.self, from: bytes) == model)
  }

  @Test func partsThatDoNotFitAreRefused() throws {
    let network = try Network(input: [4], layers: [.dense(units: 3)])
    let other = try Network(input: [5], layers: [.dense(units: 3)])
    let trainer = try Trainer(
      other, classes: 3, optimiser: .sgd(), rate: 0.1, batchSize: 1, seed: 1)
    let classes = ["a", "b", "c"]
    #expect(throws: ModelGraphError.noParameters("dense1/weights", shape: [4, 3])) {
      try network.modelGraph(
        parameters: trainer.parameters, normaliser: nil, classes: classes)
    }
    #expect(throws: ModelGraphError.wrongClasses(output: [3], classes: 2)) {
      try network.modelGraph(
        parameters: trainer.parameters, normaliser: nil, classes: ["a", "b"])
    }
    #expect(throws: ModelGraphError.wrongNormaliser(channels: 5, factors: 1)) {
      try other.modelGraph(
        parameters: trainer.parameters, normaliser: ChannelMap(scales: [1], offsets: [0]),
        classes: classes)
    }
  }
}
