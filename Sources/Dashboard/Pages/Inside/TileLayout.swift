import Screen

/// Views in columns, each as high as it needs, so that little of an area stays blank.
struct TileLayout {
  /// Where each of the views that there is room for stands, in their order.
  private(set) var areas: [Area] = []
  /// What is left at the feet of columns, where it is worth using.
  private(set) var rest: [Area] = []
  /// How much of the area is used, by which layouts are compared.
  private(set) var use = 0

  /// A view among others, and the rows it has been given.
  private struct Tile {
    var number: Int
    var size: TileSize
    var height: Int
  }

  /// Views from the first on, as many as fit, each in the column with most room.
  ///
  /// - Parameters:
  ///   - weights: the shares of the columns in the width.
  ///   - size: what a view can use in a column of a width.
  init(
    _ views: Range<Int>, in area: Area, weights: [Int],
    size: (_ view: Int, _ width: Int) -> TileSize
  ) {
    let columns = area.columns(weights.map { .flexible(weight: $0) })
    let most = max(TileSize.leastHeight, area.height / 2)
    var tiles: [[Tile]] = columns.map { _ in [] }
    var free = columns.map(\.height)
    for view in views {
      guard let column = free.indices.max(by: { free[$0] < free[$1] }) else { break }
      let size = size(view, columns[column].width)
      guard free[column] >= size.leastHeight || view == views.lowerBound else { break }
      let height = min(size.height, most, free[column])
      tiles[column].append(Tile(number: view, size: size, height: height))
      free[column] -= height
    }
    place(tiles, columns)
  }

  /// Gives each column's views what is left of it, as far as they can use it.
  private mutating func place(_ tiles: [[Tile]], _ columns: [Area]) {
    var places: [Int: Area] = [:]
    for (tiles, column) in zip(tiles, columns) {
      let (heights, left) = Self.stretched(tiles, to: column.height)
      var free = column
      for (tile, height) in zip(tiles, heights) {
        let (top, below) = free.cut(top: height)
        (places[tile.number], free) = (top, below)
        use += Self.use(of: tile.size, in: top)
      }
      guard left > 0 else { continue }
      rest.append(free)
      use += Self.use(of: .chart, in: free) / 2
    }
    areas = places.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Heights of views below each other, and the rows that none of them can use.
  private static func stretched(_ tiles: [Tile], to height: Int) -> (heights: [Int], rest: Int) {
    var heights = tiles.map(\.height)
    var left = height - heights.reduce(0, +)
    for index in tiles.indices where heights[index] < tiles[index].size.height {
      let more = min(left, tiles[index].size.height - heights[index])
      heights[index] += more
      left -= more
    }
    let growing = tiles.indices.filter { tiles[$0].size.grows }
    for (turn, index) in growing.enumerated() {
      let more = left / (growing.count - turn)
      heights[index] += more
      left -= more
    }
    guard left < Dashboard.leastCurve.height, let last = heights.indices.last else {
      return (heights, left)
    }
    heights[last] += left
    return (heights, 0)
  }

  /// The cells that a view fills; one that grows is not better for being larger than a chart, and one
  /// that is cut off is worth less.
  private static func use(of size: TileSize, in area: Area) -> Int {
    let missing = max(0, min(size.width, 2 * area.width) - area.width)
    let height = min(area.height, size.grows ? 24 : size.height)
    return (min(area.width, size.grows ? 90 : size.width) - missing / 4) * height
  }

  /// The layout that uses most of an area.
  static func best(
    of views: Range<Int>, in area: Area, size: (_ view: Int, _ width: Int) -> TileSize
  ) -> TileLayout {
    let most = max(1, area.width / TileSize.leastWidth)
    let even = (1...most).reversed().map { Array(repeating: 1, count: $0) }
    // Of equal ones that with most columns: what is left of the others is room for charts.
    let layouts = (even + (most > 1 ? [[3, 2]] : [])).map { weights in
      TileLayout(views, in: area, weights: weights, size: size)
    }
    return layouts.max { $0.use < $1.use } ?? layouts[0]
  }
}
