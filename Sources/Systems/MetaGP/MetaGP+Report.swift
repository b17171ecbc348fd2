public import Learning
import Methods

/// What evolved operators brought in the test on a target.
package struct OperatorTest: Hashable, Sendable {
  /// z of Mann & Whitney on evaluations: positive where evolved operators need fewer than the usual.
  package let z: Double
  /// Runs that were solved, with evolved operators and with the usual ones.
  package let evolved: Int
  package let classic: Int
  package let runs: Int
  /// z and solved runs of the luckiest random program.
  package let luckyZ: Double?
  package let lucky: Int?
}

extension MetaGP {
  /// What it reports.
  public static let series = [
    Series("advantage", label: "best program over the usual operators", better: .higher),
    Series("mean", label: "mean of a generation over the usual operators", better: .higher),
    Series("fresh", label: "last generation's best on new seeds, over the usual", better: .higher),
    Series("fitness", label: "fitness of a program", better: .higher),
    Series("z", label: "z of the test", better: .higher),
  ]

  /// Says what came of a generation; the first program of all but the first is the last one's best.
  func describe(_ generation: Generation, report: inout Report) {
    report.value("advantage", generation.best - generation.classic)
    report.value("mean", generation.mean - generation.classic)
    if !generations.isEmpty {
      report.value("fresh", generation.incumbent - generation.classic)
      report.gain(
        GainSample(
          before: generation.classic, after: generation.incumbent,
          cost: Double(settings.runs * settings.horizon * GeneticProgramming.population)))
    }
    report.best(
      generation.best - generation.classic, of: Objective("advantage over the usual operators"),
      generation.program.text)
  }

  /// What the test said of a target; `nil` before it is over.
  package func test(on name: String) -> OperatorTest? {
    let parts = tests.filter { $0.target.rawValue == name }
    let (evolved, classic) = (parts.flatMap(\.evolved), parts.flatMap(\.classic))
    let lucky = parts.flatMap(\.lucky)
    guard evolved.count == settings.tests, let test = compare(evolved, classic) else { return nil }
    return OperatorTest(
      z: test.z, evolved: evolved.count { $0.isSolved }, classic: classic.count { $0.isSolved },
      runs: evolved.count, luckyZ: lucky.isEmpty ? nil : compare(lucky, classic)?.z,
      lucky: lucky.isEmpty ? nil : lucky.count { $0.isSolved })
  }

  /// Unsolved runs are all alike, and worse than any solved one.
  private func compare(
    _ first: [GeneticProgramming.Ending], _ second: [GeneticProgramming.Ending]
  ) -> MannWhitney? {
    let value = { (ending: GeneticProgramming.Ending) in
      ending.isSolved ? Double(ending.evaluations) : .infinity
    }
    return MannWhitney(first.map(value), second.map(value))
  }

  func describe(testOn target: FormulaTarget, report: inout Report) {
    guard let test = test(on: target.rawValue) else { return }
    report.value("z", test.z)
    let verdict =
      test.z >= 1.96 ? "a gain" : test.z <= -1.96 ? "a loss" : "no difference that is clear"
    report.note(
      "\(target.text): solved \(test.evolved) of \(test.runs), with the usual operators "
        + "\(test.classic); z = \(brief(test.z)), \(verdict)", .milestone)
  }
}

extension OperatorProgram {
  /// Its instructions in a line.
  var text: String { instructions.map(\.text).joined(separator: "; ") }
}
