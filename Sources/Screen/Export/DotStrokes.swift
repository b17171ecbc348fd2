/// The dots of braille cells as strokes between neighbours, so that a curve is a line and not a row
/// of points.
struct DotStrokes {
  private let width: Int, height: Int
  /// A number for how each dot looks, `[height, width]`; 0 where there is none.
  private let looks: [Int]

  /// - Parameter look: A number above 0 for how a cell looks; cells that look alike are joined.
  init(_ screen: Screen, look: (Cell) -> Int) {
    (width, height) = (screen.width * 2, screen.height * 4)
    var looks = Array(repeating: 0, count: width * height)
    for (place, cell) in screen.cells.enumerated() {
      guard let dots = Self.dots(of: cell.scalar) else { continue }
      let (x, y) = (place % screen.width * 2, place / screen.width * 4)
      for (across, down) in dots { looks[(y + down) * screen.width * 2 + x + across] = look(cell) }
    }
    self.looks = looks
  }

  /// Whether a character is made of dots.
  static func isDots(_ scalar: Unicode.Scalar) -> Bool { (0x2801...0x28FF).contains(scalar.value) }

  /// The dots of a character, from its upper left corner; `nil` where it has none.
  private static func dots(of scalar: Unicode.Scalar) -> [(across: Int, down: Int)]? {
    guard isDots(scalar) else { return nil }
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return places.indices.filter { scalar.value >> UInt32($0) & 1 == 1 }.map { places[$0] }
  }

  /// Calls `body` with every stroke: two neighbours that look alike, or a dot alone twice.
  func forEach(_ body: (_ look: Int, _ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) -> Void) {
    for y in 0..<height {
      for x in 0..<width where looks[y * width + x] > 0 {
        let look = looks[y * width + x]
        let ends = neighbours(x, y, look)
        for end in ends { body(look, (x, y), end) }
        if ends.isEmpty, isAlone(x, y, look) { body(look, (x, y), (x, y)) }
      }
    }
  }

  /// Neighbours to the right and below; diagonal ones where no straight way leads there.
  private func neighbours(_ x: Int, _ y: Int, _ look: Int) -> [(x: Int, y: Int)] {
    let isRight = self[x + 1, y] == look, isBelow = self[x, y + 1] == look
    var ends: [(x: Int, y: Int)] = []
    if isRight { ends.append((x + 1, y)) }
    if isBelow { ends.append((x, y + 1)) }
    if !isRight, !isBelow, self[x + 1, y + 1] == look { ends.append((x + 1, y + 1)) }
    if !isBelow, self[x - 1, y] != look, self[x - 1, y + 1] == look { ends.append((x - 1, y + 1)) }
    return ends
  }

  private func isAlone(_ x: Int, _ y: Int, _ look: Int) -> Bool {
    !(-1...1).contains { down in
      (-1...1).contains { across in
        (across, down) != (0, 0) && self[x + across, y + down] == look
      }
    }
  }

  private subscript(x: Int, y: Int) -> Int {
    (0..<width).contains(x) && (0..<height).contains(y) ? looks[y * width + x] : 0
  }
}
