import Compute
public import Learning
import Methods
public import Worlds

extension HyperLSTM {
  /// Makes sure that both models are those of the settings and have learned as often.
  public func check(
    against fresh: HyperLSTM, in world: TextCorpus, after steps: Int
  ) throws(StateFlaw) {
    let expected = fresh.makeModels(in: world)
    try StateFlaw.unless((model == nil) == (steps == 0), "model")
    try StateFlaw.unless(
      (control == nil) == (steps == 0 || expected.control == nil), "control")
    try StateFlaw.within("model") { () throws(StateFlaw) in
      try model?.check(against: expected.model, after: steps)
    }
    if let control, let fresh = expected.control {
      try StateFlaw.within("control") { () throws(StateFlaw) in
        try control.check(against: fresh, after: steps)
      }
    }
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(for: expected.model.plan, after: steps)
    }
  }
}

extension HyperLSTM.Evaluations {
  fileprivate func check(for plan: HyperCellPlan, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unlessFinite(untrained, "untrained")
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { entry in
        (0...steps).contains(entry.steps) && entry.bits.isFinite
          && entry.control?.isFinite ?? true && entry.change?.isFinite ?? true
      }
    }
    if let writing { try StateFlaw.unless(writing.makesSense(for: plan), "writing") }
  }
}

extension Writing {
  /// Whether there is a change of every gate at every character.
  fileprivate func makesSense(for plan: HyperCellPlan) -> Bool {
    let count = text.unicodeScalars.count
    return count > 0 && [0, plan.gates].contains(changes.count)
      && changes.allSatisfy { row in
        row.count == count && row.allSatisfy { $0 >= 0 && $0.isFinite }
      }
  }
}
