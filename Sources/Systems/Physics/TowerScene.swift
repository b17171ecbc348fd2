import Learning
import Methods
import Worlds

/// One trial as a strip of pictures: the tower from the side as it falls, all blocks of one body in
/// one tone, and below it how the agent would answer.
struct TowerScene {
  let transitions: [ExperimentEvaluation.Transition]
  /// Whether each block is welded to the next, from below.
  let welds: [Bool]
  /// Actions that are not answers.
  let experiments: Int
  /// How long an action takes.
  let seconds: Double

  private typealias Run = Artefact.Scene.Run

  /// Pictures that are shown, spread over the trial.
  private static let most = 4
  /// Characters of a picture, of half a block each, and rows, of one block each.
  private static let (columns, rows) = (22, 6)

  /// Transitions from left to right.
  var scene: Artefact.Scene {
    let shown = shown
    let canvases = shown.map { draw(transitions[$0].view) }
    var rows: [[Run]] = (0..<Self.rows).map { row in
      canvases.flatMap { $0.runs(row) + [Run("  ")] }
    }
    rows.append(
      shown.flatMap { _ in [Run(String(repeating: "─", count: Self.columns), .dim), Run("  ")] })
    rows.append(shown.map { place in Run(padded(title(place), Self.columns + 2), .bright) })
    rows.append(
      shown.flatMap { place in
        transitions[place].belief.map { Run(percent($0), $0 > 0.5 ? .bright : .dim) }
          + [
            Run(
              String(repeating: " ", count: 2 + Self.columns - 4 * transitions[place].belief.count))
          ]
      })
    return Artefact.Scene(rows: rows, caption: caption)
  }

  /// Which transitions are shown: first, last, and some between.
  private var shown: [Int] {
    let last = transitions.count - 1
    guard last >= Self.most else { return Array(transitions.indices) }
    return (0..<Self.most).map { $0 * last / (Self.most - 1) }
  }

  private func draw(_ view: [Double]) -> DotCanvas {
    var canvas = DotCanvas(columns: Self.columns, rows: Self.rows)
    let blocks = welds.count + 1
    var body = 0
    for block in 0..<blocks {
      if block > 0, !welds[block - 1] { body += 1 }
      let numbers = Array(view[4 * block..<4 * block + 4])
      for along in -2...1 {
        for up in -2...1 where [-2, 1].contains(along) || [-2, 1].contains(up) {
          let (x, y) = (0.25 * Double(along) + 0.125, 0.25 * Double(up) + 0.125)
          canvas.mark(
            numbers[0] + x * numbers[2] - y * numbers[3],
            numbers[1] + x * numbers[3] + y * numbers[2], Self.tones[body % Self.tones.count])
        }
      }
    }
    guard view.count >= 4 * blocks + 2 else { return canvas }
    for (x, y) in Self.circle { canvas.mark(view[4 * blocks] + x, view[4 * blocks + 1] + y, .dim) }
    return canvas
  }

  private static let tones: [Artefact.Scene.Tone] = [.first, .second, .third, .good, .bright]

  /// The outline of the fist, of radius 1, around its centre.
  private static let circle: [(Double, Double)] = [
    (0.9, 0.1), (0.9, 0.35), (0.75, 0.6), (0.6, 0.75), (0.35, 0.9), (0.1, 0.9),
  ].flatMap { x, y in [(x, y), (-x, y), (x, -y), (-x, -y)] }

  private func title(_ place: Int) -> String {
    let time = "\(decimals(Double(place) * seconds).dropLast(2)) s"
    let answer = transitions[place].action - experiments
    return answer < 0 ? time : "\(time): it says \(answer + 1)"
  }

  private func percent(_ share: Double) -> String {
    padded("\(Int((100 * share).rounded()))", 4, true)
  }

  private func padded(_ text: String, _ width: Int, _ isRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(width - text.count, 0))
    return isRight ? space + text : text + space
  }

  private var caption: String {
    let bodies = 1 + welds.count { !$0 }
    let answer = (transitions.last?.action ?? 0) - experiments
    let end = answer < 0 ? "no answer" : answer + 1 == bodies ? "right" : "wrong"
    return "\(bodies) \(bodies == 1 ? "body" : "bodies"), a tone each; \(end); below, how it would "
      + "answer, 1 to \(BlockTower.blocks), in %"
  }
}

/// A picture of dots, 2 x 4 in a character of braille, each a quarter of a block.
private struct DotCanvas {
  private let columns: Int
  private var bits: [UInt32]
  private var tones: [Artefact.Scene.Tone]

  init(columns: Int, rows: Int) {
    self.columns = columns
    bits = Array(repeating: 0, count: columns * rows)
    tones = Array(repeating: .plain, count: columns * rows)
  }

  /// Bits of a braille character: the left column from above, then the right one.
  private static let places: [UInt32] = [1, 2, 4, 64, 8, 16, 32, 128]

  /// Marks a point that is so far to the right of the middle and above the floor, in blocks.
  mutating func mark(_ x: Double, _ y: Double, _ tone: Artefact.Scene.Tone) {
    let rows = bits.count / columns
    let (left, up) = (x * 4 + Double(columns), y * 4)
    guard left >= 0, up >= 0, left < Double(2 * columns), up < Double(4 * rows) else { return }
    let (column, row) = (Int(left), 4 * rows - 1 - Int(up))
    let cell = row / 4 * columns + column / 2
    bits[cell] |= Self.places[column % 2 * 4 + row % 4]
    tones[cell] = tone
  }

  /// A row from the left.
  func runs(_ row: Int) -> [Artefact.Scene.Run] {
    (row * columns..<(row + 1) * columns).map { cell in
      guard bits[cell] != 0, let scalar = Unicode.Scalar(0x2800 + bits[cell]) else {
        return Artefact.Scene.Run(" ")
      }
      return Artefact.Scene.Run(String(Character(scalar)), tones[cell])
    }
  }
}
