public import Learning

extension Poking {
  /// Makes sure that both models are those of the settings and have learned as often.
  public func check(
    against fresh: Poking, in world: PokingWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.within("model") { () throws(StateFlaw) in
      try model.check(against: fresh.model, after: steps)
    }
    try StateFlaw.unless((control == nil) == (fresh.control == nil), "control")
    if let control, let fresh = fresh.control {
      try StateFlaw.within("control") { () throws(StateFlaw) in
        try control.check(against: fresh, after: steps)
      }
    }
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(goals: settings.heldOutGoals, pokes: settings.pursuit)
    }
  }
}
