public import Learning
import Methods

extension RL2 {
  /// How it learns to learn, and how it learns.
  public func artefacts(in world: RL2World) -> [Artefact] {
    [
      learning(in: world.tasks), adaptation(in: world.tasks), regret(in: world.tasks), table,
    ]
      + (world.tasks.endsEarly ? [lengths] : []) + pictures(in: world.tasks)
  }

  /// What a trial is worth, against what was spent on learning.
  private func learning(in world: any RL2Tasks) -> Artefact {
    let x = evaluations.entries.map { Double($0.steps) }
    let ends = [x.first, x.last].compactMap { $0 }
    let rules = charted(in: world).map {
      Artefact.Line($0.family, across: ends, at: $0.scores.mean)
    }
    return Artefact(
      "learning", title: "Held-out trials against steps of learning",
      .curves(
        .init(
          xLabel: "steps", yLabel: "worth of a trial",
          lines: [Artefact.Line("rl2", x: x, y: evaluations.entries.map(\.score))] + rules)))
  }

  /// What each episode of a trial is worth: learning itself, before and after it was learned.
  private func adaptation(in world: any RL2Tasks) -> Artefact {
    Artefact(
      "adaptation", title: "Adaptation within a trial",
      .curves(
        .init(
          xLabel: world.episodeName, yLabel: "worth of a \(world.episodeName)",
          lines: players(in: world).map { Artefact.Line($0.name, from: 1, $0.scores.curve) })))
  }

  /// What was lost on the reference until each episode.
  private func regret(in world: any RL2Tasks) -> Artefact {
    let reference = baselines[world.reference]?.scores.curve ?? []
    let lines = players(in: world).filter { $0.name != world.reference && !reference.isEmpty }.map {
      player in
      var sum = 0.0
      let regret = zip(reference, player.scores.curve).map { best, own in
        sum += best - own
        return sum
      }
      return Artefact.Line(player.name, from: 1, regret)
    }
    return Artefact(
      "regret", title: "Regret against \(world.reference)",
      .curves(.init(xLabel: world.episodeName, yLabel: "reward lost so far", lines: lines)))
  }

  /// The rules that charts show: those of the paper, which are told nothing where there are such,
  /// and the reference.
  private func charted(in world: any RL2Tasks) -> [Baselines.Baseline] {
    let untold = baselines.baselines.filter { $0.told == .nothing }
    guard !untold.isEmpty else { return baselines.baselines }
    return untold + [baselines[world.reference]].compactMap { $0 }
  }

  /// The agent now and as it was drawn, and the best of each family.
  private func players(in world: any RL2Tasks) -> [(name: String, scores: TrialScores)] {
    let own = [
      evaluations.last.map { ("rl2", $0.scores) },
      evaluations.first.map { ("untrained", $0.scores) },
    ]
    return own.compactMap { $0 } + charted(in: world).map { ($0.family, $0.scores) }
  }

  private var table: Artefact {
    let rows = baselines.baselines.map { baseline in
      let lead = evaluations.last.map { $0.scores.advantage(over: baseline.scores) }
      return [
        baseline.family, baseline.told.rawValue, baseline.constant.map(significant) ?? "",
        decimals(baseline.scores.mean),
        lead.map { "\(decimals($0.mean)) ± \(decimals($0.error))" } ?? "",
      ]
    }
    return Artefact(
      "rules", title: "Everybody in the same trials",
      .table(
        .init(
          columns: [
            "who", "told of tasks", "constant", "worth of a trial",
            "rl2 above it, ± standard error",
          ],
          rows: rows + [
            ["rl2", "", "", evaluations.last.map { decimals($0.scores.mean) } ?? "", ""]
          ])))
  }

  private func pictures(in world: any RL2Tasks) -> [Artefact] {
    guard let evaluation = evaluations.last, !evaluation.watched.isEmpty else { return [] }
    let distribution = Artefact(
      "policy", title: "Probability of each action, step by step",
      .heatMap(
        .init(
          yLabel: "action", xLabel: "step", rows: (1...world.actions).map { "\($0)" },
          columns: evaluation.watched.indices.map { "\($0 + 1)" },
          values: (0..<world.actions).map { action in
            evaluation.watched.map { $0.distribution[action] }
          })))
    return world.pictures(of: evaluation.watched, policy: distribution, random: tasks)
  }
}

extension Artefact.Line {
  /// A line through a sequence of numbers.
  fileprivate init(_ name: String, from first: Int, _ values: [Double]) {
    self.init(name, x: values.indices.map { Double(first + $0) }, y: values)
  }

  /// A level line.
  fileprivate init(_ name: String, across x: [Double], at level: Double) {
    self.init(name, x: x, y: x.map { _ in level })
  }
}
