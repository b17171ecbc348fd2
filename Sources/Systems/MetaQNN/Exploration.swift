import Compute
import Learning

/// The search itself: an agent that proposes networks, stage by stage, and learns from them.
package struct Exploration: Codable, Sendable {
  private(set) var learner: QLearner
  private let divisor: Int
  /// The stage that is asked from, how many it has proposed and how many walks that took.
  private(set) var stage = 0
  private var proposed = 0
  private var walks = 0
  /// How many networks there were when each stage was over.
  private var ends: [Int] = []
  /// All networks proposed, in order.
  private(set) var networks: [NetworkString] = []
  /// Those whose accuracy is known, in the same order.
  private(set) var children: [TrainedChild] = []

  /// How many walks a stage may take for each network it is to find.
  private static let patience = 20

  init(learner: QLearner, divisor: Int) {
    (self.learner, self.divisor) = (learner, divisor)
  }

  /// Goes on learning in another way.
  mutating func adjust(rate: Double, replays: Int) {
    (learner.rate, learner.replays) = (rate, replays)
  }

  /// What is to be done.
  var schedule: ExplorationSchedule { ExplorationSchedule(dividedBy: divisor) }

  /// Whether nothing more will be proposed.
  var isOver: Bool { stage == schedule.stages.count }

  /// How many networks will have been proposed when it is over, if no stage gives up.
  var planned: Int {
    networks.count - proposed + schedule.stages[stage...].reduce(0) { $0 + $1.count }
  }

  /// How many of those will have been of the first stage.
  var plannedRandom: Int { ends.first ?? schedule.stages[0].count }

  /// The networks of the first stage, all of them random.
  var randomNetworks: ArraySlice<NetworkString> { networks.prefix(ends.first ?? networks.count) }

  /// The next network that was never proposed before, and its stage; `nil` when all stages are
  /// over.
  ///
  /// A known network costs no training, but its walk is followed by replays as any other. A stage
  /// gives up after twenty walks for each network it was to find.
  mutating func propose(random: Random) -> (network: NetworkString, stage: Int)? {
    let stages = schedule.stages
    while stage < stages.count {
      let (epsilon, count) = (stages[stage].epsilon, stages[stage].count)
      while proposed < count, walks < Self.patience * count {
        if let network = walk(epsilon: epsilon, random: random.stream(stage).stream(walks)) {
          proposed += 1
          networks.append(network)
          return (network, stage)
        }
      }
      (stage, proposed, walks) = (stage + 1, 0, 0)
      ends.append(networks.count)
    }
    return nil
  }

  private mutating func walk(epsilon: Double, random: Random) -> NetworkString? {
    walks += 1
    var random = random
    let network = learner.walk(epsilon: epsilon, random: &random)
    guard let place = networks.firstIndex(of: network) else { return network }
    if place < children.count { learner.replay(random: &random) }
    return nil
  }

  /// Learns the accuracy of the oldest network without one.
  mutating func learn(_ child: TrainedChild, random: Random) {
    var random = random
    children.append(child)
    learner.learn(child.network, accuracy: child.reward, random: &random)
  }

  /// The children of a stage.
  func children(ofStage stage: Int) -> [TrainedChild] {
    children.filter { $0.stage == stage }
  }

  /// By how many of the random children's standard deviations the mean reward of the last stage's
  /// children is above theirs.
  package var rise: Double {
    let random = children(ofStage: 0).moments
    guard let last = children.last?.stage, random.deviation > 0 else { return 0 }
    return (children(ofStage: last).moments.mean - random.mean) / random.deviation
  }

  /// Whether everything was proposed and all accuracies are known.
  var isFinished: Bool {
    let last = schedule.stages.count - 1
    let isLastFull = stage == last && proposed == schedule.stages[last].count
    return (isOver || isLastFull) && children.count == networks.count
  }
}
