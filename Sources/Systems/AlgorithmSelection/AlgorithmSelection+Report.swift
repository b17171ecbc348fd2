import Foundation
public import Learning
import Methods

/// The logarithm to base 2.
func lg(_ number: Double) -> Double { log2(number) }

extension AlgorithmSelection {
  /// What it reports.
  public static let series = [
    Series("gap", label: "gap closed after paying for features", better: .higher),
    Series("before", label: "gap closed before paying", better: .higher),
    Series("control", label: "gap closed by shuffled features", better: .higher),
    Series("free", label: "gap closed by free features", better: .higher),
    Series("tree", label: "gap closed by two questions", better: .higher),
    Series("measured", label: "instances measured"),
    Series("least", label: "lg of the least cost, mean of a step's instances"),
  ]

  /// The share of the gap that a selector closes over the folds done; `nil` before the first.
  package func gapClosed(_ kind: SelectorKind, afterPaying: Bool = true) -> Double? {
    results.losses(of: kind, instances)?.gapClosed(afterPaying: afterPaying)
  }

  /// Says how many instances are measured, and how hard the last ones were.
  func describeMeasurements(report: inout Report) {
    report.value("measured", Double(instances.count))
    let last = instances.suffix((instances.count - 1) % Self.batch + 1)
    report.value("least", last.reduce(0) { $0 + lg($1.costs[$1.best]) } / Double(last.count))
  }

  /// Says what is to be gained when everything is measured.
  func describePortfolio(_ world: Portfolio, report: inout Report) {
    let single = Self.singleBest(of: instances)
    let ratio = instances.reduce(0) { $0 + lg($1.costs[single]) - lg($1.costs[$1.best]) }
    let factor = exp2(ratio / Double(max(instances.count, 1)))
    report.note(
      "\(grouped(instances.count)) instances measured; \(world.algorithms[single]) is the single "
        + "best, choosing perfectly would be \(brief(factor)) times cheaper", .milestone)
  }

  /// Says what a selector was worth on a fold.
  func describe(_ kind: SelectorKind, in world: Portfolio, report: inout Report) {
    let names: [SelectorKind: String] = [
      Self.main: "gap", .shuffled: "control", .freeOnly: "free", .tree: "tree",
    ]
    if let name = names[kind], let gap = gapClosed(kind) { report.value(name, gap) }
    guard let last = results.folds.last else { return }
    if kind == Self.main {
      if let gap = gapClosed(kind, afterPaying: false) { report.value("before", gap) }
      examine(last, report: &report)
    }
    if last.fold == settings.folds - 1, kind == SelectorKind.allCases.last { sumUp(world, &report) }
  }

  /// What choosing by the selector gains over the single best algorithm, on instances of a fold.
  private func examine(_ fold: SelectionResults.Fold, report: inout Report) {
    guard let losses = results.losses(of: fold.kind, fold: fold.fold, instances) else { return }
    let prices = zip(fold.instances, fold.isPaid).reduce(0) {
      $0 + ($1.1 ? instances[$1.0].price : 0)
    }
    report.gain(
      GainSample(
        before: -losses.single, after: -losses.after,
        cost: prices / Double(max(fold.instances.count, 1)), task: fold.fold))
  }

  private func sumUp(_ world: Portfolio, _ report: inout Report) {
    guard let gap = gapClosed(Self.main), let noise = gapClosed(.shuffled) else { return }
    let ranked = SelectorKind.allCases.filter { $0 != .shuffled && $0 != .boughtShuffled }
      .compactMap { kind in gapClosed(kind).map { (kind: kind, gap: $0) } }
    if let best = ranked.max(by: { $0.gap < $1.gap }) {
      report.best(best.gap, of: Objective("gap closed"), "\(best.kind.rawValue), after paying")
    }
    report.note(
      "ridge closes \(brief(gap)) of the gap after paying for features, shuffled features "
        + "\(brief(noise)), free ones alone \(brief(gapClosed(.freeOnly) ?? 0))", .milestone)
    let regrets = results.regrets(of: Self.main, instances)
    let worse = Double(regrets.count { $0 > 1e-9 }) / Double(max(regrets.count, 1))
    report.note("on \(brief(100 * worse)) % of the instances it costs more than the single best")
  }
}
