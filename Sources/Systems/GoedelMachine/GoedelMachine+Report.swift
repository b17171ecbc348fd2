public import Learning
import Methods

extension GoedelMachine {
  /// What it reports at every step.
  public static let series = [
    Series("rate", label: "reward a thousand slots", better: .higher),
    Series("never-switching", label: "the same, never switching", better: .higher),
    Series("proof-steps", label: "steps of the search for proofs"),
    Series("phase", label: "phase of the search"),
    Series("theorems", label: "theorems of the word that has come furthest"),
    Series("states", label: "states in this phase", logarithmic: true),
  ]

  /// Says what a step brought.
  func describe(isFound: Bool, report: inout Report) {
    let (own, twin) = (rate(of: life), rate(of: unchanged))
    report.value("rate", own)
    report.value("never-switching", twin)
    report.value("proof-steps", Double(search.steps))
    report.value("phase", Double(search.phase.number))
    report.value("theorems", Double(search.theorems))
    report.value("states", Double(max(search.phase.states, 1)))
    report.gain(GainSample(before: twin, after: own, cost: Double(Self.ticks)))
    if steps == 1 {
      report.best(own, of: Self.objective, "the initial program, \(Solver.initial.text)")
    }
    if isFound { tellProof(&report) }
    if steps == plannedSteps { sumUp(&report) }
  }

  private static let objective = Objective("reward a thousand slots")

  /// Reward a thousand slots in the step just made.
  private func rate(of life: JobLife) -> Double {
    let (start, end) = (slot(afterLife: steps - 1), slot(afterLife: steps))
    return 1000 * Double(life.reward(until: end) - life.reward(until: start))
      / Double(max(end - start, 1))
  }

  private func tellProof(_ report: inout Report) {
    guard let change, let target else { return }
    report.note(
      "proved after \(grouped(search.steps)) steps, in phase \(search.phase.number): to switch to "
        + "\(change.solver.text) in slot \(grouped(change.slot)) earns at least "
        + "\(grouped(target.with)), not to at most \(grouped(target.without))", .milestone)
    let slots = JobLife.slots(ofJobBy: change.solver, in: stream) ?? 1
    report.best(1000 / Double(slots), of: Self.objective, "by a theorem: \(change.solver.text)")
  }

  private func sumUp(_ report: inout Report) {
    let end = slot(afterLife: steps)
    let earned = [life, unchanged, later].map { grouped($0.reward(until: end)) }
    report.note(
      change == nil
        ? "life ends without a proof, so nothing was switched; it earned \(earned[0])"
        : "life earned \(earned[0]); never switching \(earned[1]); switching \(stream.delay) slots "
          + "later \(earned[2])", .milestone)
  }
}
