public import Learning
import Methods
import Worlds

extension Physics {
  /// How it experiments, and how it learned to.
  public func artefacts(in world: PhysicsWorld) -> [Artefact] {
    guard let evaluation = evaluations.last else { return [learning, table] }
    let scenes = zip(evaluation.watched, evaluation.loads).enumerated().map { place, trial in
      Artefact(
        "blocks-\(place + 1)", title: "Held-out blocks, trial \(place + 1)",
        .scene(BlocksScene(transitions: trial.0, loads: trial.1).scene))
    }
    return [learning] + scenes
      + [belief(evaluation), pokes(evaluation), pokesByGap(evaluation), gaps(evaluation), table]
  }

  /// What a trial is worth, against what was spent on learning.
  private var learning: Artefact {
    let x = evaluations.entries.map { Double($0.steps) }
    let ends = [x.first, x.last].compactMap { $0 }
    var lines = [Artefact.Line("chosen pokes", x: x, y: evaluations.entries.map(\.agent.value))]
    let other = evaluations.entries.compactMap { $0.control?.value }
    if other.count == x.count, !x.isEmpty {
      lines.append(Artefact.Line("random pokes", x: x, y: other))
    }
    lines.append(Artefact.Line("optimum", x: ends, y: ends.map { _ in optimum }))
    return Artefact(
      "learning", title: "Discounted reward against actions of learning",
      .curves(.init(xLabel: "actions", yLabel: "discounted reward", lines: lines)))
  }

  /// How the belief over the answers firms up in the first trial.
  private func belief(_ evaluation: HeavierEvaluation) -> Artefact {
    let transitions = evaluation.watched[0]
    let x = transitions.indices.map(Double.init)
    let blocks = (0..<HeavyBlocks.count).map { block in
      Artefact.Line("block \(block + 1)", x: x, y: transitions.map { $0.belief[block] })
    }
    let others = [
      Artefact.Line("ready to answer", x: x, y: transitions.map(\.readiness)),
      Artefact.Line("critic's value", x: x, y: transitions.map(\.value)),
    ]
    return Artefact(
      "belief", title: "How it would answer, poke by poke, in trial 1",
      .curves(.init(xLabel: "pokes", yLabel: "probability", lines: blocks + others)))
  }

  /// How often it poked, beside the best experimenter.
  private func pokes(_ evaluation: HeavierEvaluation) -> Artefact {
    let most = 8
    let shares = { (results: [HeavierResult]) in
      (0...most).map { count in
        Double(results.count { min($0.pokes, most) == count }) / Double(max(results.count, 1))
      }
    }
    let names = (0...most).map { $0 < most ? "\($0)" : "\(most) or more" }
    return Artefact(
      "pokes", title: "Pokes before the answer, and the optimum's",
      .heatMap(
        .init(
          rows: ["this agent", "optimum"], columns: names,
          values: [shares(evaluation.results), shares(optimalPolicy)])))
  }

  /// How often it poked where the heaviest was ahead by little, or much.
  private func pokesByGap(_ evaluation: HeavierEvaluation) -> Artefact {
    let fifths = 5
    let groups = (0..<fifths).map { fifth in
      evaluation.results.filter { min(Int($0.gap * Double(fifths)), fifths - 1) == fifth }
    }
    return Artefact(
      "difficulty", title: "Mean pokes by the gap to the second heaviest",
      .bars(
        .init(
          labels: (0..<fifths).map { "gap \(Double($0) / 5) to \(Double($0 + 1) / 5)" },
          values: groups.map { HeavierSummary($0, discount: settings.learning.discount).pokes },
          unit: "pokes")))
  }

  private func gaps(_ evaluation: HeavierEvaluation) -> Artefact {
    let correlation = decimals(evaluation.correlation)
    return Artefact(
      "gaps", title: "Pokes against the gap (rank correlation \(correlation); dead: wrong)",
      .scatter(
        .init(
          xLabel: "gap in load to the second heaviest", yLabel: "pokes",
          points: evaluation.results.prefix(400).map {
            .init(x: $0.gap, y: Double($0.pokes), alive: $0.isRight)
          })))
  }

  private var table: Artefact {
    let last = evaluations.entries.last
    let rows = [
      ("this agent", last?.agent), ("random pokes", last?.control),
      (
        "optimum",
        optimalPolicy.isEmpty
          ? nil : HeavierSummary(optimalPolicy, discount: settings.learning.discount)
      ),
    ]
    return Artefact(
      "summary", title: "Held-out trials",
      .table(
        .init(
          columns: ["who", "right", "pokes", "discounted reward"],
          rows: rows.compactMap { name, summary in
            summary.map {
              [name, decimals($0.success), decimals($0.pokes), decimals($0.value)]
            }
          })))
  }
}
