import Compute
import Testing

@testable import Methods
@testable import Systems

@Suite struct QLearnerTests {
  /// By hand, for a walk of two layers, α = 0.5, reward 1 and everything else at 0.5.
  ///
  /// The last value becomes 0.75; the first then moves halfway to the greatest value after it, 0.75.
  @Test func rewardsTravelFromTheEndToTheStart() throws {
    var learner = QLearner(space: .digits(), rate: 0.5, replays: 1, initialValue: 0.5)
    let network = try NetworkString(parsing: "[C(4,3,1), SM(10)]")
    var random = Random(seed: 1)
    learner.learn(network, accuracy: 1, random: &random)
    let start = learner.space.start
    let next = learner.space.state(after: network.layers[0], in: start)
    #expect(learner.table.value(of: network.layers[1], in: next) == 0.75)
    #expect(learner.table.value(of: network.layers[0], in: start) == 0.625)
  }

  @Test func aPoorEndLeavesTheValueOfTheBestWayOut() throws {
    var learner = QLearner(space: .digits(), rate: 0.5, replays: 1, initialValue: 0.5)
    let network = try NetworkString(parsing: "[C(4,3,1), SM(10)]")
    var random = Random(seed: 1)
    learner.learn(network, accuracy: 0, random: &random)
    let start = learner.space.start
    let next = learner.space.state(after: network.layers[0], in: start)
    #expect(learner.table.value(of: network.layers[1], in: next) == 0.25)
    #expect(learner.table.value(of: network.layers[0], in: start) == 0.5)
  }

  @Test func statesOfOneBinShareTheirValues() {
    var table = QTable(initial: 0.5)
    let layer = NetworkString.Layer.softmax(classes: 10)
    let state = { NetworkState(kind: .pool(size: 2, stride: 2), depth: 3, size: $0) }
    table.move(layer, in: state(7), toward: 1, by: 1)
    #expect(table.value(of: layer, in: state(4)) == 1)
    #expect(table.value(of: layer, in: state(8)) == 0.5)
    #expect(table.value(of: layer, in: state(3)) == 0.5)
  }

  @Test func greedyWalksTakeTheBestLayer() throws {
    var learner = QLearner(space: .digits(), rate: 0.5, replays: 20, initialValue: 0.5)
    var random = Random(seed: 3)
    let good = try NetworkString(parsing: "[C(16,3,1), P(2,2), FC(32), SM(10)]")
    for _ in 0..<3 { learner.learn(good, accuracy: 1, random: &random) }
    #expect(learner.walk(epsilon: 0, random: &random) == good)
  }

  @Test func valuesStayBetweenTheWorstAndTheBestAccuracy() {
    var learner = QLearner(space: .digits(), rate: 0.01, replays: 100, initialValue: 0.5)
    for seed in 0..<60 {
      var random = Random(seed: UInt64(seed))
      let network = learner.walk(epsilon: 1, random: &random)
      learner.learn(network, accuracy: random.uniform(in: 0.2...0.9), random: &random)
    }
    learner.table.forEach { _, _, value in #expect((0.2...0.9).contains(value)) }
  }
}
