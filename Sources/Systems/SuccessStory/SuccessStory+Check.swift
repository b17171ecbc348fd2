public import Learning
import Worlds

extension SuccessStory {
  /// Makes sure that policies are distributions and that times and rewards only ever grew.
  public func check(
    against fresh: SuccessStory, in world: MazeWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(self.steps == steps, "steps")
    try StateFlaw.unless(maze == fresh.maze, "maze")
    try StateFlaw.unless((0...1000).contains(best), "best")
    try StateFlaw.unless(lives.map(\.rule) == fresh.lives.map(\.rule), "lives")
    try StateFlaw.unless(
      records.count == lives.count && records.allSatisfy { $0.makesSense(after: steps) }, "records")
    try StateFlaw.unless(
      tenths.map(\.count) == fresh.tenths.map(\.count)
        && tenths.joined().allSatisfy { (0...Self.ticks * max(steps, 1)).contains($0) }, "tenths")
    for (place, life) in lives.enumerated() {
      try StateFlaw.within("lives.\(place)") { () throws(StateFlaw) in
        try life.check(in: maze, after: steps * Self.ticks)
      }
    }
  }
}

extension Life {
  /// A life is at most one evaluation longer than what it was to be.
  fileprivate func check(in maze: Maze, after ticks: Int) throws(StateFlaw) {
    try StateFlaw.unless(policy.makesSense, "policy")
    // Nothing is added to what was read: it may be the largest number there is.
    try StateFlaw.unless(
      time >= ticks && time - ticks - 1 <= counts.changes && (ticks > 0 || time == 0), "time")
    try StateFlaw.unless((0...time).contains(reward), "reward")
    try StateFlaw.unless((0..<maze.count - 1).contains(cell), "cell")
    try StateFlaw.unless((0...1).contains(memory), "memory")
    try StateFlaw.unless((0...100).contains(pending), "pending")
    try StateFlaw.unless((0...time).contains(evaluated), "evaluated")
    for count in [counts.calls, counts.changes, counts.undone, counts.violations, counts.inexact] {
      try StateFlaw.unless((0...time).contains(count), "counts")
    }
    try StateFlaw.unless(
      stack.checkpoints.isEmpty == (rule != .successStory || time == 0), "stack")
    var last = (time: 0, reward: 0)
    for (place, checkpoint) in stack.checkpoints.enumerated() {
      try StateFlaw.unless(
        checkpoint.time > last.time && checkpoint.time <= time
          && checkpoint.reward >= last.reward && checkpoint.reward <= reward
          && checkpoint.saved.allSatisfy(\.makesSense), "stack.\(place)")
      last = (checkpoint.time, checkpoint.reward)
    }
  }
}
