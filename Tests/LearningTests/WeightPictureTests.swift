import Compute
import Testing

@testable import Learning

/// A drawing of a network shows the weights of its layers as pictures.
@Suite struct WeightPictureTests {
  private func network() throws -> TrainedNetwork {
    let network = try Network(
      input: [4, 4, 2], layers: [.convolution(filters: 3, kernel: 3), .dense(units: 2)])
    var parameters = network.emptyParameters
    for place in parameters.values.indices { parameters.values[place] = Float(place % 5) - 2 }
    return TrainedNetwork(
      network, parameters, classes: ["a", "b"], epoch: 1, trainedOn: .training)
  }

  private func drawing(_ network: TrainedNetwork) throws -> Artefact.Layers {
    let names = try #require(network.network).nodes.map(\.name)
    let blocks =
      [Artefact.Layers.Block("input", side: 4, channels: 2)]
      + names.enumerated().map { .init($1, side: 1, channels: 2, inputs: [$0], node: $1) }
    return Artefact.Layers(blocks, trial: 3)
  }

  /// Three filters across, two inputs down, a gap between kernels.
  @Test func kernelsStandBesideEachOther() throws {
    let network = try network()
    let shown = try drawing(network).showing(weightsOf: network)
    #expect(shown.blocks[0].weights == nil)
    let image = try #require(shown.blocks[1].weights)
    #expect(image.pictures.first?.title == "\(shown.blocks[1].label), as trial 3 left it")
    let rows = try #require(image.pictures.first).rows
    #expect(rows.count == 7 && rows[0].count == 11)
    #expect(rows[3].allSatisfy { $0.isNaN } && rows[0][3].isNaN)
    #expect(image.caption == "3 filters across, 2 inputs down; █ 2, ▒ 0, blank -2")
    // The kernel is stored [height, width, inputs, filters]: its first weights are -2, -1, 0.
    #expect([rows[0][0], rows[0][4], rows[0][8]] == [0, 0.25, 0.5])
  }

  @Test func aMatrixIsAPictureOfUnitsByInputs() throws {
    let network = try network()
    let shown = try drawing(network).showing(weightsOf: network)
    let image = try #require(shown.blocks.last?.weights)
    let rows = try #require(image.pictures.first).rows
    #expect(rows.count == 2 && rows[0].count == 48)
    #expect(image.caption.hasPrefix("48 inputs across, 2 units down"))
  }

  /// One large weight does not leave all others in the middle.
  @Test func whatIsFarOffIsAsBrightAsCanBe() throws {
    let tensor = NamedTensor(
      "d/weights", shape: [50, 1], values: [1000] + Array(repeating: 100, count: 49))
    let image = try #require(Artefact.Image(weightsOf: tensor, titled: "d"))
    let row = image.pictures[0].rows[0]
    #expect(row[0] == 1 && row[1] > 0.6)
  }

  @Test func ofManyTheFirstAreShown() throws {
    let tensor = NamedTensor(
      "conv/weights", shape: [1, 1, 20, 40], values: Array(repeating: 1, count: 800))
    let image = try #require(Artefact.Image(weightsOf: tensor, titled: "conv"))
    #expect(image.pictures[0].rows.count == 8 && image.pictures[0].rows[0].count == 16)
    #expect(image.caption.hasPrefix("16 of 40 filters across, 8 of 20 inputs down"))
  }

  @Test func weightsThatAreAllNothingOrNoNumbersAreNeitherDarkNorBright() throws {
    for value in [0, Float.nan, .infinity] {
      let tensor = NamedTensor("d/weights", shape: [2, 1], values: [value, value])
      let image = try #require(Artefact.Image(weightsOf: tensor, titled: "d"))
      #expect(image.pictures[0].rows == [[0.5, 0.5]])
    }
    let bias = NamedTensor("d/bias", shape: [2], values: [0, 0])
    #expect(Artefact.Image(weightsOf: bias, titled: "d") == nil)
  }
}
