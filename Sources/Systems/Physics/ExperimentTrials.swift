import Compute
import Methods

/// Scenes that are looked at, experimented with and judged side by side.
///
/// The first actions of a task are experiments; the others are answers and end the trial, for a
/// reward of 1 or −1. Not having answered in time counts as a wrong answer.
struct ExperimentTrials<Task: PhysicsTask>: VectorEnvironment {
  private(set) var scenes: [Task.Scene]
  /// How each trial ended; `nil` while it is on.
  private(set) var results: [ExperimentResult?]
  /// How the first scenes looked before the last action.
  private(set) var views: [[Double]]
  let task: Task
  private let uniform: [Random]
  private let rules: ExperimentRules
  private var transitions = 0

  /// Those random scenes that have these numbers.
  init(_ numbers: Range<Int>, _ task: Task, _ rules: ExperimentRules, random: Random) {
    scenes = numbers.map { number in
      var random = random.stream(number)
      return task.scene(&random)
    }
    uniform = numbers.map { random.stream($0).stream("luck") }
    results = Array(repeating: nil, count: numbers.count)
    views = Array(repeating: [], count: min(ExperimentEvaluation.watchedTrials, numbers.count))
    (self.task, self.rules) = (task, rules)
  }

  var rows: Int { scenes.count }

  func isOver(_ row: Int) -> Bool { results[row] != nil }

  func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
    for row in 0..<rows {
      task.observe(
        scenes[row], after: Double(transitions) * rules.seconds,
        UnsafeMutableBufferPointer(
          rebasing: observations[row * task.inputs..<(row + 1) * task.inputs]))
    }
  }

  mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
    transitions += 1
    for row in views.indices where !isOver(row) { views[row] = task.view(of: scenes[row]) }
    for row in 0..<rows {
      rewards[row] = 0
      guard !isOver(row) else { continue }
      let action = actions[row]
      if action < task.experiments {
        experiment(action, row)
        if transitions < rules.limit { continue }
      }
      let isRight = action - task.experiments == task.answer(of: scenes[row])
      results[row] = ExperimentResult(
        actions: transitions - 1, isRight: isRight, difficulty: task.difficulty(of: scenes[row]))
      rewards[row] = isRight ? 1 : -1
    }
  }

  private mutating func experiment(_ action: Int, _ row: Int) {
    var random = uniform[row].stream(transitions)
    task.act(
      rules.isRandom ? random.below(task.experiments) : action, on: &scenes[row],
      seconds: rules.seconds)
  }
}

/// What holds in all trials.
struct ExperimentRules: Hashable, Sendable {
  /// Whether any experiment is made instead of the one that an agent chose: the control.
  var isRandom = false
  /// Actions after which a trial is lost.
  var limit: Int
  /// How long an action takes.
  var seconds = 0.1
}
