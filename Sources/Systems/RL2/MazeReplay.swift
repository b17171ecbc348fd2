import Learning
import Worlds

/// A trial in a maze that is walked again, for pictures: both episodes on the map, and what was seen.
struct MazeReplay {
  /// The beginning of a step.
  private struct Visit {
    let tile: Int
    let view: DepthView
  }

  /// An episode as it was walked.
  private struct Walk {
    var visits: [Visit] = []
    var hasArrived = false
  }

  private typealias Run = Artefact.Scene.Run

  private let maze: TileMaze
  private let target: Int
  private var walks = Array(repeating: Walk(), count: MazeTrials.count)

  /// Takes these actions in the first of some trials that have not begun.
  init(_ trials: MazeTrials, actions: [Int]) {
    var trials = trials
    (maze, target) = (trials.mazes[0], trials.targets[0])
    var rewards = [Float](repeating: 0, count: trials.rows)
    for action in actions where !trials.isOver(0) {
      let episode = trials.episodes[0]
      walks[episode].visits.append(Visit(tile: trials.tile(of: 0), view: trials.view(of: 0)))
      trials.step(Array(repeating: action, count: trials.rows), &rewards)
      if trials.progress?.hasArrived[0] == true { walks[episode].hasArrived = true }
    }
  }

  /// The maze from above, side by side as it was walked in each episode.
  var map: Artefact.Scene {
    let maps = walks.map(picture)
    let gap = Run("    ")
    let heads = walks.enumerated().map { episode, walk in
      let end = walk.hasArrived ? "target reached" : "target not reached"
      return padded("episode \(episode + 1): \(walk.visits.count) steps, \(end)", 3 * maze.side)
    }
    return Artefact.Scene(
      rows: [[Run(heads.joined(separator: gap.text), .bright)]]
        + (0..<maze.side).map { row in
          Array(maps.map { $0[row] }.joined(separator: [gap]))
        },
      caption: "@ start, ◎ target; numbers: the step that first came to a tile; only the start is "
        + "new in 2", isPlan: true)
  }

  /// The map of one episode, row by row.
  private func picture(of walk: Walk) -> [[Run]] {
    var firsts: [Int: Int] = [:]
    for (step, visit) in walk.visits.enumerated() where firsts[visit.tile] == nil {
      firsts[visit.tile] = step
    }
    return (0..<maze.side).map { row in
      (0..<maze.side).map { column in
        let tile = row * maze.side + column
        if maze.isWall[tile] { return Run("███", .dim) }
        if tile == target { return Run(" ◎ ", walk.hasArrived ? .good : .bad) }
        return firsts[tile].map(mark) ?? Run("   ")
      }
    }
  }

  private func mark(_ step: Int) -> Run {
    step == 0 ? Run(" @ ", .bright) : Run(Self.leftPadded("\(step)", 3), .first)
  }

  /// What is seen at the first and the last step of each episode.
  var views: Artefact.Scene {
    let shown = walks.enumerated().flatMap { episode, walk -> [(title: String, view: DepthView)] in
      let (first, last) = (walk.visits.first, walk.visits.last)
      return [
        first.map { ("\(episode + 1): first step", $0.view) },
        last.map { ("\(episode + 1): last", $0.view) },
      ]
      .compactMap(\.self)
    }
    let gap = Run("   ")
    let pictures = shown.map { MazeLook($0.view, target: target).rows }
    let heads = shown.map { padded($0.title, DepthView.columns) }
    return Artefact.Scene(
      rows: [[Run(heads.joined(separator: gap.text), .bright)]]
        + (0..<MazeLook.height).map { row in
          Array(pictures.map { $0[row] }.joined(separator: [gap]))
        },
      caption:
        "nearer walls are taller and brighter, ◎ is the target; the agent is told the depths "
        + "of \(DepthView.columns) columns")
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  private static func leftPadded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }
}

/// A view drawn with walls that are taller where they are nearer.
struct MazeLook {
  private typealias Run = Artefact.Scene.Run

  /// Rows of the picture.
  static let height = 7

  /// From top to bottom, a run for each column.
  let rows: [[Artefact.Scene.Run]]

  /// Draws what is seen from a place.
  init(_ view: DepthView, target: Int) {
    let columns = (0..<DepthView.columns).map { column in
      var showsTarget = false
      let depth = view.cast(column) { if $0 == target { showsTarget = true } }
      return Self.column(depth, showsTarget)
    }
    rows = (0..<Self.height).map { row in columns.map { $0[row] } }
  }

  private static func column(_ depth: Double, _ showsTarget: Bool) -> [Run] {
    // A wall right ahead, half a tile away, fills the picture.
    let half = min(max(Int((Double(height) / 4 / depth).rounded()), 0), height / 2)
    let middle = height / 2
    return (0..<height).map { row in
      if row == middle && showsTarget { return Run("◎", .good) }
      guard abs(row - middle) <= half else { return Run(row > middle ? "·" : " ", .dim) }
      return Run(depth < 1 ? "█" : depth < 2 ? "▓" : depth < 3 ? "▒" : "░", .plain)
    }
  }
}
