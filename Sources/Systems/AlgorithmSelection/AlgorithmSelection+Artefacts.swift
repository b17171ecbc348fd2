import Foundation
public import Learning
import Methods

extension AlgorithmSelection {
  /// What selectors are worth, where they err, and who is best where.
  public func artefacts(in world: Portfolio) -> [Artefact] {
    guard !instances.isEmpty else { return [] }
    let learned = results.folds.isEmpty ? [] : [selectors, regrets, choices(in: world)]
    return learned + [winners(in: world), footprint(in: world), portfolio(in: world)]
  }

  /// Every selector with the share of the gap that it closes.
  private var selectors: Artefact {
    let rows = SelectorKind.allCases.compactMap { kind -> [String]? in
      guard let losses = results.losses(of: kind, instances) else { return nil }
      let paid = results.folds.filter { $0.kind == kind }.flatMap(\.isPaid)
      return [
        kind.rawValue, brief(losses.gapClosed()), brief(losses.gapClosed(afterPaying: false)),
        results.totalGapClosed(of: kind, instances).map(brief) ?? "–",
        "\(brief(100 * Double(paid.count { $0 }) / Double(max(paid.count, 1)))) %",
      ]
    }
    return Artefact(
      "selectors", title: "The share of the gap between single best and perfect choice closed",
      .table(
        .init(columns: ["selector", "after paying", "before", "in totals", "pays"], rows: rows)))
  }

  /// How often a choice costs how much more or less than the single best.
  private var regrets: Artefact {
    let edges = [-2, -1, -0.5, -0.25, -0.05, 0.05, 0.25, 0.5, 1, 2]
    let regrets = results.regrets(of: Self.main, instances)
    var counts = [Double](repeating: 0, count: edges.count + 1)
    for regret in regrets { counts[edges.count { $0 <= regret }] += 1 }
    let labels =
      ["to -2"] + zip(edges, edges.dropFirst()).map { "\(brief($0)) to \(brief($1))" }
      + ["from 2"]
    return Artefact(
      "regret", title: "lg of the cost of ridge's choice over the single best's; above 0 it lost",
      .bars(.init(labels: labels, values: counts, unit: "instances")))
  }

  /// Which algorithm is chosen in each group, and which would have been best.
  private func choices(in world: Portfolio) -> Artefact {
    var shares = world.groups.map { _ in world.algorithms.map { _ in 0.0 } }
    for fold in results.folds where fold.kind == Self.main {
      for (number, choice) in zip(fold.instances, fold.choices) {
        shares[instances[number].group][choice] += 1
      }
    }
    return heatMap("choices", "How often ridge chooses which algorithm", shares, in: world)
  }

  private func winners(in world: Portfolio) -> Artefact {
    var shares = world.groups.map { _ in world.algorithms.map { _ in 0.0 } }
    for instance in instances { shares[instance.group][instance.best] += 1 }
    return heatMap("winners", "How often which algorithm is best", shares, in: world)
  }

  private func heatMap(
    _ id: String, _ title: String, _ counts: [[Double]], in world: Portfolio
  ) -> Artefact {
    let values = counts.map { row in
      let sum = row.reduce(0, +)
      return row.map { sum > 0 ? $0 / sum : .nan }
    }
    return Artefact(
      id, title: title,
      .heatMap(
        .init(
          yLabel: "instances", xLabel: "algorithm", rows: world.groups, columns: world.algorithms,
          values: values)))
  }

  /// Where the single best is the best there is, over two features.
  private func footprint(in world: Portfolio) -> Artefact {
    let single = Self.singleBest(of: instances)
    let second = min(1, world.features.count - 1)
    return Artefact(
      "footprint",
      title: "Instances: bright where \(world.algorithms[single]) is best, dim where another is",
      .scatter(
        .init(
          xLabel: world.features[0], yLabel: world.features[second],
          points: instances.suffix(2000).map {
            .init(x: $0.features[0], y: $0.features[second], alive: $0.best == single)
          })))
  }

  private func portfolio(in world: Portfolio) -> Artefact {
    let rows = world.algorithms.indices.map { algorithm in
      let wins = instances.count { $0.best == algorithm }
      let mean = instances.reduce(0) { $0 + lg($1.costs[algorithm]) } / Double(instances.count)
      return [
        world.algorithms[algorithm], "\(wins)", brief(exp2(mean)),
        brief(instances.reduce(0) { $0 + $1.costs[algorithm] }),
      ]
    }
    let columns = ["algorithm", "best on", "geometric mean", "total, \(world.unit)"]
    return Artefact(
      "portfolio", title: "The portfolio", .table(.init(columns: columns, rows: rows)))
  }
}
