import Screen

extension Screen {
  /// The share of cells in places where something else could stand.
  ///
  /// A place is a rectangle of 16 columns and 4 rows without a sign of its own: frames, blanks, and
  /// a glyph that only repeats the one before it are none. The plane of a chart, a heat map or a
  /// picture is in use, wherever its curve runs and however dark it is.
  var blankShare: Double {
    let sums = sums(of: marks(within: plots()))
    var blank = Array(repeating: Array(repeating: false, count: width), count: height)
    let (across, down) = (16, 4)
    for y in 0...height - down {
      for x in 0...width - across {
        let upper = sums[y][x + across] - sums[y][x]
        guard sums[y + down][x + across] - sums[y + down][x] == upper else { continue }
        for row in y..<y + down {
          for column in x..<x + across { blank[row][column] = true }
        }
      }
    }
    return Double(blank.reduce(0) { $0 + $1.count { $0 } }) / Double(width * height)
  }

  /// How many cells are used above and to the left of each place.
  private func sums(of used: [[Bool]]) -> [[Int]] {
    var sums = [Array(repeating: 0, count: width + 1)]
    for (y, row) in used.enumerated() {
      var sum = 0
      var line = [0]
      for (x, isUsed) in row.enumerated() {
        sum += isUsed ? 1 : 0
        line.append(sums[y][x + 1] + sum)
      }
      sums.append(line)
    }
    return sums
  }

  private func marks(within plots: [Area]) -> [[Bool]] {
    var marks = marks
    for plot in plots {
      for y in plot.y..<plot.bottom { for x in plot.x..<plot.right { marks[y][x] = true } }
    }
    return marks
  }

  /// Whether each cell has a sign of its own.
  private var marks: [[Bool]] {
    (0..<height).map { y in
      (0..<width).map { x in
        let scalar = self[x, y].scalar
        let isFrame = (0x2500...0x257F).contains(scalar.value)
        let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        let isRepeated = x > 0 && self[x - 1, y].scalar == scalar && !isWord
        return self[x, y].role.isShade || scalar != " " && !isFrame && !isRepeated
      }
    }
  }

  /// What lies right of the axis of each chart, up to the frame around it.
  private func plots() -> [Area] {
    var plots: [Area] = []
    for x in 0..<width {
      var y = 0
      while y < height {
        let top = y
        while y < height, isAxis(x, y) { y += 1 }
        if y - top >= 3 { plots.append(Area(x: x, y: top, width: 1, height: y - top)) }
        y += 1
      }
    }
    return plots.map { axis in
      var right = axis.x + 1
      while right < width, !self[right, axis.y].role.isBorder { right += 1 }
      return Area(x: axis.x, y: axis.y, width: right - axis.x, height: axis.height)
    }
  }

  private func isAxis(_ x: Int, _ y: Int) -> Bool {
    self[x, y].role == .axis && "│┤╰".unicodeScalars.contains(self[x, y].scalar)
  }
}

extension Role {
  fileprivate var isBorder: Bool { self == .border || self == .focusedBorder }

  /// Whether it is the shade of a value, in a heat map or a picture.
  fileprivate var isShade: Bool {
    (Role.ramp0.rawValue...Role.ramp15.rawValue).contains(rawValue)
      || (Role.signed0.rawValue...Role.signed15.rawValue).contains(rawValue)
  }
}
