import Compute
import Learning
import Testing
import Worlds

@testable import Methods

@Suite struct ChildTests {
  private static let digits = Result { try ChildData("optdigits", WorldRequest()) }

  private static let small: [Layer] = [
    .convolution(filters: 4, kernel: 3), .activation(.relu), .dense(units: 10),
  ]

  /// By hand for an 8x8 image: 3·3·1·16 + 16, nothing, 4·4·16·32 + 32, 32·10 + 10.
  @Test func theTreeTellsShapesWeightsAndFields() throws {
    let plan = ChildPlan([
      .convolution(filters: 16, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
      .dense(units: 32), .activation(.relu), .dense(units: 10),
    ])
    let data = try Self.digits.get()
    let tree = try #require(plan.tree(for: data.shape, titled: "child"))
    let facts = tree.children.map { node in node.facts.map(\.value) }
    #expect(
      facts == [
        ["8x8x16", "160", "3x3"], ["4x4x16", "0", "4x4"], ["32", "8,224", "8x8"],
        ["10", "330", "8x8"],
      ])
    #expect(tree.facts[1].value == "8,714")
  }

  @Test func columnsOfATableHaveNoField() throws {
    let plan = ChildPlan([.dense(units: 3), .activation(.relu), .dense(units: 2)])
    let tree = try #require(plan.tree(for: InputShape(features: 13), titled: "child"))
    let names = tree.children.flatMap { $0.facts.map(\.name) }
    #expect(names == ["shape", "parameters", "shape", "parameters"])
  }

  /// Every layer with weights has a histogram of them beside it, others have none.
  @Test func theTreeShowsHowWeightsAreSpread() throws {
    let layers: [Layer] = [
      .convolution(filters: 4, kernel: 3), .activation(.relu), .maxPool(size: 2, stride: 2),
      .dense(units: 10),
    ]
    let outcome = try train(layers) { $0.epochs = 1 }
    let tree = try #require(
      ChildPlan(layers).tree(
        for: try Self.digits.get().shape, titled: "child", outcome.spreads))
    #expect(tree.children.map(\.spark.count) == [12, 0, 12])
    #expect(tree.children.allSatisfy { $0.spark.isEmpty || $0.spark.max() == 9 })
  }

  @Test func aChildLearnsTheDigits() throws {
    let outcome = try train([.dense(units: 32), .activation(.relu), .dense(units: 10)]) {
      ($0.epochs, $0.rates) = (3, RateSchedule(constant: 5e-3))
    }
    #expect((outcome.score ?? 0) > 0.85)
    #expect(abs((outcome["untrained"] ?? 1) - 0.1) < 0.1)
    #expect(outcome["parameters"] == Double(64 * 32 + 32 + 330))
  }

  @Test func aHopelessRateIsTriedAgainLower() throws {
    let outcome = try train([
      .convolution(filters: 4, kernel: 1), .activation(.relu), .dense(units: 10),
    ]) {
      ($0.epochs, $0.rates) = (2, RateSchedule(constant: 3))
      $0.retries = [1.2, 0.48].map { RateSchedule(constant: $0) }
    }
    #expect(outcome["restarts"] == 2)
    let epoch = outcome.cost / 4
    #expect(epoch == epoch.rounded(), "two restarts cost an epoch each, the rest two")
  }

  @Test func whatDoesNotFitFailsAlone() throws {
    let outcome = try train(
      Array(repeating: .maxPool(size: 2, stride: 2), count: 4) + [.dense(units: 10)])
    #expect(!outcome.isDone)
  }

  @Test func sameSeedSameChild() throws {
    let first = try train(Self.small) { $0.epochs = 1 }
    let second = try train(Self.small) { $0.epochs = 1 }
    #expect(first == second)
  }

  /// A chain is a graph whose nodes have the names of a chain.
  @Test func aGraphIsTrainedAsAChainIs() throws {
    let nodes: [Network.Node] = [
      .init("conv1", of: ["input"], Self.small[0]), .init("relu2", of: ["conv1"], Self.small[1]),
      .init("dense3", of: ["relu2"], Self.small[2]),
    ]
    let chain = try train(Self.small) { $0.epochs = 1 }
    #expect(try train(Self.small) { ($0.nodes, $0.epochs) = (nodes, 1) } == chain)
  }

  /// By hand: 1·1·1·4 + 4, 3·3·1·4 + 4, nothing, 8·8·8·10 + 10.
  @Test func branchesMeetAndAreTrained() throws {
    var plan = ChildPlan(nodes: [
      .init("narrow", of: ["input"], .convolution(filters: 4, kernel: 1)),
      .init("wide", of: ["input"], .convolution(filters: 4, kernel: 3)),
      .init("both", of: ["narrow", "wide"], merge: .concatenate()),
      .init("classes", of: ["both"], .dense(units: 10)),
    ])
    plan.epochs = 1
    let outcome = try train(plan)
    #expect(outcome["parameters"] == Double(8 + 40 + 5130))
    #expect((outcome.score ?? 0) > 0.3)
    let tree = try #require(plan.tree(for: try Self.digits.get().shape, titled: "child"))
    #expect(
      tree.children.map(\.label) == [
        "convolution 1x1, 4 filters", "convolution 3x3, 4 filters", "both",
        "fully connected, 10 units",
      ])
    #expect(tree.children[2].facts[0].value == "narrow, wide")
    let drawing = try #require(plan.drawing(for: try Self.digits.get().shape))
    #expect(drawing.blocks.map(\.inputs) == [[], [0], [0], [1, 2], [3]])
    #expect(drawing.blocks.map(\.side) == [8, 8, 8, 8, 1])
    #expect(drawing.blocks.map(\.channels) == [1, 4, 4, 8, 10])
    #expect(drawing.blocks.map(\.parameters) == [0, 8, 40, 0, 5130])
  }

  /// What leaves the size as it is belongs to the block before, its scales and shifts among that
  /// block's parameters.
  @Test func aDrawingHasABlockForEachChangeOfSize() throws {
    let plan = ChildPlan([
      .convolution(filters: 4, kernel: 3), .batchNorm, .activation(.relu),
      .maxPool(size: 2, stride: 2), .dropout(0.5), .dense(units: 10),
    ])
    let drawing = try #require(plan.drawing(for: try Self.digits.get().shape))
    #expect(drawing.blocks.map(\.inputs) == [[], [0], [1], [2]])
    // 3·3·4 + 4 and 2·4; 4·4·4·10 + 10.
    #expect(drawing.blocks.map(\.parameters) == [0, 48, 0, 650])
    #expect(drawing.blocks.map(\.side) == [8, 8, 4, 1])
  }

  private func train(
    _ layers: [Layer], change: (inout ChildPlan) -> Void = { _ in }
  ) throws -> Outcome {
    var plan = ChildPlan(layers)
    change(&plan)
    return try train(plan)
  }

  private func train(_ plan: ChildPlan) throws -> Outcome {
    var child = ChildTraining(plan, random: Random(seed: 1))
    let data = try Self.digits.get()
    while true {
      if let outcome = try child.advance(on: data) { return outcome }
    }
  }
}

