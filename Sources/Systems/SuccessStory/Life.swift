import Compute
import Worlds

/// An agent's only life: it walks a maze, and what it does may change how it goes on.
///
/// Time counts everything that it does; nothing is ever reset but its place, when it has found the
/// goal.
struct Life: Codable, Hashable, Sendable {
  /// What becomes of changes.
  enum Rule: String, Codable, Sendable {
    /// The success-story algorithm keeps those that reward comes faster after.
    case successStory
    /// All are kept.
    case neverUndo
    /// None are made.
    case frozen
  }

  /// How fast an agent may change, and how often it is evaluated.
  struct Terms: Hashable, Sendable {
    /// λ, by which a probability is multiplied or divided.
    var factor: Double
    /// What no probability falls below.
    var floor: Double
    /// K, how many changes there are at most between evaluations.
    var changes: Int
    /// W, ticks between a checkpoint and the next evaluation at the least; at twice as many there is
    /// one in any case.
    var interval: Int
  }

  let rule: Rule
  private(set) var policy = SelfModifyingPolicy()
  private(set) var stack = SuccessStoryStack()
  /// Ticks so far.
  private(set) var time = 0
  /// Rewards so far, each 1.
  private(set) var reward = 0
  private(set) var cell = 0
  private(set) var memory = 0
  /// Changes since the last evaluation.
  private(set) var pending = 0
  /// When the last evaluation was.
  private(set) var evaluated = 0
  private(set) var counts = Counts()

  /// What has happened so far.
  struct Counts: Codable, Hashable, Sendable {
    /// Calls of the success-story algorithm.
    var calls = 0
    /// Changes made.
    var changes = 0
    /// Changes undone.
    var undone = 0
    /// Calls after which the success-story condition did not hold: there are none.
    var violations = 0
    /// Checkpoints after whose undoing the policy was not exactly what it had been: there are none.
    var inexact = 0
  }

  init(_ rule: Rule) { self.rule = rule }

  /// Lives for so many ticks, or a few more where the last of them is an evaluation.
  mutating func advance(_ ticks: Int, in maze: Maze, _ terms: Terms, random: Random) {
    var random = random
    let end = time + ticks
    while time < end { tick(in: maze, terms, &random) }
  }

  /// What an agent sees and remembers.
  private func context(in maze: Maze) -> Int { Int(maze.walls[cell]) << 1 | memory }

  private mutating func tick(in maze: Maze, _ terms: Terms, _ random: inout Random) {
    let choice = policy.draw(row: context(in: maze), &random)
    time += 1
    if time == 1, rule == .successStory {
      stack.push(time: 1, reward: 0, digest: policy.digest)
    }
    switch Instruction(rawValue: choice) {
    case .forget: memory = 0
    case .remember: memory = 1
    case .increase: change(by: terms.factor, terms, &random)
    case .decrease: change(by: 1 / terms.factor, terms, &random)
    case .evaluateSelf:
      if pending > 0, time - evaluated >= terms.interval { evaluate() }
    case let move:
      if let direction = move?.direction { walk(direction, in: maze) }
    }
    if pending > 0, time - evaluated >= 2 * terms.interval { evaluate() }
  }

  private mutating func walk(_ direction: Maze.Direction, in maze: Maze) {
    cell = maze.cell(from: cell, to: direction)
    guard cell == maze.count - 1 else { return }
    reward += 1
    (cell, memory) = (0, 0)
  }

  /// Changes the policy where it says itself; what is drawn is drawn in any case, so that lives under
  /// other rules draw the same.
  private mutating func change(by factor: Double, _ terms: Terms, _ random: inout Random) {
    let target = policy.drawTarget(&random)
    guard rule != .frozen, pending < terms.changes else { return }
    if rule == .successStory { stack.save(SavedRow(row: target.row, of: policy)) }
    policy.multiply(row: target.row, entry: target.entry, by: factor, floor: terms.floor)
    pending += 1
    counts.changes += 1
  }
}

// MARK: - Evaluation

extension Life {
  /// A call of the success-story algorithm, which takes a tick, and one for each row restored.
  private mutating func evaluate() {
    time += 1
    counts.calls += 1
    pending = 0
    if rule == .successStory { keepSuccesses() }
    evaluated = time
  }

  /// Undoes what was changed since the newest checkpoints until only successes are left (SSA.1 to
  /// SSA.3), and sets a checkpoint.
  private mutating func keepSuccesses() {
    while !stack.checkpoints.isEmpty, !stack.isSuccess(time: time, reward: reward) { undo() }
    if !stack.holds(time: time, reward: reward) { counts.violations += 1 }
    stack.push(time: time, reward: reward, digest: policy.digest)
  }

  private mutating func undo() {
    guard let checkpoint = stack.pop() else { return }
    for saved in checkpoint.saved.reversed() {
      policy.restore(saved)
      time += 1
      counts.undone += 1
    }
    if policy.digest != checkpoint.digest { counts.inexact += 1 }
  }
}
