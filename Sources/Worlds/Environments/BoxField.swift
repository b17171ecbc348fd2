public import Compute

/// A field with a small and a large box, the larger of which is to be found.
///
/// Stanley, D'Ambrosio & Gauci (2009), "A hypercube-based encoding for evolving large-scale neural
/// networks", section 4. Boxes lie on 11 by 11 cells whatever the resolution at which the field is
/// seen, so that all distances are in cells.
public struct BoxField: Hashable, Sendable {
  /// A cell of the field.
  public struct Cell: Hashable, Sendable {
    /// From the left.
    public var x: Int
    /// From the top.
    public var y: Int

    /// A cell.
    public init(_ x: Int, _ y: Int) { (self.x, self.y) = (x, y) }
  }

  /// How many cells a side has.
  public static let side = 11

  /// The small box, a cell.
  public let small: Cell
  /// The centre of the large box, three by three cells.
  public let large: Cell

  /// Two boxes inside the field, which must not overlap.
  public init(small: Cell, large: Cell) {
    precondition(
      (0..<Self.side).contains(small.x) && (0..<Self.side).contains(small.y)
        && (1..<Self.side - 1).contains(large.x) && (1..<Self.side - 1).contains(large.y)
        && max(abs(small.x - large.x), abs(small.y - large.y)) > 1,
      "\(small) and \(large) are no two boxes of a field")
    (self.small, self.large) = (small, large)
  }

  /// The 75 fields that networks are judged on: 25 places of the small box, the large one five
  /// cells to the right, below or both, and around the edge where that is outside.
  public static let judged: [BoxField] = {
    let places = [0, 2, 5, 8, 10]
    func wrapped(_ place: Int) -> Int { (place + side - 3) % (side - 2) + 1 }
    return places.flatMap { y in
      places.flatMap { x in
        [(5, 0), (0, 5), (5, 5)].map { step in
          BoxField(
            small: Cell(x, y), large: Cell(wrapped(x + step.0), wrapped(y + step.1)))
        }
      }
    }
  }()

  /// A field with boxes anywhere.
  public static func random(_ random: inout Random) -> BoxField {
    while true {
      let small = Cell(random.below(side), random.below(side))
      let large = Cell(1 + random.below(side - 2), 1 + random.below(side - 2))
      if max(abs(small.x - large.x), abs(small.y - large.y)) > 1 {
        return BoxField(small: small, large: large)
      }
    }
  }

  /// Whether a cell lies in a box.
  public func isBox(_ cell: Cell) -> Bool {
    cell == small || max(abs(cell.x - large.x), abs(cell.y - large.y)) <= 1
  }

  /// The pixels that lie in a box, row by row, where a side has so many, a multiple of 11.
  public func pixels(resolution: Int) -> [Int] {
    precondition(
      resolution > 0 && resolution.isMultiple(of: Self.side),
      "\(resolution) pixels are no whole number a cell")
    let size = resolution / Self.side
    return (0..<resolution * resolution).filter {
      isBox(Cell($0 % resolution / size, $0 / resolution / size))
    }
  }

  /// How far the centre of a pixel is from that of the large box, in cells.
  public func distance(toPixel pixel: Int, resolution: Int) -> Double {
    let cell = Double(Self.side) / Double(resolution)
    let x = (Double(pixel % resolution) + 0.5) * cell - 0.5 - Double(large.x)
    let y = (Double(pixel / resolution) + 0.5) * cell - 0.5 - Double(large.y)
    return (x * x + y * y).squareRoot()
  }
}
