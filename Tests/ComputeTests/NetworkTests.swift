import Foundation
import Testing

@testable import Compute

@Suite struct NetworkTests {
  @Test func reportsWhatIsKnownOfEachLayer() throws {
    let network = try Network(
      input: [28, 28, 1],
      layers: [
        .convolution(filters: 32, kernel: 3), .batchNorm, .activation(.relu),
        .maxPool(size: 3, stride: 2), .convolution(filters: 8, kernel: 5, padding: .valid),
        .globalAveragePool, .dense(units: 10),
      ])
    #expect(
      network.summaries.map(\.output) == [
        [28, 28, 32], [28, 28, 32], [28, 28, 32], [13, 13, 32], [9, 9, 8], [8], [10],
      ])
    #expect(network.summaries.map(\.parameterCount) == [320, 64, 0, 0, 6408, 0, 90])
    #expect(network.summaries.map(\.receptiveField) == [3, 3, 3, 5, 13, 28, 28])
    #expect(network.summaries[0].flops == 2 * 28 * 28 * 9 * 32)
    #expect(network.summaries[4].flops == 2 * 81 * 25 * 32 * 8)
    #expect(network.summaries.map(\.name)[4] == "conv5")
    #expect(network.parameterCount == 6882)
  }

  @Test func parametersHaveNamesAndPlaces() throws {
    let network = try Network(
      input: [4, 4, 2],
      layers: [.convolution(filters: 3, kernel: 3), .batchNorm, .dense(units: 2)])
    let trainer = try Trainer(
      network, classes: 2, optimiser: .sgd(), rate: 0.1, batchSize: 2, seed: 1)
    #expect(
      trainer.parameters.entries.map(\.name) == [
        "conv1/weights", "conv1/bias", "batchnorm2/scale", "batchnorm2/offset", "dense3/weights",
        "dense3/bias", "batchnorm2/mean", "batchnorm2/variance",
      ])
    #expect(trainer.parameters.entries.map(\.offset) == [0, 54, 57, 60, 63, 159, 161, 164])
    #expect(trainer.parameters.trainableCount == network.parameterCount)
    #expect(trainer.parameters["batchnorm2/variance"] == [1, 1, 1])
    #expect(trainer.parameters.entry(named: "dense3/bias")?.offset == 159)
    #expect(trainer.parameters["dense4/bias"] == nil)
    #expect(try copied(trainer.parameters) == trainer.parameters)
  }

  @Test(arguments: [
    [Layer.convolution(filters: 4, kernel: 9, padding: .valid)],
    [.maxPool(size: 9, stride: 1)],
    [.maxPool(size: 8, stride: 2), .averagePool(size: 2, stride: 1)],
    [.dense(units: 3), .convolution(filters: 4, kernel: 1)],
    [.globalAveragePool, .maxPool(size: 1, stride: 1)],
    [.convolution(filters: 0, kernel: 3)],
    [.convolution(filters: 4, kernel: 3, stride: 0)],
    [.convolution(filters: 4, kernel: -1)],
    [.dense(units: -5)],
    [.dense(units: .max)],
    [.dropout(1)],
    [.dropout(.nan)],
    [.dense(units: 1 << 20), .dense(units: 1 << 20)],
  ])
  func refusesLayersThatDoNotFit(layers: [Layer]) {
    #expect(throws: NetworkError.self) { try Network(input: [8, 8, 1], layers: layers) }
  }

  @Test func refusesAnOutputThatIsNotOneNumberAClass() throws {
    let network = try Network(input: [8, 8, 1], layers: [.convolution(filters: 10, kernel: 3)])
    #expect(throws: NetworkError.wrongOutput([8, 8, 10], classes: 10)) {
      try Trainer(network, classes: 10, optimiser: .sgd(), rate: 0.1, batchSize: 1, seed: 0)
    }
  }

  @Test func refusesInputsThatAreNoShape() {
    for shape: Shape in [[], [0], [3, 3], [8, 0, 1], [1 << 21]] {
      #expect(throws: NetworkError.badInput(shape)) { try Network(input: shape, layers: []) }
    }
  }

  @Test func initialisersHaveTheVarianceTheyName() {
    let cases: [(Initialiser, Double)] = [
      (.glorotUniform, 2.0 / 300), (.glorotNormal, 2.0 / 300), (.heUniform, 2.0 / 100),
      (.heNormal, 2.0 / 100), (.scaled(0.5), 0.5 / 100), (.normal(0.3), 0.09),
      (.uniform(0.3), 0.03),
    ]
    for (initialiser, variance) in cases {
      let graph = Graph()
      _ = graph.parameter("w", [100, 200], initialiser)
      let values = graph.initialParameters(random: Random(seed: 1)).values
      let mean = values.reduce(0) { $0 + Double($1) } / 20_000
      let spread = values.reduce(0) { $0 + pow(Double($1) - mean, 2) } / 20_000
      #expect(abs(mean) < 0.01, "\(initialiser)")
      #expect(abs(spread / variance - 1) < 0.05, "\(initialiser)")
    }
  }

  @Test func brokenParametersAreRefused() throws {
    let network = try Network(input: [4], layers: [.dense(units: 2)])
    let trainer = try Trainer(
      network, classes: 2, optimiser: .sgd(), rate: 0.1, batchSize: 2, seed: 1)
    let good = try String(decoding: JSONEncoder().encode(trainer.parameters), as: UTF8.self)
    for (part, broken) in [
      ("\"offset\":8", "\"offset\":7"), ("[4,2]", "[4,-2]"), ("[4,2]", "[4,3]"),
    ] {
      #expect(good.contains(part))
      let data = Data(good.replacingOccurrences(of: part, with: broken).utf8)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Parameters.self, from: data)
      }
    }
  }

  @Test func refusesEntriesThatDoNotFillTheVector() throws {
    let network = try Network(input: [4], layers: [.dense(units: 2), .batchNorm])
    let parameters = try Trainer(
      network, classes: 2, optimiser: .sgd(), rate: 0.1, batchSize: 2, seed: 1
    ).parameters
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let good = try String(decoding: encoder.encode(parameters), as: UTF8.self)
    let end = parameters.values.count
    let entry = { (offset: Int, name: String, size: Int) in
      "{\"isTrainable\":false,\"name\":\"\(name)\",\"offset\":\(offset),\"shape\":[\(size)]}"
    }
    for more in [entry(end + 9, "far", 4), entry(end, "dense1/bias", 0), entry(end, "big", .max)] {
      let text = good.replacingOccurrences(of: "],\"values\"", with: ",\(more)],\"values\"")
      #expect(text != good)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Parameters.self, from: Data(text.utf8))
      }
    }
  }
}
