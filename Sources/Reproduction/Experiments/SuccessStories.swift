import Learning
import Systems

extension Experiment {
  /// The success-story algorithm in mazes: lives of 20 million ticks, each beside one that undoes
  /// nothing and one that never changes.
  static let successStory = Experiment(
    id: "success-story", title: "an agent rewrites itself: what undoing is worth",
    system: "success-story", seeds: 10, minutes: 0.1,
    figures: [
      Figure(
        "last tenth of life earns three times the first", unit: Figure.ofSeeds, bar: .atLeast(0.9)),
      Figure("last tenth to first", unit: "times", scale: .amount),
      Figure("reward a tick in the last tenth", scale: .amount),
      Figure("the same, never undoing", scale: .amount),
      Figure("the same, never changing", scale: .amount),
      Figure("never undoing below never changing", bar: .surelyAtLeast(0)),
      Figure("never undoing: last tenth earns three times the first", unit: Figure.ofSeeds),
      Figure(
        "calls after which the condition failed, inexact undoing", unit: "cases", bar: .atMost(0)),
    ]
  ) { seed throws(Failure) in
    let world = try SuccessStory.open(WorldRequest())
    var run = try LearnerRun<SuccessStory>(SuccessStory.Settings(), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let life = run.learner
    let (own, free, frozen) = (SuccessStory.own, SuccessStory.neverUndo, SuccessStory.frozen)
    return [
      life.ratio(own) >= 3 ? 1 : 0, life.ratio(own), life.lastRate(own), life.lastRate(free),
      life.lastRate(frozen), life.lastRate(frozen) - life.lastRate(free),
      life.ratio(free) >= 3 ? 1 : 0, Double(life.failures),
    ]
  }
}
