package import Compute
import Foundation

/// The rules that a learned agent is compared with, and what they earn in the held-out trials.
///
/// Every value that is tried of a rule's constant plays the same trials, in blocks; the best value
/// is kept, which favours the rules.
package struct Baselines: Codable, Hashable, Sendable {
  /// A family's best rule so far.
  package struct Baseline: Codable, Hashable, Sendable {
    let family: String
    /// What it knew of tasks.
    let told: Knowledge
    /// The value of its constant, where it has one.
    let constant: Double?
    package let scores: TrialScores
  }

  /// The best of each family that has played.
  private(set) var baselines: [Baseline] = []
  /// Blocks that were played, of all rules together.
  private(set) var played = 0
  private let count: Int
  private(set) var current: TrialScores?

  /// Blocks of the held-out trials; each is one sample of the gain.
  static let blocks = 20

  /// No rule has played; each will play so many trials, rounded down to whole blocks.
  init(trials count: Int) {
    precondition(count >= Self.blocks, "\(count) trials make no \(Self.blocks) blocks")
    self.count = count / Self.blocks * Self.blocks
  }

  /// The held-out trials.
  var trials: Range<Int> { 0..<count }

  /// Blocks to play, of all rules together.
  static func pieces(in world: any RL2Tasks) -> Int {
    world.families.reduce(0) { $0 + $1.rules.count } * blocks
  }

  /// Plays the next block, and returns what a trial of it was worth.
  mutating func playNext(in world: any RL2Tasks, tasks: Random) -> Double {
    let rules = world.families.flatMap { family in family.rules.map { (family, $0) } }
    let (family, rule) = rules[played / Self.blocks]
    let size = count / Self.blocks
    let block = played % Self.blocks
    let start = block * size
    let scores = rule.play(start..<start + size, tasks, tasks.stream("whims"))
    played += 1
    var sum = current.take() ?? scores
    if block > 0 { sum.append(scores) }
    if block + 1 == Self.blocks {
      enter(
        Baseline(
          family: family.name, told: family.told, constant: rule.constant, scores: sum))
    } else {
      current = sum
    }
    return scores.mean
  }

  /// The best rule of a family.
  package subscript(family: String) -> Baseline? { baselines.first { $0.family == family } }

  private mutating func enter(_ baseline: Baseline) {
    guard let place = baselines.firstIndex(where: { $0.family == baseline.family }) else {
      return baselines.append(baseline)
    }
    if baseline.scores.mean > baselines[place].scores.mean { baselines[place] = baseline }
  }
}

/// The value of a rule's constant, with three digits.
func significant(_ value: Double) -> String { String(format: "%.3g", value) }

extension RL2 {
  /// What a trial is worth to the best rule of each family, in trials that all of them play.
  package static func worths(
    ofRulesIn world: RL2World, trials: Int, random: Random
  ) -> [String: Double] {
    var baselines = Baselines(trials: trials)
    for _ in 0..<Baselines.pieces(in: world.tasks) {
      _ = baselines.playNext(in: world.tasks, tasks: random)
    }
    return Dictionary(
      uniqueKeysWithValues: baselines.baselines.map { ($0.family, $0.scores.mean) })
  }
}
