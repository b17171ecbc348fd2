extension Screen {
  /// Sets the dots of one dot column between two dot rows, both included, counted from the upper
  /// left of an area; clipped to it.
  ///
  /// Dots of the same role share a cell. A dot of another role takes the cell over, so that a cell
  /// never claims one curve's dots for another; half blocks can show two roles in a cell.
  mutating func addDots(column: Int, rows: ClosedRange<Int>, in area: Area, role: Role) {
    let across = glyphs.dotsAcross
    let down = glyphs.dotsDown
    let first = Swift.max(rows.lowerBound, 0)
    let last = Swift.min(rows.upperBound, area.height * down - 1)
    guard column >= 0, column < area.width * across, first <= last else { return }
    let x = area.x + column / across
    for row in first / down...last / down {
      var dots: UInt8 = 0
      for dot in Swift.max(first - row * down, 0)...Swift.min(last - row * down, down - 1) {
        dots |= 1 << UInt8(dot)
      }
      merge(dots, side: column % across, x: x, y: area.y + row, role: role)
    }
  }

  /// Adds dots, a bit each from the top, to one side of a cell.
  private mutating func merge(_ dots: UInt8, side: Int, x: Int, y: Int, role: Role) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let index = y * width + x
    let old = cells[index]
    switch glyphs {
    case .braille:
      let kept = old.role == role ? DotPattern.braille(of: old.scalar) : 0
      let scalar = DotPattern.braille(kept | DotPattern.brailleBits(dots, side: side))
      cells[index] = Cell(scalar, role, on: old.ground, old.attributes)
    case .halfBlock:
      cells[index] = DotPattern.halfBlock(adding: dots, role, to: old)
    case .ascii:
      let kept = old.role == role ? DotPattern.ascii(of: old.scalar) : 0
      let scalar = DotPattern.ascii(kept | dots, isFaint: role == .raw)
      cells[index] = Cell(scalar, role, on: old.ground, old.attributes)
    }
  }
}

/// The characters made of dots.
private enum DotPattern {
  /// The bits of a braille character: the left column holds 1, 2, 4, 64, the right one 8, 16, 32,
  /// 128, from the top.
  static func brailleBits(_ dots: UInt8, side: Int) -> UInt32 {
    let upper = UInt32(dots & 7)
    let lowest = UInt32(dots >> 3 & 1)
    return side == 0 ? upper | lowest << 6 : upper << 3 | lowest << 7
  }

  static func braille(of scalar: Unicode.Scalar) -> UInt32 {
    (0x2800...0x28FF).contains(scalar.value) ? scalar.value - 0x2800 : 0
  }

  static func braille(_ bits: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(0x2800 + bits) ?? " "
  }

  static func ascii(of scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "'", "`": 1
    case ".", ",": 2
    case ":", ";": 3
    default: 0
    }
  }

  /// Raw curves have dots of their own, because there may be no colours.
  static func ascii(_ dots: UInt8, isFaint: Bool) -> Unicode.Scalar {
    switch dots {
    case 1: isFaint ? "`" : "'"
    case 2: isFaint ? "," : "."
    default: isFaint ? ";" : ":"
    }
  }

  /// A cell of an upper and a lower half, each in a role of its own.
  static func halfBlock(adding dots: UInt8, _ role: Role, to old: Cell) -> Cell {
    let isBlock = old.scalar == "▀" || old.scalar == "▄" || old.scalar == "█"
    let rest: Role? = old.ground.isSurface ? nil : old.ground
    var upper = !isBlock ? nil : old.scalar == "▄" ? rest : old.role
    var lower = !isBlock ? nil : old.scalar == "▀" ? rest : old.role
    if dots & 1 != 0 { upper = role }
    if dots & 2 != 0 { lower = role }
    let ground: Role = old.ground.isSurface ? old.ground : .background
    switch (upper, lower) {
    case (let upper?, let lower?) where upper == lower:
      return Cell("█", upper, on: ground, old.attributes)
    case (let upper?, let lower?): return Cell("▀", upper, on: lower, old.attributes)
    case (let upper?, nil): return Cell("▀", upper, on: ground, old.attributes)
    case (nil, let lower?): return Cell("▄", lower, on: ground, old.attributes)
    case (nil, nil): return old
    }
  }
}

extension Role {
  /// Whether it is a step of a ramp, which may fade into what is behind it.
  var isAmount: Bool { rawValue >= Role.ramp0.rawValue && rawValue <= Role.signed15.rawValue }

  /// Whether it is something to write on rather than something drawn.
  var isSurface: Bool {
    switch self {
    case .background, .selection, .match, .header, .footer, .modal, .toast: true
    default: false
    }
  }
}
