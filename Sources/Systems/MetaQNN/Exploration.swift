import Methods
import Compute
import Learning

/// Where the agent looks next: it proposes networks stage by stage, and learns from them.
///
/// The networks themselves, and what came of them, are in the study.
package struct Exploration: Codable, Sendable {
  private(set) var learner: QLearner
  let divisor: Int
  /// The stage that is asked from, how many it has proposed and how many walks that took.
  private(set) var stage = 0
  private(set) var proposed = 0
  private(set) var walks = 0
  /// How many networks there were when each stage was over.
  private(set) var ends: [Int] = []
  /// How many networks were proposed in all.
  private(set) var count = 0

  /// How many walks a stage may take for each network it is to find.
  static let patience = 20

  init(learner: QLearner, divisor: Int) {
    (self.learner, self.divisor) = (learner, divisor)
  }

  /// Goes on learning in another way.
  mutating func adjust(rate: Double, replays: Int) {
    (learner.rate, learner.replays) = (rate, replays)
  }

  /// What is to be done.
  var schedule: ExplorationSchedule { ExplorationSchedule(dividedBy: divisor) }

  /// How many networks will have been proposed when it is over, if no stage gives up.
  var planned: Int {
    count - proposed + schedule.stages[stage...].reduce(0) { $0 + $1.count }
  }

  /// How many of those will have been of the first stage.
  var plannedRandom: Int { ends.first ?? schedule.stages[0].count }

  /// Whether nothing more will be proposed.
  var isOver: Bool {
    let last = schedule.stages.count - 1
    return stage > last || stage == last && proposed == schedule.stages[last].count
  }

  /// The stage that proposed the network of a number.
  func stage(of number: Int) -> Int { ends.count { $0 <= number } }

  /// The next network that was never proposed before; `nil` when all stages are over.
  ///
  /// A known network costs no training, but its walk is followed by replays as any other. A stage
  /// gives up after twenty walks for each network it was to find.
  mutating func propose(
    besides study: Study<NetworkString>, random: Random
  ) -> NetworkString? {
    let stages = schedule.stages
    while stage < stages.count {
      let (epsilon, quota) = (stages[stage].epsilon, stages[stage].count)
      while proposed < quota, walks < Self.patience * quota {
        let random = random.stream(stage).stream(walks)
        if let network = walk(epsilon: epsilon, besides: study, random: random) {
          proposed += 1
          count += 1
          return network
        }
      }
      (stage, proposed, walks) = (stage + 1, 0, 0)
      ends.append(count)
    }
    return nil
  }

  private mutating func walk(
    epsilon: Double, besides study: Study<NetworkString>, random: Random
  ) -> NetworkString? {
    walks += 1
    var random = random
    let network = learner.walk(epsilon: epsilon, random: &random)
    guard let known = study.asked.firstIndex(where: { $0.design == network }) else {
      return network
    }
    if known < study.told { learner.replay(random: &random) }
    return nil
  }

  /// Learns what a network brought; one that failed is worth nothing.
  mutating func learn(_ network: NetworkString, reward: Double, random: Random) {
    var random = random
    learner.learn(network, accuracy: reward, random: &random)
  }
}
