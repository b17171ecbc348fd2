/// How much of a row or a column a part wants.
package enum Length: Hashable, Sendable {
  /// Exactly this many cells, if there are as many.
  case fixed(Int)
  /// A share of what is left, in proportion to the weight, but not less than the minimum.
  case flexible(weight: Int = 1, minimum: Int = 0)

  /// One share of what is left.
  package static let fill = Length.flexible()

  /// What must be given before anything is shared.
  package var floor: Int {
    switch self {
    case .fixed(let cells): min(max(cells, 0), Area.limit)
    case .flexible(_, let minimum): min(max(minimum, 0), Area.limit)
    }
  }

  private var weight: Int {
    guard case .flexible(let weight, _) = self else { return 0 }
    return min(max(weight, 0), Area.limit)
  }

  /// Divides `total` cells among parts, `gap` cells apart.
  ///
  /// Earlier parts come first when there is too little. The parts and gaps together always fill the
  /// whole: what no flexible part takes goes to the last part.
  package static func share(_ total: Int, among lengths: [Length], gap: Int = 0) -> [Range<Int>] {
    guard !lengths.isEmpty else { return [] }
    let total = min(max(total, 0), Area.limit)
    let gap = min(max(gap, 0), total / lengths.count)
    var left = total - gap * (lengths.count - 1)
    var sizes = lengths.map { length in
      let size = min(length.floor, left)
      left -= size
      return size
    }
    distribute(left, by: lengths.map(\.weight), over: &sizes)
    var start = 0
    return sizes.map { size in
      defer { start += size + gap }
      return start..<start + size
    }
  }

  /// Raises sizes in proportion to weights; running totals are rounded, so nothing is lost.
  private static func distribute(_ extra: Int, by weights: [Int], over sizes: inout [Int]) {
    let whole = weights.reduce(0, +)
    guard whole > 0 else {
      sizes[sizes.count - 1] += extra
      return
    }
    var weight = 0
    var given = 0
    for index in sizes.indices {
      weight += weights[index]
      let due = extra * weight / whole
      sizes[index] += due - given
      given = due
    }
  }
}
