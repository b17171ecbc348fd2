import Compute
import Learning
import Methods
import Worlds

/// Mazes that are explored in one episode and run through in the next.
///
/// As in section 3.3 of Duan et al. 2016. The paper's agent sees pictures of 40x30 pixels; this one sees the depths of 16 columns.
struct MazeTasks: RL2Tasks {
  let id: String
  /// Cells on a side; tiles between walls are 2 k - 1 on a side.
  let cells: Int
  let motion: MazeMotion
  let horizon: Int

  /// The mazes there are.
  ///
  /// A fifth as many steps as in the paper are allowed where moves are about
  /// five times as large.
  static let all = [
    MazeTasks(id: "maze-5", cells: 3, motion: .primitives, horizon: 50),
    MazeTasks(id: "maze-9", cells: 5, motion: .primitives, horizon: 200),
    MazeTasks(id: "maze-5-fine", cells: 3, motion: .fine, horizon: 250),
  ]

  var description: WorldDescription {
    let tiles = 2 * cells - 1
    let moves =
      motion == .primitives ? "quarter turns and whole tiles" : "18° and a fifth of a tile"
    return WorldDescription(
      id,
      help:
        "Random mazes of \(tiles)x\(tiles) tiles seen from within, \(MazeTrials.count) episodes "
        + "of up to \(horizon) steps of \(moves); generated, nothing to download.")
  }

  var episodes: Int { MazeTrials.count }
  var endsEarly: Bool { true }
  var actions: Int { MazeTrials.actions }
  var episodeName: String { "episode" }
  var reference: String { MazeRule.map.name }
  var control: String { MazeRule.wall.name }

  var families: [BaselineFamily] {
    MazeRule.allCases.map { rule in
      BaselineFamily(
        name: rule.name, told: rule.told,
        rules: [
          BaselineRule(constant: nil) { numbers, tasks, own in
            rule.play(heldOut(numbers, tasks), whims: numbers.map(own.stream))
          }
        ])
    }
  }

  /// Returns in a maze are around one.
  func returnUnit(discount: Double) -> Double { 1 }

  func auxiliaryTasks(_ weights: NavigationWeights) -> [AuxiliaryTask] {
    guard weights.orNone != nil else { return [] }
    return [
      AuxiliaryTask(
        "depth", targets: DepthView.columns, classes: MazeTrials.depthClasses,
        weight: Float(weights.depth)),
      AuxiliaryTask("loop", targets: 1, classes: 2, weight: Float(weights.loop)),
    ]
  }

  func inputs(showing observation: ProcessObservation) -> Int { MazeTrials.inputs }

  func trials(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> MazeTrials {
    heldOut(numbers, random)
  }

  func lessons(
    _ numbers: Range<Int>, showing observation: ProcessObservation, random: Random
  ) -> MazeTrials {
    MazeTrials(
      numbers, cells: cells, areHeldOut: false, motion: motion, horizon: horizon, random: random)
  }

  func forgetful(_ trials: MazeTrials) -> MazeTrials? {
    var trials = trials
    trials.isForgetful = true
    return trials
  }

  private func heldOut(_ numbers: Range<Int>, _ random: Random) -> MazeTrials {
    MazeTrials(
      numbers, cells: cells, areHeldOut: true, motion: motion, horizon: horizon, random: random)
  }

  func state(in observation: [Float]) -> Int { 0 }

  func pictures(
    of steps: [RL2Evaluation.Step], policy: Artefact, random: Random
  ) -> [Artefact] {
    let replay = MazeReplay(heldOut(0..<1, random), actions: steps.map(\.action))
    return [
      Artefact("maze", title: "One held-out maze, step by step", .scene(replay.map)),
      Artefact("view", title: "What the agent sees there", .scene(replay.views)),
      policy,
    ]
  }
}
