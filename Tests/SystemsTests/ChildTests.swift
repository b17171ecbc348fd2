import Compute
import Learning
import Testing

@testable import Systems

@Suite struct ChildTests {
  private static let digits = Result { try ChildData("optdigits", path: nil) }

  /// By hand for an 8x8 image: 3·3·1·16 + 16, nothing, 4·4·16·32 + 32, 32·10 + 10.
  @Test func theTreeTellsShapesWeightsAndFields() throws {
    let network = try NetworkString(parsing: "[C(16,3,1), P(2,2), FC(32), SM(10)]")
    let data = try Self.digits.get()
    let tree = try #require(ChildPlan(network).tree(for: data.shape))
    let facts = tree.children.map { node in node.facts.map(\.value) }
    #expect(
      facts == [
        ["8x8x16", "160", "3x3"], ["4x4x16", "0", "4x4"], ["32", "8,224", "8x8"],
        ["10", "330", "8x8"],
      ])
    #expect(tree.facts[1].value == "8,714")
  }

  /// Every layer with weights has a histogram of them beside it, others have none.
  @Test func theTreeShowsHowWeightsAreSpread() throws {
    let outcome = try train("[C(4,3,1), P(2,2), SM(10)]") { $0.epochs = 1 }
    let network = try NetworkString(parsing: "[C(4,3,1), P(2,2), SM(10)]")
    let tree = try #require(
      ChildPlan(network).tree(for: try Self.digits.get().shape, outcome.spreads))
    #expect(tree.children.map(\.spark.count) == [12, 0, 12])
    #expect(tree.children.allSatisfy { $0.spark.isEmpty || $0.spark.max() == 9 })
  }

  @Test func aChildLearnsTheDigits() throws {
    let outcome = try train("[FC(32), SM(10)]") { ($0.epochs, $0.rate) = (3, 5e-3) }
    #expect((outcome.score ?? 0) > 0.85)
    #expect(abs((outcome["untrained"] ?? 1) - 0.1) < 0.1)
    #expect(outcome["parameters"] == Double(64 * 32 + 32 + 330))
  }

  @Test func aHopelessRateIsTriedAgainLower() throws {
    let outcome = try train("[C(4,1,1), SM(10)]") {
      ($0.rate, $0.epochs, $0.restarts) = (3, 2, 2)
    }
    #expect(outcome["restarts"] == 2)
    let epoch = outcome.cost / 4
    #expect(epoch == epoch.rounded(), "two restarts cost an epoch each, the rest two")
  }

  @Test func whatDoesNotFitFailsAlone() throws {
    let outcome = try train("[P(2,2), P(2,2), P(2,2), P(2,2), SM(10)]")
    #expect(!outcome.isDone)
  }

  @Test func sameSeedSameChild() throws {
    let first = try train("[C(4,3,1), SM(10)]") { $0.epochs = 1 }
    let second = try train("[C(4,3,1), SM(10)]") { $0.epochs = 1 }
    #expect(first == second)
  }

  @Test func ratesFallByStepsAndRestarts() {
    var plan = ChildPlan(NetworkString([.softmax(classes: 10)]))
    (plan.rate, plan.rateFactor, plan.rateEpochs) = (1, 0.5, 5)
    #expect(plan.rate(epoch: 4, restart: 0) == 1)
    #expect(plan.rate(epoch: 10, restart: 0) == 0.25)
    #expect(plan.rate(epoch: 0, restart: 1) == 0.4)
  }

  @Test func dropoutGrowsWithDepth() throws {
    let network = try NetworkString(parsing: "[C(4,3,1), C(4,3,1), P(2,2), FC(8), FC(8), SM(10)]")
    let expected = "[C(4,3,1), C(4,3,1), D(1,2), P(2,2), FC(8), D(2,2), FC(8), SM(10)]"
    #expect(network.withDropout.description == expected)
  }

  private func train(
    _ text: String, change: (inout ChildPlan) -> Void = { _ in }
  ) throws -> Outcome {
    var plan = ChildPlan(try NetworkString(parsing: text))
    change(&plan)
    var child = ChildTraining(plan, random: Random(seed: 1))
    let data = try Self.digits.get()
    while true {
      if let outcome = try child.advance(on: data) { return outcome }
    }
  }
}
