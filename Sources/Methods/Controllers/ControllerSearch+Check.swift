package import Learning

extension ControllerSearch {
  /// Makes sure that every design is one of the space, and that the controller is what a fresh one
  /// became.
  ///
  /// - Parameter isDesign: Whether something is a design that may be evaluated.
  package func check<Settings: ControllerSettings>(
    against fresh: ControllerSearch, _ settings: Settings, isDesign: (Decisions.Design) -> Bool
  ) throws(StateFlaw) where Settings.Decisions == Decisions {
    try StateFlaw.within("study") { () throws(StateFlaw) in
      try study.check(against: fresh.study) { $0.hasSoundKnowledge && isDesign($0) }
    }
    try StateFlaw.within("controller") { () throws(StateFlaw) in
      try controller.check(against: fresh.controller)
    }
    try StateFlaw.within("history") { () throws(StateFlaw) in
      try history.check(updates: controller.updates)
      let lengths = Set(history.entropies.map(\.count))
      try StateFlaw.unless(
        lengths.allSatisfy {
          settings.space.plan(of: Array(repeating: 0, count: $0)) != nil
        }, "entropies")
    }
    try StateFlaw.unless(minibatch.count < settings.minibatch, "minibatch")
    for (place, entry) in minibatch.enumerated() {
      let plan = settings.space.plan(of: entry.sequence)
      try StateFlaw.unless(
        plan.map { $0.decisions.count == entry.sequence.count && $0.allows(entry.sequence) } == true
          && entry.reward.isFinite && (0...controller.updates).contains(entry.update),
        "minibatch.\(place)")
    }
  }
}
