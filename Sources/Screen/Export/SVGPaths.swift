/// The drawn characters of a screen as paths of an SVG picture, one for each look.
struct SVGPaths {
  /// The size of a cell.
  static let across = 8, down = 17

  /// How a path looks, in the words of SVG.
  private struct Look: Hashable {
    let attributes: String
  }

  private var order: [Look] = []
  private var paths: [Look: String] = [:]

  /// Whether a character is drawn and not written.
  static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    guard (0x2500...0x28FF).contains(scalar.value) else { return false }
    return DotStrokes.isDots(scalar) || BoxStrokes(scalar) != nil || BlockFill(scalar) != nil
  }

  /// The paths, each on a line.
  var text: String {
    order.map { "<path \($0.attributes) d=\"\(paths[$0] ?? "")\"/>\n" }.joined()
  }

  /// Adds a line or a block; dots are added all at once.
  mutating func add(_ scalar: Unicode.Scalar, column: Int, row: Int, ink: RGB, _ style: Style) {
    let (x, y) = (Double(column * Self.across), Double(row * Self.down))
    if let fill = BlockFill(scalar) {
      let (width, height) = (Double(Self.across), Double(Self.down))
      let place = "M\(number(x + fill.x * width)) \(number(y + fill.y * height))"
      let (length, drop) = (number(fill.width * width), number(fill.height * height))
      let look = "fill=\"\(ink.hex)\"" + opacity(fill.opacity, style)
      add("\(place)h\(length)v\(drop)h-\(length)z", Look(attributes: look))
    } else if let strokes = BoxStrokes(scalar) {
      add(strokes, x, y, ink, style)
    }
  }

  /// Adds the curves of a screen.
  mutating func add(_ screen: Screen, look: (Cell) -> (ink: RGB, style: Style)) {
    var looks: [Look] = []
    let dots = DotStrokes(screen) { cell in
      let (ink, style) = look(cell)
      let new = stroke(ink, width: "1.5", style)
      let place = looks.firstIndex(of: new) ?? looks.count
      if place == looks.count { looks.append(new) }
      return place + 1
    }
    var lines: [(look: Int, path: String)] = []
    dots.forEach { look, from, to in
      lines.append((look - 1, "M\(Self.place(of: from))L\(Self.place(of: to))"))
    }
    for line in lines { add(line.path, looks[line.look]) }
  }

  /// The middle of a dot.
  private static func place(of dot: (x: Int, y: Int)) -> String {
    "\(dot.x * 4 + 2) \(number(Double(dot.y) * 4.25 + 2.125))"
  }

  private mutating func add(
    _ strokes: BoxStrokes, _ x: Double, _ y: Double, _ ink: RGB, _ style: Style
  ) {
    let (middle, centre) = (x + 4, y + 8.5)
    if strokes.isRound {
      let (side, end) = (strokes.left == .none ? x + 8 : x, strokes.up == .none ? y + 17 : y)
      let path = "M\(number(side)) \(number(centre))Q\(number(middle)) \(number(centre))"
      return add(
        "\(path) \(number(middle)) \(number(end))", stroke(ink, width: "1", style))
    }
    let ends: [(BoxStrokes.Weight, String)] = [
      (strokes.left, "H\(number(x))"), (strokes.right, "H\(number(x + 8))"),
      (strokes.up, "V\(number(y))"), (strokes.down, "V\(number(y + 17))"),
    ]
    for (weight, end) in ends where weight != .none {
      let look = stroke(ink, width: weight == .heavy ? "2" : "1", style)
      add("M\(number(middle)) \(number(centre))\(end)", look)
    }
  }

  private mutating func add(_ path: String, _ look: Look) {
    if paths[look] == nil { order.append(look) }
    paths[look, default: ""] += path
  }

  private func stroke(_ ink: RGB, width: String, _ style: Style) -> Look {
    Look(
      attributes: "fill=\"none\" stroke=\"\(ink.hex)\" stroke-width=\"\(width)\" "
        + "stroke-linecap=\"round\"" + opacity(1, style))
  }

  private func opacity(_ share: Double, _ style: Style) -> String {
    let all = share * (style.attributes.contains(.dim) ? 0.6 : 1)
    return all < 1 ? " opacity=\"\(number(all))\"" : ""
  }

  private func number(_ value: Double) -> String { Self.number(value) }

  /// A coordinate without needless digits.
  private static func number(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return "\(whole)" }
    var digits = String(1000 + abs(rest)).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return (value < 0 && whole == 0 ? "-" : "") + "\(whole).\(digits)"
  }
}
