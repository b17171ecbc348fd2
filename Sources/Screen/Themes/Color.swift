/// A colour as a theme names it and as a terminal understands it.
package enum Color: Hashable, Sendable {
  /// Whatever the terminal has by default, transparency included.
  case terminal
  /// One of the terminal's 256: 0...15 are its own, 16...231 a cube, 232...255 greys.
  case indexed(UInt8)
  /// An exact colour.
  case rgb(RGB)

  /// The exact colour; for the terminal's own sixteen what xterm takes, nil for its default.
  package var rgb: RGB? {
    switch self {
    case .terminal: nil
    case .indexed(let index): Self.palette[Int(index)]
    case .rgb(let rgb): rgb
    }
  }

  /// The nearest colour that a terminal of some depth can show.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (_, .mono), (.terminal, _): .terminal
    case (.rgb(let rgb), .indexed256): .indexed(Self.nearest(rgb, in: 16...255))
    case (.rgb(let rgb), .ansi16): .indexed(Self.nearest(rgb, in: 0...15))
    case (.indexed(let index), .ansi16) where index > 15:
      .indexed(Self.nearest(Self.palette[Int(index)], in: 0...15))
    default: self
    }
  }

  /// The index whose colour is nearest in CIELAB.
  static func nearest(_ rgb: RGB, in indices: ClosedRange<Int>) -> UInt8 {
    let wanted = rgb.cielab
    var best = indices.lowerBound
    var least = Double.infinity
    for index in indices {
      let difference = places[index] - wanted
      let distance = (difference * difference).sum()
      if distance < least { (least, best) = (distance, index) }
    }
    return UInt8(best)
  }

  /// xterm's 256 colours.
  static let palette: [RGB] = {
    let own = [
      "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
      "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
    ].compactMap { RGB(hex: $0) }
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    let cube = (0..<216).map { RGB(steps[$0 / 36], steps[$0 / 6 % 6], steps[$0 % 6]) }
    let greys = (0..<24).map { (step: Int) -> RGB in
      let level = UInt8(8 + 10 * step)
      return RGB(level, level, level)
    }
    return own + cube + greys
  }()

  /// Where the palette lies in CIELAB.
  private static let places = palette.map(\.cielab)

  /// What themes call the terminal's own sixteen colours, in order.
  static let names: [String] = {
    let hues = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return hues.map { "ansi-" + $0 } + hues.map { "ansi-bright-" + $0 }
  }()
}

/// How many colours a terminal shows.
package enum ColorDepth: String, CaseIterable, Sendable {
  /// None: bold, underline and reverse must do.
  case mono
  /// The terminal's own sixteen.
  case ansi16
  /// A cube of 216 and 24 greys.
  case indexed256
  /// Any.
  case truecolor
}
