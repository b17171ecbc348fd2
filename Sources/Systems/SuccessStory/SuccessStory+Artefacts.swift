public import Learning
import Methods
import Worlds

extension SuccessStory {
  /// The rising rates since each checkpoint, what came of time, the policy, and the maze.
  public func artefacts(in world: MazeWorld) -> [Artefact] {
    [staircase, rewards, timeline, policyMap, change, picture]
  }

  /// Reward a thousand ticks since each checkpoint that survives: it must rise from left to right.
  private var staircase: Artefact {
    let life = lives[Self.own]
    let starts =
      [(time: 0, reward: 0)]
      + life.stack.checkpoints.map { (time: $0.time, reward: $0.reward) }
    let steps = starts.filter { $0.time < life.time }
    let rates = steps.map { start in
      1000 * Double(life.reward - start.reward) / Double(life.time - start.time)
    }
    return Artefact(
      "staircase", title: "Reward a thousand ticks since each checkpoint that survives",
      .curves(
        .init(
          xLabel: "tick of the checkpoint", yLabel: "rate since",
          lines: [
            .init(
              "since birth, then since each checkpoint", x: steps.map { Double($0.time) }, y: rates)
          ])))
  }

  private func line(
    _ name: String, of place: Int, _ values: (RewardRecord) -> [Double]
  ) -> Artefact.Line {
    let record = records[place]
    let width = Double(record.width * Self.ticks) / 1e6
    let values = values(record)
    return .init(name, x: values.indices.map { (Double($0) + 1) * width }, y: values)
  }

  private var rewards: Artefact {
    let names = ["success story", "never undoing", "never changing"]
    return Artefact(
      "rewards", title: "Reward a thousand ticks over the life",
      .curves(
        .init(
          xLabel: "million ticks", yLabel: "reward",
          lines: lives.indices.map { line(names[$0], of: $0, \.rates) })))
  }

  private var timeline: Artefact {
    Artefact(
      "stack", title: "Checkpoints that stand, and changes undone, over the life",
      .curves(
        .init(
          xLabel: "million ticks", yLabel: "count",
          lines: [
            line("checkpoints", of: Self.own) { $0.pieces.map { Double($0.height) } },
            line("undone a step", of: Self.own) { record in
              record.pieces.map { Double($0.undone) / Double(record.width) }
            },
          ])))
  }

  /// What is done in each context: walls as an agent sees them, and its memory.
  private var policyMap: Artefact {
    let contexts = Self.contexts(of: maze)
    let policy = lives[Self.own].policy
    return Artefact(
      "policy", title: "The policy in every context that the maze has",
      .heatMap(
        .init(
          yLabel: "context", xLabel: "instruction", rows: contexts.map(Self.name),
          columns: Instruction.allCases.map(\.name),
          values: contexts.map { Array(policy.row($0)) })))
  }

  /// Where changes are aimed at: the part of the policy that learns how to learn.
  private var change: Artefact {
    let policy = lives[Self.own].policy
    let contexts = Self.contexts(of: maze)
    let aims = Array(policy.row(SelfModifyingPolicy.aimingRow))
    let rest =
      1 - contexts.reduce(0) { $0 + aims[$1] } - aims[SelfModifyingPolicy.aimingRow]
      - aims[SelfModifyingPolicy.entryRow]
    return Artefact(
      "change", title: "Which row a change is aimed at",
      .bars(
        .init(
          labels: contexts.map(Self.name) + ["the row of aims", "the row of entries", "unseen"],
          values: contexts.map { aims[$0] } + [
            aims[SelfModifyingPolicy.aimingRow], aims[SelfModifyingPolicy.entryRow], rest,
          ], unit: "probability")))
  }

  /// The contexts that an agent can be in.
  private static func contexts(of maze: Maze) -> [Int] {
    Set(maze.walls).sorted().flatMap { [Int($0) << 1, Int($0) << 1 | 1] }
  }

  /// The walls of a context and its memory: `N·S· 1`.
  private static func name(_ context: Int) -> String {
    let letters = zip("NESW", 0..<4).map { (context >> ($1 + 1)) & 1 == 1 ? String($0) : "·" }
    return letters.joined() + " \(context & 1)"
  }

  /// The maze with the agent, the goal, and the most probable move of each cell without memory.
  private var picture: Artefact {
    let life = lives[Self.own]
    return Artefact(
      "maze", title: "The maze, and the most probable move of each cell",
      .scene(
        .init(
          rows: (0..<maze.side).flatMap { [walls(above: $0), cells(row: $0)] } + [floor],
          caption: "@ is the agent, ◎ the goal; the shortest way has \(optimum) moves, a trial now "
            + "\(brief(1000 / max(records[Self.own].rates.last ?? 0, 1e-9))) ticks; "
            + "memory is \(life.memory)", isPlan: true)))
  }

  private func walls(above row: Int) -> [Artefact.Scene.Run] {
    let text = (0..<maze.side).map { column in
      "+" + (maze.hasWall(.north, of: row * maze.side + column) ? "---" : "   ")
    }
    return [.init(text.joined() + "+", .dim)]
  }

  private func cells(row: Int) -> [Artefact.Scene.Run] {
    (0..<maze.side).flatMap { column -> [Artefact.Scene.Run] in
      let cell = row * maze.side + column
      let wall = Artefact.Scene.Run(maze.hasWall(.west, of: cell) ? "|" : " ", .dim)
      let isLast = column == maze.side - 1
      return [wall, sign(of: cell)] + (isLast ? [.init("|", .dim)] : [])
    }
  }

  private var floor: [Artefact.Scene.Run] {
    [.init(String(repeating: "+---", count: maze.side) + "+", .dim)]
  }

  private func sign(of cell: Int) -> Artefact.Scene.Run {
    let life = lives[Self.own]
    if cell == life.cell { return .init(" @ ", .bright) }
    if cell == maze.count - 1 { return .init(" ◎ ", .good) }
    let moves = life.policy.row(Int(maze.walls[cell]) << 1).prefix(4)
    let best = moves.indices.max { moves[$0] < moves[$1] } ?? moves.startIndex
    return .init(" \(["↑", "→", "↓", "←"][best - moves.startIndex]) ", .plain)
  }
}
