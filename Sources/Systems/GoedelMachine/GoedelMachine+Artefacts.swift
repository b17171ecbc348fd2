public import Learning
import Methods
import Text

extension GoedelMachine {
  /// The story so far, the proof, the lives, who had how much of the search, and the programs.
  public func artefacts(in world: JobWorld) -> [Artefact] {
    [story, proofTree, lives, shares, programs, phases, axioms]
  }

  // MARK: Story

  private var story: Artefact {
    let initial = JobLife.slots(ofJobBy: .initial, in: stream) ?? 0
    let lines = [
      "A Gödel machine is a program that may rewrite any of its own code, and does so once it has "
        + "proved that this pays: no trial, no hope, a theorem.",
      "Every \(stream.slot) ticks a job comes: add up 1 to \(stream.argument). It is lost when the "
        + "next comes. The machine's own program takes \(initial) slots a job, since it adds in a "
        + "loop and since half of its time goes to a search for proofs.",
      "What has to be proved: to switch now earns more than not to switch now, whatever the machine "
        + "might do later, a better switch included.",
      progress, outcome,
    ]
    return Artefact("story", title: "What goes on", .text(lines.joined(separator: "\n\n")))
  }

  private var progress: String {
    guard let change, let target else {
      let end =
        steps == plannedSteps ? "Life is over: no proof was found in" : "No proof yet, after"
      return "\(end) \(grouped(search.steps)) steps of search, now in phase "
        + "\(search.phase.number). The word that has come furthest proved \(search.theorems) of "
        + "\(ProofState.Place.allCases.count) theorems."
    }
    return "Proved after \(grouped(search.steps)) steps: from slot \(grouped(change.slot)) on, "
      + "\(change.solver.text) earns at least \(grouped(target.with)); without the switch it "
      + "would be at most \(grouped(target.without)). So it switched."
  }

  private var outcome: String {
    let end = slot(afterLife: steps)
    let (own, twin) = (life.reward(until: end), unchanged.reward(until: end))
    let twins =
      change == nil
      ? "as its twin that never switches"
      : "its twin that never switches \(grouped(twin)), the one that switches \(stream.delay) "
        + "slots later \(grouped(later.reward(until: end)))"
    return "Earned so far: \(grouped(own)); \(twins)."
  }

  // MARK: Proof

  /// The proof as a tree of what follows from what; before there is one, of the word that has come
  /// furthest.
  private var proofTree: Artefact {
    let isProved = change != nil
    let proof = isProved ? self.proof : attempt.proof
    let theorems = proof.replay(in: ProofKernel(world: stream)) ?? []
    let used = Set(proof.lines.flatMap(\.premises))
    let roots = theorems.indices.filter { !used.contains($0) }.reversed()
      .map { node($0, proof, theorems) }
    let word = search.furthest.map(\.name).joined(separator: " ")
    let root = Artefact.TreeNode(
      isProved ? "found by the word \(word)" : word.isEmpty ? "nothing proved yet" : "word \(word)",
      children: roots)
    return Artefact(
      "proof",
      title: isProved
        ? "The proof: what is above follows from what is below"
        : "No proof yet: the word that has proved the most", .tree(root))
  }

  private var attempt: ProofState {
    ProofSearch.state(
      after: search.furthest, in: stream, slot: slot(afterSteps: search.steps))
  }

  private func node(_ line: Int, _ proof: Proof, _ theorems: [Theorem]) -> Artefact.TreeNode {
    Artefact.TreeNode(
      theorems[line].statement.text, facts: [.init("by", proof.lines[line].rule)],
      children: proof.lines[line].premises.map { node($0, proof, theorems) })
  }

  // MARK: Lives

  private var lives: Artefact {
    let names = ["Gödel machine", "never switching", "switching d slots later"]
    let all = [life, unchanged, later]
    let shown = change == nil ? Array(all.prefix(2)) : all
    let x = stride(from: 0, through: steps, by: max(steps / 400, 1)).map { $0 }
    let lines = shown.indices.map { place in
      Artefact.Line(
        names[place], x: x.map { Double($0 * Self.ticks) / 1e6 },
        y: x.map { Double(shown[place].reward(until: slot(afterLife: $0))) })
    }
    return Artefact(
      "lives", title: "Reward over life, with the switch and without",
      .curves(.init(xLabel: "million ticks", yLabel: "reward", lines: lines)))
  }

