import Compute
package import Learning

extension ActorCritic {
  /// Makes sure that a decoded learner is what one that has not learned became.
  package func check(against fresh: ActorCritic) throws(StateFlaw) {
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless(rules == fresh.rules, "rules")
    try StateFlaw.unless(parameters.hasLayout(of: fresh.parameters), "parameters")
    try StateFlaw.unless(optimiser.hasRule(of: fresh.optimiser), "optimiser")
    try StateFlaw.unless(Self.counts.contains(iterations), "iterations")
    try StateFlaw.unless(Self.counts.contains(stepsTaken), "stepsTaken")
    let lessonsPerIteration = rules.trials / rules.minibatch * rules.epochs
    let given = iterations * lessonsPerIteration + lessons
    try StateFlaw.unless((0..<lessonsPerIteration).contains(lessons), "lessons")
    try StateFlaw.unless(isPlaying ? lessons == 0 : true, "lessons")
    try StateFlaw.unless(optimiser.steps == given, "optimiser.steps")
    try StateFlaw.within("rollout") { () throws(StateFlaw) in
      try rollout.check(for: plan, by: rules, in: iterations)
    }
  }

  /// Pieces of work done: batches of trials played, and lessons learned from them.
  package var piecesDone: Int {
    iterations * rules.pieces + rollout.trials / rules.minibatch + lessons
  }

  /// More than there will ever be, and few enough to reckon with.
  private static var counts: ClosedRange<Int> { 0...1 << 40 }
}

extension Rollout {
  fileprivate func check(
    for plan: ActorCriticPlan, by rules: LearningRules, in iteration: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(inputs == plan.inputs, "inputs")
    try StateFlaw.unless(steps == rules.steps(in: iteration), "steps")
    try StateFlaw.unless(
      trials <= rules.trials && trials.isMultiple(of: rules.minibatch)
        && lengths.allSatisfy((0...steps).contains), "lengths")
    let places = trials * steps
    try StateFlaw.unless(observations.values.count == places * inputs, "observations")
    for (name, part) in [
      ("actions", actions), ("logProbabilities", logProbabilities), ("rewards", rewards),
      ("values", values),
    ] {
      try StateFlaw.unless(part.values.count == places, name)
    }
    try StateFlaw.unless(
      targets?.fit(plan.auxiliaryTasks, places: places) ?? (plan.targets == 0), "targets")
    let known = 0..<Float(plan.actions)
    try StateFlaw.unless(actions.values.allSatisfy(known.contains), "actions")
    let judged = trials == rules.trials ? places : 0
    try StateFlaw.unless(advantages.values.count == judged, "advantages")
    try StateFlaw.unless(aims.values.count == judged, "aims")
  }
}
