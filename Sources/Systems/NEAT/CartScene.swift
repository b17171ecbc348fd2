import Foundation
import Learning
import Worlds

/// Cart and poles drawn with glyphs: eight centimetres a column, sixteen a row.
struct CartScene {
  private static let (width, height) = (61, 9)
  private static let column = 0.08
  private var cells: [[Artefact.Scene.Run]]

  /// Draws a state.
  init(_ poles: DoublePole) {
    let row = Array(repeating: Artefact.Scene.Run(" "), count: Self.width)
    cells = Array(repeating: row, count: Self.height)
    drawPole(.init("|", .first), foot: poles.position, angle: poles.longAngle, length: 1)
    drawPole(.init(":", .second), foot: poles.position, angle: poles.shortAngle, length: 0.3)
    for offset in stride(from: -0.16, through: 0.16, by: Self.column) {
      draw(.init("=", .bright), x: poles.position + offset, y: 0)
    }
  }

  /// The rows with the track below them.
  func scene(caption: String) -> Artefact.Scene {
    let track = Artefact.Scene.Run("|" + String(repeating: "-", count: Self.width - 2) + "|", .dim)
    return Artefact.Scene(rows: cells + [[track]], caption: caption, isPlan: true)
  }

  private mutating func drawPole(
    _ glyph: Artefact.Scene.Run, foot: Double, angle: Double, length: Double
  ) {
    for point in stride(from: 0, through: length, by: 0.02) {
      draw(glyph, x: foot + point * sin(angle), y: 0.16 + point * cos(angle))
    }
  }

  /// Puts a glyph where a point `y` metres above the track is.
  private mutating func draw(_ glyph: Artefact.Scene.Run, x: Double, y: Double) {
    let column = Int((x / Self.column).rounded()) + Self.width / 2
    let row = Self.height - 1 - Int((y / (2 * Self.column)).rounded())
    guard (0..<Self.width).contains(column), (0..<Self.height).contains(row) else { return }
    cells[row][column] = glyph
  }
}
