import Learning

/// The picture of Bergstra & Bengio (2012, figure 1): trials on two dimensions, projected onto both.
///
/// Above the square stands g, what the horizontal dimension does to the score; beside it h, what the
/// vertical one does. Below and to the left every trial leaves its shadow: where the shadows of a
/// grid fall on one another, trials are wasted.
struct ProjectionPicture {
  /// A trial in the unit square.
  struct Spot {
    /// Positions on the two dimensions, in 0...1.
    let x: Double, y: Double
    /// `nil` for a failed trial.
    let score: Double?
  }

  let spots: [Spot]
  /// g and h at the middles of the columns and of the rows (from below), in 0...1.
  let above: [Double], beside: [Double]
  let names: (x: String, y: String)

  static let width = 40
  static let height = 16
  private static let marginHeight = 4
  private static let marginWidth = 8

  /// The picture with its shadows and margins.
  var scene: Artefact.Scene {
    let distinct = (Set(spots.map(\.x)).count, Set(spots.map(\.y)).count)
    return Artefact.Scene(
      rows: topMargin + square + [shadowBelow],
      caption: "\(spots.count) trials test \(distinct.0) different \(names.x) (across) and "
        + "\(distinct.1) different \(names.y) (up)")
  }

  private typealias Run = Artefact.Scene.Run

  private var topMargin: [[Run]] {
    (0..<Self.marginHeight).map { row in
      let floor = Double(Self.marginHeight - 1 - row)
      let text = above.map { block($0 * Double(Self.marginHeight) - floor) }
      return [
        Run("  "), Run(String(text), .first),
        Run(String(repeating: " ", count: Self.marginWidth + 1)),
      ]
    }
  }

  private var square: [[Run]] {
    var cells = [[Run]](
      repeating: Array(repeating: Run("·", .dim), count: Self.width), count: Self.height)
    let best = spots.compactMap(\.score).max()
    // Better trials are painted over worse ones.
    for spot in spots.sorted(by: { ($0.score ?? -.infinity) < ($1.score ?? -.infinity) }) {
      let run = spot.score.map { $0 == best ? Run("◉", .good) : Run("●", .bright) }
      cells[row(of: spot.y)][column(of: spot.x)] = run ?? Run("×", .bad)
    }
    let shadows = Set(spots.map { row(of: $0.y) })
    return cells.enumerated().map { row, cells in
      let length = Int((beside[Self.height - 1 - row] * Double(Self.marginWidth)).rounded())
      let bar = String(repeating: "█", count: length)
      let space = String(repeating: " ", count: Self.marginWidth - length)
      return [Run(shadows.contains(row) ? "▸ " : "  ", .third)] + cells
        + [Run(" " + bar + space, .second)]
    }
  }

  private var shadowBelow: [Run] {
    let shadows = Set(spots.map { column(of: $0.x) })
    let text = (0..<Self.width).map { shadows.contains($0) ? Character("▴") : " " }
    return [
      Run("  "), Run(String(text), .third),
      Run(String(repeating: " ", count: Self.marginWidth + 1)),
    ]
  }

  private func column(of x: Double) -> Int { min(Int(x * Double(Self.width)), Self.width - 1) }

  private func row(of y: Double) -> Int {
    Self.height - 1 - min(Int(y * Double(Self.height)), Self.height - 1)
  }

  /// A block filled from below by this share.
  private func block(_ share: Double) -> Character {
    [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][min(max(Int((share * 8).rounded()), 0), 8)]
  }
}
