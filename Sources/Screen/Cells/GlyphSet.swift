/// The characters a terminal can draw, from finest to plainest.
///
/// Views draw with Unicode; on an `.ascii` screen every character is folded to its nearest ASCII
/// form on the way into a cell, and plots use dots made for it. So nothing but ASCII can come out.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// Plots with 2 x 4 dots a cell, ⣿.
  case braille
  /// Plots with 1 x 2 blocks a cell, ▀.
  case halfBlock
  /// Printable ASCII and nothing else; 1 x 2 dots a cell, `.` `'` `:`.
  case ascii

  /// Plot dots across a cell.
  package var dotsAcross: Int { self == .braille ? 2 : 1 }
  /// Plot dots down a cell.
  package var dotsDown: Int { self == .braille ? 4 : 2 }
}

/// Characters that views share.
package enum Glyph {
  /// Columns filled from below by 0 to 8 eighths.
  package static let levels: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Rows filled from the left by 0 to 8 eighths.
  package static let lengths: [Unicode.Scalar] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  /// Cells filled from none to all.
  package static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  /// Marks that tell series apart without colour.
  package static let markers: [Unicode.Scalar] = ["●", "▲", "■", "◆", "○", "△", "□", "◇"]

  /// The mark of the series with this number; repeats like `Role.series`.
  package static func marker(_ number: Int) -> Unicode.Scalar {
    markers[((number % markers.count) + markers.count) % markers.count]
  }

  /// The shade of a share, clamped to 0...1; NaN is empty.
  package static func shade(_ share: Double) -> Unicode.Scalar {
    shades[step(share, of: shades.count - 1)]
  }

  /// The hatching of a negative share, clamped to 0...1.
  package static func hatch(_ share: Double) -> Unicode.Scalar {
    hatches[step(share, of: hatches.count - 1)]
  }

  private static let hatches: [Unicode.Scalar] = [" ", "╌", "─", "═", "≡"]

  /// The column level of a share, clamped to 0...1; anything above 0 shows.
  package static func level(_ share: Double) -> Unicode.Scalar {
    levels[share > 0 ? max(1, step(share, of: 8)) : 0]
  }

  private static func step(_ share: Double, of steps: Int) -> Int {
    guard share > 0 else { return 0 }
    return Int((min(share, 1) * Double(steps)).rounded())
  }
}
