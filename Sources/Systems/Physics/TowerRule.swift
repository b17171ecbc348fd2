package import Compute
package import Worlds

/// A rule for towers that nobody learned, and one that does not experiment.
package enum TowerRule {
  /// How much further from its neighbour a block must seem to be to count as loose, in sides.
  private static let opening = 0.12
  /// How long the rule acts and looks on, in seconds.
  private static let duration = 1.1

  /// Runs the fist straight through the tower, or pushes every block to the right once, from the top;
  /// then counts neighbours that came apart.
  package static func play(_ tower: BlockTower, seconds: Double = 0.1) -> ExperimentResult {
    var tower = tower
    var isOpen = [Bool](repeating: false, count: BlockTower.blocks - 1)
    let looks = tower.actuator == .fist ? duration : 2 * duration
    let actions = max(Int((looks / seconds).rounded()), 1)
    for action in 0..<actions {
      tower.pass(seconds, action: experiment(tower.actuator, at: Double(action) * seconds))
      for joint in isOpen.indices where abs(tower.opening(joint)) > opening { isOpen[joint] = true }
    }
    return ExperimentResult(
      actions: actions, isRight: 1 + isOpen.count { $0 } == tower.bodies,
      difficulty: Double(tower.bodies))
  }

  /// The share of some random towers that it judges right.
  package static func accuracy(
    _ count: Int, actuator: BlockTower.Actuator, random: Random
  ) -> Double {
    let right = (0..<count).count { number in
      var random = random.stream(number)
      return play(BlockTower(actuator: actuator, random: &random)).isRight
    }
    return Double(right) / Double(max(count, 1))
  }

  /// What it does at some time, in seconds; `nil` is to look on.
  private static func experiment(_ actuator: BlockTower.Actuator, at time: Double) -> Int? {
    guard actuator == .pushes else { return 1 }
    // One push lasts 0.1 s.
    let push = Int((time / 0.1 + 1e-9).rounded(.down))
    return push < BlockTower.blocks ? 2 * BlockTower.blocks - 1 - push : nil
  }

  /// The share of untouched towers that can be told apart by what they look like: half of some
  /// towers show which number of bodies goes with which look, the others are judged by it.
  ///
  /// One in five can be told by guessing.
  package static func passiveAccuracy(
    _ count: Int, actuator: BlockTower.Actuator, seconds: Double, random: Random
  ) -> Double {
    var labels: [[Float]: [Int]] = [:]
    var right = 0
    for number in 0..<count {
      var random = random.stream(number)
      var tower = BlockTower(actuator: actuator, random: &random)
      var look: [Float] = []
      for _ in 0..<4 {
        tower.pass(seconds / 4)
        for block in 0..<BlockTower.blocks {
          let seen = tower.seen(block)
          look += [Float(seen.x), Float(seen.y)]
        }
      }
      if number < count / 2 {
        labels[look, default: Array(repeating: 0, count: BlockTower.blocks)][tower.bodies - 1] += 1
      } else {
        let counts = labels[look] ?? [1]
        let most = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }
        right += most == tower.bodies - 1 ? 1 : 0
      }
    }
    return Double(right) / Double(max(count - count / 2, 1))
  }
}
