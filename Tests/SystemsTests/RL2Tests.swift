import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct GittinsTests {
  /// Gittins, Glazebrook & Weber (2011), table 8.1, discount 0.9; rows by b, columns by a.
  @Test func agreesWithThePublishedTable() {
    let table = GittinsTable(discount: 0.9, pulls: 6)
    let published: [(Int, Int, Double)] = [
      (1, 1, 0.7029), (2, 1, 0.8001), (3, 1, 0.8452), (4, 1, 0.8723),
      (1, 2, 0.5001), (2, 2, 0.6346), (3, 2, 0.7072), (4, 2, 0.7539),
      (1, 3, 0.3796), (2, 3, 0.5163), (3, 3, 0.6010), (4, 3, 0.6579),
    ]
    for (a, b, index) in published {
      let ours = table.index(successes: a - 1, failures: b - 1)
      #expect(abs(ours - index) < 1.5e-3, "the index of Beta(\(a), \(b)) is \(ours)")
    }
  }

  @Test func patienceRaisesTheIndex() {
    let tables = [0, 0.5, 0.9, 0.99].map { GittinsTable(discount: $0, pulls: 2) }
    let indices = tables.map { $0.index(successes: 0, failures: 0) }
    // Without a future the index is the mean.
    #expect(abs(indices[0] - 0.5) < 1e-3)
    #expect(abs(indices[1] - 0.5590) < 1.5e-3)
    #expect(abs(indices[3] - 0.8699) < 3e-3)
    for place in 1..<indices.count { #expect(indices[place] > indices[place - 1]) }
  }
}

@Suite struct BanditRuleTests {
  private func belief(_ paid: [[Bool]]) -> BanditBelief {
    var belief = BanditBelief(arms: paid.count)
    for (arm, pulls) in paid.enumerated() {
      for paid in pulls { belief.note(arm: arm, paid: paid) }
    }
    return belief
  }

  private func choice(_ rule: BanditRule, _ belief: BanditBelief) -> Int {
    var random = Random(seed: 1)
    return BanditPlayer(rule, pulls: 20).choose(belief, &random)
  }

  /// Means 2/3 and 1/2: greed takes the first, caution's opposite the arm never tried.
  @Test func handWorkedChoices() {
    let belief = belief([[true], []])
    #expect(belief.mean(0) == 2.0 / 3 && belief.mean(1) == 0.5)
    #expect(choice(.greedy, belief) == 0)
    #expect(choice(.epsilonGreedy(0), belief) == 0)
    #expect(choice(.gittins(0.9), belief) == 0)
    // 2/3 + c √(2 ln 2 / 3) against 1/2 + c √(2 ln 2 / 2): the second from c = 1.1 on.
    #expect(choice(.upperBound(1), belief) == 0)
    #expect(choice(.upperBound(1.2), belief) == 1)
  }

  /// An untried arm is worth more than one that failed as often as it paid.
  @Test func gittinsPrefersTheUnknown() {
    let belief = belief([[true, false], []])
    #expect(belief.mean(0) == belief.mean(1))
    #expect(choice(.gittins(0.9), belief) == 1)
  }

  /// P(X > Y) is 5/6 for X ~ Beta(2, 1), Y ~ Beta(1, 2).
  @Test func thompsonPullsAsOftenAsAnArmMayBeBest() {
    let player = BanditPlayer(.thompson, pulls: 4)
    let belief = belief([[true], [false]])
    var random = Random(seed: 2)
    let first = (0..<4000).count { _ in player.choose(belief, &random) == 0 }
    #expect(abs(Double(first) / 4000 - 5.0 / 6) < 0.02)
  }

  /// The rules rank as in the first row of the paper's table 1: random 5.0, Thompson 5.7, others
  /// 6.5.
  @Test func rankAsPublished() {
    let tasks = Random(seed: 3)
    let trials = BanditTrials(0..<1500, arms: 5, random: tasks)
    let worth = { (rule: BanditRule) in
      let player = BanditPlayer(rule, pulls: 10)
      return BanditRule.play(player, trials, pulls: 10, random: Random(seed: 4)).mean
    }
    #expect(abs(worth(.random) - 5) < 0.1)
    #expect(abs(worth(.thompson) - 5.9) < 0.15)
    #expect(abs(worth(.greedy) - 6.55) < 0.15)
    #expect(worth(.gittins(0.8)) > worth(.greedy))
  }

  @Test func allWhoPlayATrialShareItsLuck() {
    let tasks = Random(seed: 5)
    var one = BanditTrials(0..<40, arms: 3, random: tasks)
    var other = BanditTrials(20..<40, arms: 3, random: tasks)
    var (first, second) = ([Float](repeating: 0, count: 40), [Float](repeating: 0, count: 20))
    for _ in 0..<3 {
      one.step(Array(repeating: 1, count: 40), &first)
      other.step(Array(repeating: 1, count: 20), &second)
      #expect(Array(first[20...]) == second)
    }
  }
}

@Suite struct RL2Tests {
  @Test func scoresAreOfEpisodes() {
    var scores = TrialScores(rows: 2, episodes: 2, horizon: 2)
    for (step, worths) in [[1, 2], [3, 4], [5, 6], [7, 8]].enumerated() {
      scores.note(step: step, worths.map(Float.init))
    }
    #expect(scores.mean == 18 && scores.curve == [5, 13])
    #expect(scores.blocks(2).map(\.first) == [4, 6] && scores.blocks(2).map(\.last) == [12, 14])
    #expect(scores.advantage(over: scores).mean == 0)
  }

  @Test func observationsTellTheLastPull() {
    var trials = BanditTrials(0..<1, arms: 3, random: Random(seed: 1))
    var seen = [Float](repeating: 9, count: 5)
    seen.withUnsafeMutableBufferPointer { trials.observe($0) }
    #expect(seen == [0, 0, 0, 0, 1])
    var rewards: [Float] = [0]
    trials.step([2], &rewards)
    seen.withUnsafeMutableBufferPointer { trials.observe($0) }
    #expect(seen == [0, 0, 1, rewards[0], 1])
  }

  @Test func aPairIsShownWithWhatItPaid() {
    var trials = ProcessTrials(0..<1, showing: .pair, random: Random(seed: 3))
    var rewards: [Float] = [0]
    trials.step([2], &rewards)
    let state = trials.states[0]
    trials.step([4], &rewards)
    var seen = [Float](repeating: 9, count: ProcessObservation.pair.inputs)
    seen.withUnsafeMutableBufferPointer { trials.observe($0) }
    let pair = 17 + state * 5 + 4
    let shown = [trials.states[0], 14, 15, pair, pair + 50].map { seen[$0] }
    #expect(shown == [1, 1, rewards[0], 1, rewards[0]])
    #expect(seen.filter { $0 != 0 }.count == 5)
  }

  @Test func episodesOfAProcessBeginInItsFirstState() {
    var trials = ProcessTrials(0..<3, random: Random(seed: 2))
    var rewards = [Float](repeating: 0, count: 3)
    for step in 0..<20 {
      #expect(trials.isAtStart == (step % 10 == 0))
      if trials.isAtStart { #expect(trials.states == [0, 0, 0]) }
      trials.step([0, 1, 2], &rewards)
    }
  }

  /// The whole way in small: rules play, the agent learns, resumes in the middle of learning, and
  /// is better than it was.
  @Test func learnsToLearnAndResumesWhileLearning() throws {
    let world = try RL2.open(WorldRequest(name: "bandit-5-10"))
    var settings = RL2.Settings()
    (settings.units, settings.learning.trials, settings.heldOutTrials) = (24, 256, 200)
    (settings.iterations, settings.interval, settings.learning.rate) = (60, 20, 1e-2)
    var run = try LearnerRun<RL2>(settings, world: world, seed: 1)
    let opening = Baselines.pieces(in: world.tasks)
    for _ in 0..<opening + 5 { _ = try run.step(in: world) }
    let bytes = try PropertyListEncoder().encode(run)
    var resumed = try PropertyListDecoder().decode(LearnerRun<RL2>.self, from: bytes)
    for _ in 0..<20 { _ = (try run.step(in: world), try resumed.step(in: world)) }
    #expect(run.learner.agent.parameters == resumed.learner.agent.parameters)
    #expect(run.learner.agent.iterations > 0)
    while try run.step(in: world) != nil {}
    let scores = run.learner.evaluations.entries.map(\.score)
    #expect(abs(scores[0] - 5) < 0.3)
    #expect((scores.last ?? 0) > 5.6)
    #expect(run.learner.artefacts(in: world).count == 7)
  }
}
