public import Learning

extension AlgorithmSelection {
  /// Makes sure that instances are of this portfolio, and that choices are among its algorithms.
  public func check(
    against fresh: AlgorithmSelection, in world: Portfolio, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(folds == fresh.folds, "folds")
    try StateFlaw.unless(planned == fresh.planned, "planned")
    try StateFlaw.unless(random == fresh.random, "random")
    try StateFlaw.unless(
      instances.count == min(steps * Self.batch, planned), "instances")
    for (place, instance) in instances.enumerated() {
      try StateFlaw.unless(
        world.groups.indices.contains(instance.group)
          && instance.features.count == world.features.count
          && instance.features.allSatisfy { abs($0) < 1e100 }
          && instance.costs.count == world.algorithms.count
          && instance.costs.allSatisfy { $0 > 0 && $0 < 1e100 }
          && (0...1e100).contains(instance.price), "instances.\(place)")
    }
    let done = max(steps - measuringSteps, 0)
    try StateFlaw.unless(results.folds.count == done, "results.folds")
    for (place, fold) in results.folds.enumerated() {
      try check(fold, number: place, in: world)
    }
  }

  private func check(
    _ fold: SelectionResults.Fold, number: Int, in world: Portfolio
  ) throws(StateFlaw) {
    let kinds = SelectorKind.allCases
    try StateFlaw.unless(
      fold.kind == kinds[number % kinds.count] && fold.fold == number / kinds.count
        && fold.instances
          == instances.indices.filter { folds[fold.fold].contains(instances[$0].group) }
        && fold.choices.count == fold.instances.count && fold.isPaid.count == fold.instances.count
        && fold.choices.allSatisfy(world.algorithms.indices.contains)
        && world.algorithms.indices.contains(fold.single), "results.folds.\(number)")
  }
}
