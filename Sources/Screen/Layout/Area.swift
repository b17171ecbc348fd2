/// A rectangle of cells.
///
/// Sizes are never negative and coordinates never overflow, whatever is asked.
package struct Area: Hashable, Sendable {
  /// Coordinates and sizes stay within this, so that sums of them cannot overflow.
  package static let limit = 1 << 20

  /// The leftmost column.
  package let x: Int
  /// The topmost row.
  package let y: Int
  /// Columns, at least 0.
  package let width: Int
  /// Rows, at least 0.
  package let height: Int

  /// A rectangle; a negative size becomes 0.
  package init(x: Int = 0, y: Int = 0, width: Int, height: Int) {
    self.x = min(max(x, -Self.limit), Self.limit)
    self.y = min(max(y, -Self.limit), Self.limit)
    self.width = min(max(width, 0), Self.limit)
    self.height = min(max(height, 0), Self.limit)
  }

  /// The column after the last.
  package var right: Int { x + width }
  /// The row after the last.
  package var bottom: Int { y + height }
  /// Whether it holds no cell.
  package var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether a cell lies within.
  package func contains(x: Int, y: Int) -> Bool {
    x >= self.x && x < right && y >= self.y && y < bottom
  }

  /// The part that also lies in another area; empty when they do not meet.
  package func intersection(_ other: Area) -> Area {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Area(
      x: left, y: top, width: min(right, other.right) - left,
      height: min(bottom, other.bottom) - top)
  }

  /// The area without a margin on every side.
  package func inset(by margin: Int) -> Area {
    inset(horizontal: margin, vertical: margin)
  }

  /// The area without these margins; never larger than before, never negative.
  package func inset(horizontal: Int, vertical: Int) -> Area {
    let across = min(max(horizontal, 0), width)
    let down = min(max(vertical, 0), height)
    return Area(x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down)
  }

  /// The row with this number from the top, one cell high; empty outside.
  package func row(_ number: Int) -> Area {
    intersection(Area(x: x, y: y + number, width: width, height: 1))
  }

  /// An area of this size in the middle, no larger than this one.
  package func centred(width: Int, height: Int) -> Area {
    let across = min(max(width, 0), self.width)
    let down = min(max(height, 0), self.height)
    return Area(
      x: x + (self.width - across) / 2, y: y + (self.height - down) / 2, width: across, height: down
    )
  }
}

// MARK: - Cutting

extension Area {
  /// The first rows, and the rest below.
  package func cut(top rows: Int) -> (top: Area, rest: Area) {
    let taken = min(max(rows, 0), height)
    return (
      Area(x: x, y: y, width: width, height: taken),
      Area(x: x, y: y + taken, width: width, height: height - taken)
    )
  }

  /// The last rows, and the rest above.
  package func cut(bottom rows: Int) -> (rest: Area, bottom: Area) {
    let (rest, bottom) = cut(top: height - min(max(rows, 0), height))
    return (rest, bottom)
  }

  /// The first columns, and the rest to the right.
  package func cut(left columns: Int) -> (left: Area, rest: Area) {
    let taken = min(max(columns, 0), width)
    return (
      Area(x: x, y: y, width: taken, height: height),
      Area(x: x + taken, y: y, width: width - taken, height: height)
    )
  }

  /// The last columns, and the rest to the left.
  package func cut(right columns: Int) -> (rest: Area, right: Area) {
    let (rest, right) = cut(left: width - min(max(columns, 0), width))
    return (rest, right)
  }

  /// Areas side by side that together fill this one, `gap` columns apart.
  package func columns(_ lengths: [Length], gap: Int = 0) -> [Area] {
    Length.share(width, among: lengths, gap: gap).map { part in
      Area(x: x + part.lowerBound, y: y, width: part.count, height: height)
    }
  }

  /// Areas above each other that together fill this one, `gap` rows apart.
  package func rows(_ lengths: [Length], gap: Int = 0) -> [Area] {
    Length.share(height, among: lengths, gap: gap).map { part in
      Area(x: x, y: y + part.lowerBound, width: width, height: part.count)
    }
  }
}
