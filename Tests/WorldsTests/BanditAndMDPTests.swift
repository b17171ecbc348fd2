import Compute
import Testing
import Worlds

@Suite struct BernoulliBanditTests {
  @Test func armsPayTheirProbabilities() {
    let bandit = BernoulliBandit(probabilities: [0, 0.3, 1])
    var random = Random(seed: 1)
    var won = [0.0, 0.0, 0.0]
    for _ in 0..<10_000 {
      for arm in 0..<3 { won[arm] += bandit.pull(arm, random: &random) }
    }
    #expect(won[0] == 0 && won[2] == 10_000)
    #expect(abs(won[1] / 10_000 - 0.3) < 0.015)
    #expect(bandit.best == 1 && bandit.regret(of: 1) == 0.7)
  }

  /// Random play earns n/2 on average: the first column of table 1 of the paper.
  @Test func probabilitiesAreUniform() {
    let root = Random(seed: 2)
    var sum = 0.0
    var best = 0.0
    for task in 0..<4000 {
      var random = root.stream(task)
      let bandit = BernoulliBandit(arms: 5, random: &random)
      sum += bandit.probabilities.reduce(0, +) / 5
      best += bandit.best
    }
    #expect(abs(sum / 4000 - 0.5) < 0.01)
    #expect(abs(best / 4000 - 5.0 / 6) < 0.01, "the best of five is 5/6 on average")
  }

  @Test func theSameStreamMakesTheSameBandit() {
    var (one, other) = (Random(seed: 3), Random(seed: 3))
    #expect(BernoulliBandit(arms: 4, random: &one) == BernoulliBandit(arms: 4, random: &other))
    #expect(one == other)
  }
}

@Suite struct TabularMDPTests {
  /// State 0 pays 1 for staying; moving pays 0 but leads to state 1, which pays 3 for ever.
  private let delayed = TabularMDP(
    states: 2, actions: 2, meanRewards: [1, 0, 3, 3],
    transitions: [1, 0, 0, 1, 0, 1, 0, 1])

  @Test(arguments: [(1, 1.0), (2, 3.0), (3, 6.0), (10, 27.0)])
  func backwardInductionWaitsForTheBetterState(horizon: Int, value: Double) {
    #expect(delayed.optimalReturn(horizon: horizon) == value)
    #expect(delayed.optimalActions(horizon: horizon)[0] == (horizon == 1 ? 0 : 1))
  }

  @Test func stepsFollowTheTables() {
    let process = TabularMDP(
      states: 3, actions: 1, meanRewards: [2, 0, -5],
      transitions: [0.2, 0.5, 0.3, 0, 1, 0, 0, 0, 1])
    var random = Random(seed: 4)
    var visits = [0.0, 0.0, 0.0]
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<20_000 {
      let (next, reward) = process.step(from: 0, action: 0, random: &random)
      visits[next] += 1 / 20_000
      sum += reward
      squares += (reward - 2) * (reward - 2)
    }
    #expect(abs(visits[0] - 0.2) < 0.012 && abs(visits[1] - 0.5) < 0.012)
    #expect(abs(sum / 20_000 - 2) < 0.03)
    #expect(abs(squares / 20_000 - 1) < 0.04)
    #expect(process.step(from: 1, action: 0, random: &random).state == 1)
    #expect(process.step(from: 2, action: 0, random: &random).state == 2)
  }

  /// The Dirichlet(1) distribution over ten states has mean 1/10 and variance 9/1100.
  @Test func randomProcessesHaveTheStatedDistribution() {
    let root = Random(seed: 5)
    var rewards: [Double] = []
    var probabilities: [Double] = []
    for task in 0..<200 {
      var random = root.stream(task)
      let process = TabularMDP(random: &random)
      #expect(process.states == 10 && process.actions == 5)
      rewards += process.meanRewards
      probabilities += process.transitions
    }
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(values.count) }
    #expect(abs(mean(rewards) - 1) < 0.03)
    #expect(abs(mean(rewards.map { ($0 - 1) * ($0 - 1) }) - 1) < 0.04)
    #expect(abs(mean(probabilities) - 0.1) < 1e-9)
    #expect(abs(mean(probabilities.map { ($0 - 0.1) * ($0 - 0.1) }) - 9.0 / 1100) < 2e-4)
  }

  @Test func playingOptimallyEarnsTheOptimalReturn() {
    var random = Random(seed: 6)
    let process = TabularMDP(random: &random)
    let policy = (1...10).map { process.optimalActions(horizon: $0) }
    var earned = 0.0
    for _ in 0..<4000 {
      var state = 0
      for left in stride(from: 10, to: 0, by: -1) {
        let (next, reward) = process.step(
          from: state, action: policy[left - 1][state], random: &random)
        earned += reward
        state = next
      }
    }
    #expect(abs(earned / 4000 - process.optimalReturn()) < 0.25)
  }
}
