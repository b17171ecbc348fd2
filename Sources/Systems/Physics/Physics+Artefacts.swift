public import Learning
import Methods

extension Physics {
  /// How it experiments, and how it learned to.
  public func artefacts(in world: PhysicsWorld) -> [Artefact] {
    guard let evaluation = evaluations.last else { return [learning, table(world.task)] }
    return [learning] + scenes(evaluation, world.task)
      + [
        belief(evaluation, world.task), actions(evaluation, world.task),
        actionsByDifficulty(evaluation, world.task), difficulties(evaluation, world.task),
        table(world.task),
      ]
  }

  private func scenes(_ evaluation: ExperimentEvaluation, _ task: some PhysicsTask) -> [Artefact] {
    zip(evaluation.watched, evaluation.secrets).enumerated().map { place, trial in
      Artefact(
        "blocks-\(place + 1)", title: "Held-out blocks, trial \(place + 1)",
        .scene(task.picture(of: trial.0, secret: trial.1, seconds: settings.seconds)))
    }
  }

  /// What a trial is worth, against what was spent on learning.
  private var learning: Artefact {
    let x = evaluations.entries.map { Double($0.steps) }
    let ends = [x.first, x.last].compactMap { $0 }
    var lines = [
      Artefact.Line("chosen actions", x: x, y: evaluations.entries.map(\.agent.value))
    ]
    let other = evaluations.entries.compactMap { $0.control?.value }
    if other.count == x.count, !x.isEmpty {
      lines.append(Artefact.Line("random actions", x: x, y: other))
    }
    let best = optimum ?? ExperimentSummary(reference, discount: settings.learning.discount).value
    let name = optimum == nil ? "scripted rule" : "optimum"
    lines.append(Artefact.Line(name, x: ends, y: ends.map { _ in best }))
    return Artefact(
      "learning", title: "Discounted reward against actions of learning",
      .curves(.init(xLabel: "actions", yLabel: "discounted reward", lines: lines)))
  }

  /// How the belief over the answers firms up in the first trial.
  private func belief(_ evaluation: ExperimentEvaluation, _ task: some PhysicsTask) -> Artefact {
    let transitions = evaluation.watched[0]
    let x = transitions.indices.map(Double.init)
    let answers = task.answers.enumerated().map { answer, name in
      Artefact.Line(name, x: x, y: transitions.map { $0.belief[answer] })
    }
    let others = [
      Artefact.Line("ready to answer", x: x, y: transitions.map(\.readiness)),
      Artefact.Line("critic's value", x: x, y: transitions.map(\.value)),
    ]
    return Artefact(
      "belief", title: "How it would answer, action by action, in trial 1",
      .curves(.init(xLabel: "actions", yLabel: "probability", lines: answers + others)))
  }

  /// How often it acted, beside whom it is compared with.
  private func actions(_ evaluation: ExperimentEvaluation, _ task: some PhysicsTask) -> Artefact {
    let most = settings.limit > 30 ? 16 : 8
    let shares = { (results: [ExperimentResult]) in
      (0...most).map { count in
        Double(results.count { min($0.actions, most) == count }) / Double(max(results.count, 1))
      }
    }
    let names = (0...most).map { $0 < most ? "\($0)" : "\(most) or more" }
    return Artefact(
      "pokes", title: "Actions before the answer, beside the \(task.reference)",
      .heatMap(
        .init(
          yLabel: "who", xLabel: "actions", rows: ["this agent", task.reference], columns: names,
          values: [shares(evaluation.results), shares(reference)])))
  }

  /// How often it acted where the question was hard, or easy.
  private func actionsByDifficulty(
    _ evaluation: ExperimentEvaluation, _ task: some PhysicsTask
  ) -> Artefact {
    let fifths = 5
    let (name, range) = task.difficulty
    let width = range.upperBound - range.lowerBound
    let groups = (0..<fifths).map { fifth in
      evaluation.results.filter { result in
        let share = (result.difficulty - range.lowerBound) / width
        return min(max(Int(share * Double(fifths)), 0), fifths - 1) == fifth
      }
    }
    let edge = { (place: Int) in decimals(range.lowerBound + width * Double(place) / 5) }
    return Artefact(
      "difficulty", title: "Mean actions by \(name)",
      .bars(
        .init(
          labels: (0..<fifths).map { "\(edge($0)) to \(edge($0 + 1))" },
          values: groups.map { ExperimentSummary($0, discount: 1).actions }, unit: "actions")))
  }

  private func difficulties(
    _ evaluation: ExperimentEvaluation, _ task: some PhysicsTask
  ) -> Artefact {
    let correlation = decimals(evaluation.correlation)
    let name = task.difficulty.name
    return Artefact(
      "gaps", title: "Actions against \(name) (rank correlation \(correlation); dead: wrong)",
      .scatter(
        .init(
          xLabel: name, yLabel: "actions",
          points: evaluation.results.prefix(400).map {
            .init(x: $0.difficulty, y: Double($0.actions), alive: $0.isRight)
          })))
  }

  private func table(_ task: some PhysicsTask) -> Artefact {
    let last = evaluations.entries.last
    let rows = [
      ("this agent", last?.agent), ("random actions", last?.control),
      (
        task.reference,
        reference.isEmpty
          ? nil : ExperimentSummary(reference, discount: settings.learning.discount)
      ),
    ]
    return Artefact(
      "summary", title: "Held-out trials",
      .table(
        .init(
          columns: ["who", "right", "actions", "discounted reward"],
          rows: rows.compactMap { name, summary in
            summary.map {
              [name, decimals($0.success), decimals($0.actions), decimals($0.value)]
            }
          })))
  }
}