@Suite struct ChildPlanTests {
  private static let digits = Result { try ChildData("optdigits", WorldRequest()) }

  /// A store that knows one network.
  private struct Store: NetworkStore {
    let trained: TrainedNetwork
    func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork { trained }
  }

  private var plan: ChildPlan {
    var plan = ChildPlan([
      .convolution(filters: 4, kernel: 3), .batchNorm, .activation(.relu), .dense(units: 10),
    ])
    (plan.epochs, plan.batch, plan.rates) = (1, 50, RateSchedule(constant: 0.05))
    plan.optimiser = .sgd(momentum: 0.9)
    return plan
  }

  @Test func anEpochEndsAfterItsSteps() throws {
    var plan = plan
    (plan.steps, plan.epochs) = (7, 3)
    #expect(try train(plan).outcome.cost == Double(7 * 50 * 3))
    plan.steps = 1 << 20
    plan.examples = 120
    #expect(try train(plan).outcome.cost == Double(100 * 3), "two whole batches of 120 examples")
  }

  /// A child of no steps to speak of has the accuracy that its parent had.
  @Test func aChildBeginsWithTheWeightsOfItsParent() throws {
    var plan = plan
    let parent = try train(plan)
    (plan.steps, plan.parent, plan.rates) = (1, 5, RateSchedule(constant: 1e-9))
    let child = try train(plan, parent.network)
    #expect(child.outcome["untrained"] == parent.outcome.score)
    #expect((parent.outcome.score ?? 0) > 0.7)
    plan.parent = nil
    #expect((try train(plan).outcome["untrained"] ?? 1) < 0.3)
  }

  @Test func aMissingParentFailsTheChild() throws {
    var plan = plan
    plan.parent = 3
    var child = ChildTraining(plan, random: Random(seed: 1))
    let outcome = try child.advance(on: try Self.digits.get())
    #expect(outcome?.isDone == false)
  }

  @Test func aGraphShowsWhatHasWeightsAndWhereBranchesMeet() {
    var list = NodeList()
    let first = list.convolve("a", of: ["input"], filters: 4, kernel: 3)
    let second = list.convolve("b", of: [first], filters: 4, kernel: Kernel(height: 1, width: 3))
    let third = list.convolve("c", of: [first, second], merge: .sum(), filters: 8, kernel: 3)
    list.add("classes", of: [third], .dense(units: 10))
    let graph = ChildPlan(nodes: list.nodes).graph
    #expect(graph.nodes.map(\.label) == ["input", "3x3 · 4", "1x3 · 4", "3x3 · 8", "dense 10"])
    #expect(graph.nodes.map(\.layer) == [0, 1, 2, 3, 4])
    #expect(graph.edges.map { [$0.from, $0.to] } == [[0, 1], [1, 2], [1, 3], [2, 3], [3, 4]])
  }

  private func train(
    _ plan: ChildPlan, _ parent: TrainedNetwork? = nil
  ) throws -> (outcome: Outcome, network: TrainedNetwork?) {
    var child = ChildTraining(plan, random: Random(seed: 1))
    let data = try Self.digits.get()
    while true {
      let outcome =
        try parent.map { try child.advance(on: data, networks: Store(trained: $0)) }
        ?? child.advance(on: data)
      if let outcome { return (outcome, child.network) }
    }
  }
}
