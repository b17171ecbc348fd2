public import Learning
import Methods

extension PathNet {
  /// The modules with their pathways, the population, and how the arms compare.
  public func artefacts(in world: PathWorld) -> [Artefact] {
    let living = run.map { [grid($0), usage($0)] } ?? []
    return living + [generations, overlap, fitness, pairs(in: world)].compactMap(\.self)
  }

  /// The deck's picture: modules by layer, the fittest pathway and the frozen one.
  private func grid(_ run: TaskRun) -> Artefact {
    let path = run.population.pathways[run.population.best].modules
    let rows = (0..<shape.layers).reversed().map { layer in
      [Artefact.Scene.Run("layer \(layer + 1)  ", .dim)]
        + (0..<shape.modules).map { module in
          switch (path[layer].contains(module), run.frozen[layer].contains(module)) {
          case (true, true): Artefact.Scene.Run("◆ ", .bright)
          case (true, false): Artefact.Scene.Run("● ", .good)
          case (false, true): Artefact.Scene.Run("■ ", .bad)
          case (false, false): Artefact.Scene.Run("· ", .dim)
          }
        }
    }
    return Artefact(
      "modules", title: "Modules: \(arm.label)",
      .scene(
        .init(
          rows: rows, caption: "● fittest pathway  ■ frozen after A  ◆ both  · neither",
          isPlan: true)))
  }

  private func usage(_ run: TaskRun) -> Artefact {
    Artefact(
      "usage", title: "How large a share of the population's genes names a module",
      .heatMap(
        .init(
          yLabel: "layer", xLabel: "module", rows: (1...shape.layers).map { "layer \($0)" },
          columns: (1...shape.modules).map(String.init), values: run.population.usage(shape))))
  }

  /// Generations to the threshold by arm, means over pairs.
  private var generations: Artefact? {
    let means = settings.arms.compactMap { arm in
      mean(of: arm).map { (arm.label, $0) }
    }
    guard !means.isEmpty else { return nil }
    return Artefact(
      "generations", title: "Generations until the threshold, at most \(settings.generations)",
      .bars(.init(labels: means.map(\.0), values: means.map(\.1), unit: "generations")))
  }

  /// Mean generations of an arm over pairs; `nil` where none has ended.
  func mean(of arm: Arm) -> Double? {
    let values = records.indices.compactMap { result(of: arm, inPair: $0)?.generations }
    return values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
  }

  /// What the pathways of A and B share, and what transfer saved.
  private var overlap: Artefact? {
    let points = records.indices.compactMap { pair -> Artefact.Scatter.Point? in
      guard let first = result(of: .first, inPair: pair),
        let second = result(of: .transfer, inPair: pair), let saved = saving(ofPair: pair)
      else { return nil }
      let shared = zip(first.pathway.modules, second.pathway.modules)
        .reduce(0) { $0 + Set($1.0).intersection($1.1).count }
      return Artefact.Scatter.Point(x: Double(shared), y: saved)
    }
    guard !points.isEmpty else { return nil }
    return Artefact(
      "overlap", title: "What B shares with A, and what transfer saved",
      .scatter(
        .init(xLabel: "modules in both pathways", yLabel: "generations saved", points: points)))
  }

  /// The fitness of the arms of the pair under way, and of the pair before while there is none.
  private var fitness: Artefact? {
    let shown = records[pair].results.isEmpty && run?.curve.isEmpty != false ? pair - 1 : pair
    guard shown >= 0 else { return nil }
    var curves = zip(settings.arms, records[shown].results).map { ($0.label, $1.curve) }
    if shown == pair, let run, !run.curve.isEmpty { curves.append((arm.label, run.curve)) }
    let lines = curves.map { name, curve in
      Artefact.Line(name, x: curve.indices.map { Double($0 + 1) }, y: curve)
    }
    return Artefact(
      "fitness", title: "Training accuracy of the winner, pair \(shown + 1)",
      .curves(.init(xLabel: "generations", yLabel: "training accuracy", lines: lines)))
  }

  /// All pairs: the generations of each arm, and what is left of task A.
  private func pairs(in world: PathWorld) -> Artefact? {
    let rows = records.indices.filter { !records[$0].results.isEmpty }.map { pair in
      let tasks = tasks(ofPair: pair, in: world).map(\.name)
      let generations = settings.arms.map { arm in
        result(of: arm, inPair: pair).map { "\($0.generations)" + ($0.isSolved ? "" : "+") } ?? ""
      }
      let left = [records[pair].kept, records[pair].fineTuned].map { part in
        part.map { decimals($0.before) + " → " + decimals($0.after) } ?? ""
      }
      return tasks + generations + left
    }
    guard !rows.isEmpty else { return nil }
    let columns =
      ["A", "B"] + settings.arms.map(\.label) + ["A after B", "A after fine-tuning"]
    return Artefact(
      "pairs", title: "Pairs of tasks; + where the threshold was not reached",
      .table(.init(columns: columns, rows: rows)))
  }
}
