import Learning
import Methods
import Worlds

/// One trial as a strip of pictures: blocks above the floor, an arrow under the one that is pushed,
/// and below it how the agent would answer.
struct BlocksScene {
  let transitions: [ExperimentEvaluation.Transition]
  let loads: [Double]

  private typealias Run = Artefact.Scene.Run

  /// Pictures that are shown; the last always is.
  private static let most = 7
  /// Rows above the floor, of 0.25 m each; what flies higher is shown in the top row.
  private static let rows = 8
  private static let blocks = 0..<HeavyBlocks.count

  /// Transitions from left to right.
  var scene: Artefact.Scene {
    let shown =
      Array(transitions.prefix(Self.most - 1)) + transitions.dropFirst(Self.most - 1).suffix(1)
    let air = (0..<Self.rows).reversed().map { row in
      frames(shown) { transition, block in
        guard Self.row(of: transition.view[block]) == row else { return Run("   ") }
        return Run("[\(block + 1)]", transition.action == block ? .first : .plain)
      }
    }
    let pushes = frames(shown) { transition, block in
      transition.action == block
        ? Run(" ↑ ", .bright)
        : transition.action == block + HeavyBlocks.count
          ? Run(" ! ", block == heaviest ? .good : .bad) : Run("───", .dim)
    }
    let beliefs = frames(shown) { transition, block in
      Run(Self.percent(transition.belief[block]), transition.belief[block] > 0.5 ? .bright : .dim)
    }
    return Artefact.Scene(rows: air + [pushes, beliefs], caption: caption)
  }

  /// One run after the other for every block of every transition, with gaps between transitions.
  private func frames(
    _ shown: [ExperimentEvaluation.Transition],
    _ draw: (ExperimentEvaluation.Transition, Int) -> Run
  ) -> [Run] {
    shown.flatMap { transition in Self.blocks.map { draw(transition, $0) } + [Run("  ")] }
  }

  private static func row(of height: Double) -> Int { min(Int(height / 0.25), rows - 1) }

  /// A probability in three places: of a hundred.
  private static func percent(_ share: Double) -> String {
    let number = "\(Int((100 * share).rounded()))"
    return String(repeating: " ", count: max(3 - number.count, 0)) + number
  }

  private var heaviest: Int { HeavyBlocks(loads: loads).heaviest }

  private var caption: String {
    let masses = loads.map { "\(decimals(0.5 + 1.5 * $0)) kg" }.joined(separator: ", ")
    let answer = (transitions.last?.action ?? 0) - HeavyBlocks.count
    let end = answer < 0 ? "no answer" : answer == heaviest ? "right" : "wrong"
    return "\(max(transitions.count - 1, 0)) pokes, \(end): the blocks weigh \(masses); below them "
      + "how it would answer, in %"
  }
}
