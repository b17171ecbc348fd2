import Learning
import Methods
import Systems

extension Experiment {
  /// CoDeepNEAT on digits somewhere on a canvas: 8 generations of 24 networks in place of the paper's
  /// 72 of 100.
  ///
  /// Miikkulainen and others (2017); no figure of theirs is on this data.
  static let coevolution = coevolution(
    "codeepneat", "blueprints and modules evolve together, beside evolution by random fitness",
    in: "shifted-digits")

  /// The same for networks of dense and LSTM layers that predict the next character of a text.
  static let textCoevolution = coevolution(
    "codeepneat-text", "blueprints and modules of recurrent networks evolve together",
    in: "shakespeare")

  private static func coevolution(_ id: String, _ title: String, in world: String) -> Experiment {
    let chance = "last generation under random fitness"
    return Experiment(
      id: id, title: title, system: "codeepneat", seeds: 5, minutes: 3,
      figures: [
        Figure("first generation", scale: .share),
        Figure("last generation", scale: .share, control: chance),
        Figure(chance, scale: .share),
        Figure("last above the first, in standard deviations of the first"),
        Figure(
          "last at least one of them above the first", unit: Figure.ofSeeds, bar: .atLeast(0.8)),
        Figure("last above that under random fitness", unit: Figure.ofSeeds, bar: .atLeast(0.8)),
        Figure("best", scale: .share, control: "best under random fitness"),
        Figure("best under random fitness", scale: .share),
        Figure("best above that under random fitness", unit: Figure.ofSeeds, bar: .atLeast(0.8)),
        Figure("test of the best", scale: .share, control: "test under random fitness"),
        Figure("test under random fitness", scale: .share),
      ]
    ) { seed throws(Failure) in
      let run = try CoDeepNEAT.evolved(in: world, seed: seed)
      let (ours, theirs) = (run.generations, run.controlGenerations)
      let (first, last) = (ours.first ?? [], ours.last ?? [])
      let (rise, chance) = (mean(last) - mean(first), mean(theirs.last ?? []))
      let best = ours.joined().max() ?? 0, bestByChance = theirs.joined().max() ?? 0
      let units = rise / max(deviation(first), 1e-9)
      let tests = run.testScores
      return [
        mean(first), mean(last), chance, units, units >= 1 ? 1 : 0, mean(last) > chance ? 1 : 0,
        best, bestByChance, best > bestByChance ? 1 : 0, tests.evolved, tests.control,
      ]
    }
  }
}

/// The standard deviation, by n − 1.
private func deviation(_ values: [Double]) -> Double {
  let center = mean(values)
  let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
  return (squares / Double(max(values.count - 1, 1))).squareRoot()
}
