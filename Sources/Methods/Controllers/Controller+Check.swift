import Compute
public import Learning

extension Controller {
  /// Makes sure that a decoded controller is what one that has learned nothing became.
  public func check(against fresh: Controller) throws(StateFlaw) {
    try StateFlaw.unless(shape == fresh.shape, "shape")
    try StateFlaw.unless(decay == fresh.decay, "decay")
    try StateFlaw.unless(
      parameters.hasLayout(of: fresh.parameters) && parameters.isFinite, "parameters")
    try StateFlaw.unless((0...1 << 53).contains(updates), "updates")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == updates, "optimiser")
    try StateFlaw.unless(
      updates == 0 ? baseline == nil : baseline?.isFinite == true, "baseline")
  }
}

extension ControllerHistory {
  /// Makes sure that a decoded history is one of a controller's updates.
  public func check(updates: Int) throws(StateFlaw) {
    try StateFlaw.unless(
      entropies.count == baselines.count && entropies.count == min(updates, Self.most),
      "entropies")
    try StateFlaw.unlessFinite(entropies.joined(), "entropies")
    try StateFlaw.unlessFinite(baselines, "baselines")
  }
}
