/// Fewer numbers along one axis, and how threads divide the work.
struct Reduction: Hashable, Sendable {
  let axes: Axes
  /// The size of the first axis, by which threads divide the work as other kernels do; 0 where that
  /// is the axis along which it is reduced.
  let rows: Int

  init(_ axes: Axes, of shape: Shape) {
    self.axes = axes
    let first = shape.rank > 0 ? shape[0] : 1
    rows = first > 1 && axes.outer % first == 0 ? first : 0
  }

  private var outer: Int { axes.outer }
  private var count: Int { axes.count }
  private var inner: Int { axes.inner }
  private var reduced: Int { axes.reduced }

  /// What one of several threads reduces: rows where there are as many, else columns.
  ///
  /// No sum is ever divided, so that results do not depend on the number of threads.
  private func share(_ part: Part) -> (rows: Range<Int>, columns: Range<Int>) {
    if rows > 0 {
      let (share, each) = (part.share(of: rows), outer / rows)
      return (share.lowerBound * each..<share.upperBound * each, 0..<inner)
    }
    if inner == 1 || outer >= part.count { return (part.share(of: outer), 0..<inner) }
    return (0..<outer, part.share(of: inner, grain: 16))
  }

  /// The sum along the middle axis, or that added to what `y` holds.
  func sum(_ x: Floats, into y: Floats, adding: Bool = false, _ part: Part) {
    if inner == 1 {
      sumRows(x, share(part).rows, into: y, adding: adding)
    } else {
      reduce(x, share(part), into: y, from: adding ? nil : 0) { $0 + $1 }
    }
  }

  private func sumRows(_ x: Floats, _ rows: Range<Int>, into y: Floats, adding: Bool) {
    for row in rows {
      y[row] = (adding ? y[row] : 0) + Self.total(x + row * count, count)
    }
  }

  /// The largest number along the middle axis.
  func maximum(_ x: Floats, into y: Floats, _ part: Part) {
    reduce(x, share(part), into: y, from: -.infinity) { $0.larger($1) }
  }

  /// The sum of numbers that stand side by side: four groups of lanes, then in pairs.
  static func total(_ x: Floats, _ count: Int) -> Float {
    var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    var index = 0
    while index + 64 <= count {
      a += x.lanes(at: index)
      b += x.lanes(at: index + 16)
      c += x.lanes(at: index + 32)
      d += x.lanes(at: index + 48)
      index += 64
    }
    while index + 16 <= count {
      a += x.lanes(at: index)
      index += 16
    }
    if index < count { b += x.lanes(at: index, count: count - index) }
    return ((a + b) + (c + d)).total
  }

  /// Joins what stands along the middle axis, from a number on or from what `y` holds.
  @inline(__always)
  private func reduce(
    _ x: Floats, _ share: (rows: Range<Int>, columns: Range<Int>), into y: Floats,
    from start: Float?, _ join: (Lanes, Lanes) -> Lanes
  ) {
    @inline(__always) func first(_ at: Floats, _ count: Int) -> Lanes {
      start.map { Lanes(repeating: $0) } ?? at.some(at: 0, count)
    }
    for row in share.rows {
      let (source, target) = (x + row * count * inner, y + row * inner)
      var at = share.columns.lowerBound
      // Four registers side by side: whole cache lines, and as many chains as the adders have
      // stages.
      while at + 64 <= share.columns.upperBound {
        var (a, b) = (first(target + at, 16), first(target + at + 16, 16))
        var (c, d) = (first(target + at + 32, 16), first(target + at + 48, 16))
        for index in 0..<count {
          let line = source + index * inner + at
          a = join(a, line.lanes(at: 0))
          b = join(b, line.lanes(at: 16))
          c = join(c, line.lanes(at: 32))
          d = join(d, line.lanes(at: 48))
        }
        target.store(a, at: at)
        target.store(b, at: at + 16)
        target.store(c, at: at + 32)
        target.store(d, at: at + 48)
        at += 64
      }
      while at < share.columns.upperBound {
        let lanes = Swift.min(share.columns.upperBound - at, 16)
        var sum = first(target + at, lanes)
        for index in 0..<count { sum = join(sum, source.some(at: index * inner + at, lanes)) }
        target.storeSome(sum, at: at, lanes)
        at += lanes
      }
    }
  }

  /// Mean, then 1 / sqrt(variance + epsilon), along the middle axis.
  func moments(_ x: Floats, epsilon: Float, into y: Floats, _ part: Part) {
    let (means, inverses) = (y, y + reduced)
    let share = 1 / Float(Swift.max(count, 1))
    guard inner > 1 else {
      return rowMoments(x, self.share(part).rows, epsilon, share, means, inverses)
    }
    let own = self.share(part)
    for row in own.rows {
      let source = x + row * count * inner
      forEachLanes(own.columns) { at, lanes in
        var sum = Lanes.zero
        for index in 0..<count { sum += source.some(at: index * inner + at, lanes) }
        let mean = sum * share
        var squares = Lanes.zero
        for index in 0..<count {
          let distance = source.some(at: index * inner + at, lanes) - mean
          squares = squares.adding(distance, times: distance)
        }
        means.storeSome(mean, at: row * inner + at, lanes)
        inverses.storeSome(
          1 / (squares * share + epsilon).root, at: row * inner + at, lanes)
      }
    }
  }

  private func rowMoments(
    _ x: Floats, _ rows: Range<Int>, _ epsilon: Float, _ share: Float, _ means: Floats,
    _ inverses: Floats
  ) {
    for row in rows {
      let source = x + row * count
      let mean = Self.total(source, count) * share
      var squares = Lanes.zero
      forEachLanes(count) { at, lanes in
        var distance = source.some(at: at, lanes) - mean
        if lanes < 16 { for lane in lanes..<16 { distance[lane] = 0 } }
        squares = squares.adding(distance, times: distance)
      }
      means[row] = mean
      inverses[row] = 1 / (squares.total * share + epsilon).squareRoot()
    }
  }

  /// The sums of g and of g times the standardised x, along the middle axis.
  func momentSums(
    _ g: Floats, _ x: Floats, _ moments: Floats, into y: Floats, _ part: Part
  ) {
    let (sums, products) = (y, y + reduced)
    let own = share(part)
    for row in own.rows {
      let (slope, source) = (g + row * count * inner, x + row * count * inner)
      if inner == 1 {
        let both = rowSums(slope, source, mean: moments[row])
        (sums[row], products[row]) = (both.sum, both.product * moments[reduced + row])
        continue
      }
      forEachLanes(own.columns) { at, lanes in
        let mean = moments.some(at: row * inner + at, lanes)
        var (sum, product) = (Lanes.zero, Lanes.zero)
        for index in 0..<count {
          let slope = slope.some(at: index * inner + at, lanes)
          sum += slope
          product = product.adding(
            slope, times: source.some(at: index * inner + at, lanes) - mean)
        }
        let inverse = moments.some(at: reduced + row * inner + at, lanes)
        sums.storeSome(sum, at: row * inner + at, lanes)
        products.storeSome(product * inverse, at: row * inner + at, lanes)
      }
    }
  }

  private func rowSums(_ g: Floats, _ x: Floats, mean: Float) -> (sum: Float, product: Float) {
    var (sum, product) = (Lanes.zero, Lanes.zero)
    forEachLanes(count) { at, lanes in
      let slope = g.some(at: at, lanes)
      sum += slope
      product = product.adding(slope, times: x.some(at: at, lanes) - mean)
    }
    return (sum.total, product.total)
  }
}
