import Compute
public import Learning
import Methods
public import Worlds

extension HyperNetwork {
  /// Makes sure that both networks are those of the settings and have learned as often.
  public func check(
    against fresh: HyperNetwork, in world: Split, after steps: Int
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
    try StateFlaw.unless(
      batches.count == fresh.batches.count && batches.size == fresh.batches.size, "batches")
    let answers = steps == 0 ? 0 : evaluated(in: world).count
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(answers: answers, after: steps)
    }
  }
}

extension ImageModel {
  fileprivate func check(against fresh: ImageModel, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless(parameters.hasLayout(of: fresh.parameters), "parameters")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == steps, "optimiser")
  }
}

extension HyperNetwork.Evaluations {
  fileprivate func check(answers: Int, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(untrained.count == answers, "untrained")
    let makesSense = { (entry: Entry) in
      (0...steps).contains(entry.steps) && (0...1).contains(entry.accuracy)
        && entry.control.map { (0...1).contains($0) } ?? true
    }
    try StateFlaw.within("log") { () throws(StateFlaw) in try log.check(makesSense) }
    try StateFlaw.unless(test.map(makesSense) ?? true, "test")
  }
}