  // MARK: Search

  private var shares: Artefact {
    let all = Double(max(search.steps, 1))
    let tokens = search.order.sorted { $0.rawValue < $1.rawValue }
    return Artefact(
      "shares", title: "Whose the time of the search was: steps of each token",
      .bars(
        .init(
          labels: tokens.map(\.name),
          values: tokens.map { 100 * Double(search.shares[$0.rawValue]) / all }, unit: "%")))
  }

  private var phases: Artefact {
    let all = search.phases + [search.phase]
    let x = all.map { Double($0.number) }
    return Artefact(
      "phases", title: "Phases of the search: in each, words have more time",
      .curves(
        .init(
          xLabel: "phase", yLabel: "count",
          lines: [
            .init("steps", x: x, y: all.map { Double(max($0.steps, 1)) }),
            .init("states", x: x, y: all.map { Double(max($0.states, 1)) }),
          ], logY: true)))
  }

  private var programs: Artefact {
    let solvers: [(String, Solver)] =
      [("initial", .initial)] + (change.map { [("switched to", $0.solver)] } ?? [])
    return Artefact(
      "programs", title: "The solver before and after",
      .table(
        .init(
          columns: ["", "program", "answer", "ticks", "slots a job", "why it is right"],
          rows: solvers.map(row))))
  }

  private func row(_ name: String, _ solver: Solver) -> [String] {
    guard
      case .execution(_, let answer, let ticks)? =
        ProofKernel(world: stream).execution(of: solver.program)?.statement
    else { return [name, solver.text, "–", "–", "–", "–"] }
    return [
      name, solver.text, answer.text, ticks.text,
      JobLife.slots(ofJobBy: solver, in: stream).map { "\($0)" } ?? "–",
      "f(1) = 1, f(N+1) − f(N) = N + 1",
    ]
  }

  private var axioms: Artefact {
    let rows = [
      ["A1", "what each instruction does and how many ticks it takes"],
      ["A2", "the machine begins with \(Solver.initial.text)"],
      ["A3", "S(1) = 1, S(k + 1) − S(k) = k + 1; a job asks S(N)"],
      [
        "A4",
        "N = \(stream.argument), a slot has \(stream.slot) ticks, exchange takes "
          + "\(stream.exchange)",
      ],
      [
        "A5",
        "at most 1 reward a slot; \(stream.delay) slots between checks; "
          + "\(grouped(stream.slots)) slots in all",
      ],
      ["A6", "the clock: theorems name a slot still to come"],
      ["R1, R2", "code without jumps, and loops of additions, for every N at once"],
      ["R3", "a program is right if it begins and grows as S does"],
      ["R4", "ticks become slots a job"],
      ["R5", "without a switch no more than this is earned, whatever comes later"],
      ["R6", "with it no less than this"],
      ["R7", "if the second is more than the first: the target theorem"],
    ]
    return Artefact(
      "axioms", title: "All that a proof may use", .table(.init(columns: ["", ""], rows: rows)))
  }
}

extension Statement {
  /// What is proved, in words.
  var text: String {
    switch self {
    case .initialSolver(let solver): "the machine runs \(solver.text)"
    case .recurrence: "S(1) = 1, S(k + 1) − S(k) = k + 1"
    case .constants(let argument, let slot, let exchange):
      "N = \(argument), \(slot) ticks a slot, \(exchange) for exchange"
    case .limits(let delay, let slots):
      "at most 1 a slot, \(delay) slots between checks, \(grouped(slots)) slots of life"
    case .clock(let slot): "slot \(grouped(slot)) is to come"
    case .execution(let program, let answer, let ticks):
      "\(program.text) answers \(answer.text) in \(ticks.text) ticks"
    case .correct(let program): "\(program.text) answers S(N)"
    case .rate(let solver, let slots): "\(solver.text): \(counted(slots, "slot")) a job"
    case .upper(let slot, let reward):
      "not switching in slot \(grouped(slot)) earns at most \(grouped(reward))"
    case .lower(let slot, _, let reward):
      "switching in slot \(grouped(slot)) earns at least \(grouped(reward))"
    case .target(_, _, let with, let without):
      "switch: at least \(grouped(with)) > at most \(grouped(without)) without"
    }
  }
}
