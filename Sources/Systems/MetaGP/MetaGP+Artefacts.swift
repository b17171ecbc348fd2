public import Learning
import Methods

extension MetaGP {
  /// The programs, how they rose, what they are made of, and what the test says.
  public func artefacts(in world: FormulaWorld) -> [Artefact] {
    let grown = generations.isEmpty ? [] : [curves, best, makeUp]
    return grown + [table] + (tests.isEmpty ? [] : [verdicts])
  }

  private var curves: Artefact {
    let x = generations.indices.map { Double($0 + 1) }
    func line(_ name: String, _ value: (Generation) -> Double) -> Artefact.Line {
      .init(name, x: x, y: generations.map { value($0) - $0.classic })
    }
    return Artefact(
      "generations", title: "Fitness over that of the usual operators",
      .curves(
        .init(
          xLabel: "generation", yLabel: "advantage",
          lines: [
            line("best", \.best), line("mean", \.mean),
            line("last best, new seeds", \.incumbent),
          ])))
  }

  /// The best program as steps that a child goes through.
  private var best: Artefact {
    let program = generations.last?.program ?? .classic
    return Artefact(
      "program", title: "The best program of the last generation",
      .tree(
        .init(
          "a copy of the first parent",
          children: program.instructions.map { instruction in
            .init(
              instruction.action.rawValue,
              facts: [
                .init("where", instruction.picker.rawValue),
                .init("probability", brief(instruction.probability)),
                .init("depth", instruction.action == .grow ? "\(instruction.depth)" : "–"),
              ])
          })))
  }

  /// How often each action is in the programs that live.
  private var makeUp: Artefact {
    let actions = OperatorProgram.Action.allCases
    let all = programs.flatMap(\.instructions)
    return Artefact(
      "actions", title: "What the programs of this generation are made of",
      .bars(
        .init(
          labels: actions.map(\.rawValue),
          values: actions.map { action in Double(all.count { $0.action == action }) },
          unit: "instructions")))
  }

  private var table: Artefact {
    let rows = programs.indices.map { place in
      [
        "\(place + 1)", fitness.indices.contains(place) ? brief(fitness[place]) : "–",
        programs[place].text,
      ]
    }
    return Artefact(
      "programs", title: "The programs of this generation",
      .table(.init(columns: ["", "fitness", "instructions"], rows: rows)))
  }

  private var verdicts: Artefact {
    let rows = target.family.compactMap { target -> [String]? in
      guard let test = test(on: target.rawValue) else { return nil }
      return [
        target.text, "\(test.evolved)", "\(test.classic)", test.lucky.map { "\($0)" } ?? "–",
        brief(test.z), test.luckyZ.map(brief) ?? "–",
      ]
    }
    return Artefact(
      "test", title: "Runs solved of \(settings.tests) on new seeds; z above 1.96 is a gain",
      .table(
        .init(
          columns: ["target", "evolved", "usual", "luckiest", "z", "z of luckiest"], rows: rows)))
  }
}
