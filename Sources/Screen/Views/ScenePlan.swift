/// The glyphs of a scene as places of a plane, which can be drawn larger.
///
/// Walls stay walls and areas stay filled; words keep their letters together, and any other glyph
/// stands alone in its place.
struct ScenePlan {
  private let cells: [[Cell]]

  /// What a glyph becomes when its place grows.
  private enum Kind { case word, across, down, corner, full, sign }

  /// Rows of glyphs; short ones end in blanks.
  init(_ rows: [[Cell]], width: Int) {
    cells = rows.map { row in
      Array(row.prefix(width))
        + Array(repeating: Cell(" ", .text), count: max(0, width - row.count))
    }
  }

  /// The glyphs of a scene so many times as wide and as high.
  func enlarged(_ factor: Int) -> [[Cell]] {
    var large = cells.flatMap { row in
      Array(
        repeating: Array(repeating: Cell(" ", .text), count: row.count * factor), count: factor)
    }
    let middle = (factor - 1) / 2
    for (y, row) in cells.enumerated() {
      var word: (start: Int, length: Int)?
      for (x, cell) in row.enumerated() {
        let kind = kind(x, y)
        if kind == .word {
          let (start, length) = word ?? (x * factor, 0)
          large[y * factor + middle][start + length] = cell
          word = (start, length + 1)
          continue
        }
        word = nil
        for (right, below) in places(of: kind, x, y, factor, middle) {
          large[y * factor + below][x * factor + right] = piece(
            of: cell, kind, right, below, middle)
        }
      }
    }
    return large
  }

  /// The places of its block that a glyph fills.
  private func places(
    of kind: Kind, _ x: Int, _ y: Int, _ factor: Int, _ middle: Int
  ) -> [(right: Int, below: Int)] {
    let all = 0..<factor
    switch kind {
    case .word: return []
    case .sign: return [(middle, middle)]
    case .full: return all.flatMap { below in all.map { ($0, below) } }
    case .across: return all.map { ($0, middle) }
    case .down: return all.map { (middle, $0) }
    case .corner:
      var arms = [(right: middle, below: middle)]
      if leads(to: x - 1, y, .across) { arms += all.prefix(middle).map { ($0, middle) } }
      if leads(to: x + 1, y, .across) { arms += all.dropFirst(middle + 1).map { ($0, middle) } }
      if leads(to: x, y - 1, .down) { arms += all.prefix(middle).map { (middle, $0) } }
      if leads(to: x, y + 1, .down) { arms += all.dropFirst(middle + 1).map { (middle, $0) } }
      return arms
    }
  }

  /// Beside a corner its walls go on.
  private func piece(
    of cell: Cell, _ kind: Kind, _ right: Int, _ below: Int, _ middle: Int
  ) -> Cell {
    guard kind == .corner, right != middle || below != middle else { return cell }
    let isPlain = cell.scalar == "+"
    let scalar: Unicode.Scalar = right != middle ? isPlain ? "-" : "─" : isPlain ? "|" : "│"
    return Cell(scalar, cell.role, cell.attributes)
  }

  /// Whether a wall of a corner goes on in a place.
  private func leads(to x: Int, _ y: Int, _ direction: Kind) -> Bool {
    guard cells.indices.contains(y), cells[y].indices.contains(x) else { return false }
    let kind = kind(x, y)
    return kind == direction || kind == .corner
  }

  private func kind(_ x: Int, _ y: Int) -> Kind {
    switch cells[y][x].scalar {
    case "-", "─", "━", "═", "=", "_": .across
    case "|", "│", "┃", "║": .down
    case "+", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "╭", "╮", "╰", "╯": .corner
    case "#", "█", "▓", "▒", "░": .full
    case let scalar where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar): .word
    default: .sign
    }
  }
}
