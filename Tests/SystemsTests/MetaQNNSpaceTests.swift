import Compute
import Learning
import Methods
import Testing

@testable import Systems

@Suite struct MetaQNNSpaceTests {
  /// Counts of an independent enumeration in another language.
  @Test(arguments: [
    (StateSpace.paper(layerLimit: 12), 425, 5_770, 69_966_590_284_322),
    (StateSpace.paper(imageSize: 28, layerLimit: 12), 435, 5_988, 67_667_790_933_746),
    (StateSpace.paper(), 707, 9_970, 4.172390832668187e20),
    (StateSpace.digits(), 47, 279, 2_828),
    (StateSpace.images(), 51, 334, 27_326),
  ])
  func countsItsStates(space: StateSpace, states: Int, actions: Int, networks: Double) {
    let size = space.size()
    #expect(size.states == states && size.actions == actions)
    #expect(abs(size.networks / networks - 1) < 1e-12)
  }

  @Test func readsThePapersBestNetwork() throws {
    let text = """
      [C(512,5,1),C(256,3,1),C(256,5,1),C(256,3,1),P(5,3),
       C(512,3,1),C(512,5,1),P(2,2),SM(10)]
      """
    let network = try NetworkString(parsing: text)
    #expect(network.layers.count == 9)
    #expect(network.layers[4] == .pool(size: 5, stride: 3))
    #expect(network.layers[8] == .softmax(classes: 10))
  }

  @Test func readsEveryKindOfLayer() throws {
    let text = "[C(8,3,1), BN, D(1,2), NIN(4,5), S{[P(2,2)],[BN, BN]}, GAP(10), FC(3), SM(10)]"
    #expect(try NetworkString(parsing: text).description == text)
  }

  @Test(arguments: [
    ("", "character 1"), ("[]", "one of C"), ("[C(1,2)]", "the end of 3 numbers"),
    ("[SM(10)", "']'"),
    ("[SM(10)]x", "the end"), ("[SM(0)]", "from 1"), ("[Q(1)]", "one of C"),
    ("[SM(99999999999999999999)]", "from 1"),
    (String(repeating: "[S{", count: 99), "deep"),
  ])
  func saysWhereAStringGoesWrong(text: String, hint: String) {
    let failure = #expect(throws: Failure.self) { try NetworkString(parsing: text) }
    #expect(failure?.message.contains(hint) == true, "\(failure?.message ?? "")")
  }

  @Test func everyWalkCanBePrintedAndReadAgain() throws {
    let learner = QLearner(space: .paper(), rate: 0.01, replays: 1, initialValue: 0.5)
    for seed in 0..<500 {
      var random = Random(seed: UInt64(seed))
      let network = learner.walk(epsilon: 1, random: &random)
      #expect(try NetworkString(parsing: network.description) == network)
      #expect(learner.space.network(of: learner.space.walk(of: network)) == network)
    }
  }

  @Test func fullyConnectedLayersNeverGrowAndAreAtMostTwo() {
    let learner = QLearner(space: .paper(), rate: 0.01, replays: 1, initialValue: 0.5)
    for seed in 0..<500 {
      var random = Random(seed: UInt64(seed))
      let widths = learner.walk(epsilon: 1, random: &random).layers.compactMap { layer in
        if case .dense(let units) = layer { units } else { nil }
      }
      #expect(widths.count <= 2 && widths == widths.sorted(by: >))
    }
  }

  @Test func atTheLimitOnlyTerminationIsLeft() {
    let space = StateSpace.digits(layerLimit: 1)
    let state = space.state(
      after: .convolution(filters: 4, size: 3, stride: 1), in: space.start)
    #expect(space.actions(in: state) == [.softmax(classes: 10)])
  }

  @Test func dropoutGrowsWithDepth() throws {
    let network = try NetworkString(parsing: "[C(4,3,1), C(4,3,1), P(2,2), FC(8), FC(8), SM(10)]")
    let expected = "[C(4,3,1), C(4,3,1), D(1,2), P(2,2), FC(8), D(2,2), FC(8), SM(10)]"
    #expect(network.withDropout.description == expected)
  }

  @Test func aStringBecomesLayers() throws {
    let network = try NetworkString(parsing: "[C(4,3,2), P(2,2), D(1,4), BN, NIN(8,6), GAP(10)]")
    let expected: [Compute.Layer] = [
      .convolution(filters: 4, kernel: 3, stride: 2), .activation(.relu),
      .maxPool(size: 2, stride: 2), .dropout(0.125), .batchNorm,
      .convolution(filters: 8, kernel: 1), .activation(.relu),
      .convolution(filters: 6, kernel: 1), .activation(.relu),
      .convolution(filters: 10, kernel: 1), .activation(.relu), .globalAveragePool,
    ]
    #expect(try network.trainedLayers == expected)
    let branches = try NetworkString(parsing: "[S{[C(4,3,1)],[C(4,5,1)]}, SM(10)]")
    #expect(throws: Failure.self) { try branches.trainedLayers }
  }

  @Test func ratesFallByStepsAndAttempts() throws {
    var settings = MetaQNN.Settings()
    (settings.learningRate, settings.epochs, settings.restarts) = (1e-3, 12, 2)
    let network = NetworkString([.softmax(classes: 10)])
    let plan = try settings.plan(for: network)
    #expect([0, 4, 5, 11].map { plan.rates.rate(epoch: $0) } == [1e-3, 1e-3, 2e-4, 4e-5])
    #expect(plan.retries.map { $0.rate(epoch: 0) } == [4e-4, 1.6e-4])
    settings.finalEpochs = 40
    let long = try settings.plan(for: network, isLong: true)
    #expect([9, 10, 39].map { long.rates.rate(epoch: $0) } == [1e-3, 2e-4, 8e-6])
  }

  @Test func poolingRoundsTheSizeUp() {
    #expect(pooledSize(32, size: 5, stride: 3) == 10)
    #expect(pooledSize(8, size: 3, stride: 2) == 3)
    #expect(pooledSize(2, size: 2, stride: 2) == 1)
  }
}
