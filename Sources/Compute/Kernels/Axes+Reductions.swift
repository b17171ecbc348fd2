extension Axes {
  /// The sum along the middle axis.
  func sum(_ x: Floats, into y: Floats) {
    inner == 1 ? sumRows(x, into: y) : reduce(x, into: y, from: 0) { $0 + $1 }
  }

  private func sumRows(_ x: Floats, into y: Floats) {
    for row in 0..<outer { y[row] = Self.total(x + row * count, count) }
  }

  /// The largest number along the middle axis.
  func maximum(_ x: Floats, into y: Floats) {
    reduce(x, into: y, from: -.infinity) { $0.larger($1) }
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

  @inline(__always)
  private func reduce(
    _ x: Floats, into y: Floats, from start: Float, _ join: (Lanes, Lanes) -> Lanes
  ) {
    for row in 0..<outer {
      let (source, target) = (x + row * count * inner, y + row * inner)
      forEachLanes(inner) { at, lanes in
        var sum = Lanes(repeating: start)
        for index in 0..<count { sum = join(sum, source.some(at: index * inner + at, lanes)) }
        target.storeSome(sum, at: at, lanes)
      }
    }
  }

  /// Mean, then 1 / sqrt(variance + epsilon), along the middle axis.
  func moments(_ x: Floats, epsilon: Float, into y: Floats) {
    let (means, inverses) = (y, y + reduced)
    let share = 1 / Float(Swift.max(count, 1))
    guard inner > 1 else { return rowMoments(x, epsilon, share, means, inverses) }
    for row in 0..<outer {
      let source = x + row * count * inner
      forEachLanes(inner) { at, lanes in
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
    _ x: Floats, _ epsilon: Float, _ share: Float, _ means: Floats, _ inverses: Floats
  ) {
    for row in 0..<outer {
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
  func momentSums(_ g: Floats, _ x: Floats, _ moments: Floats, into y: Floats) {
    let (sums, products) = (y, y + reduced)
    for row in 0..<outer {
      let (slope, source) = (g + row * count * inner, x + row * count * inner)
      if inner == 1 {
        let both = rowSums(slope, source, mean: moments[row])
        (sums[row], products[row]) = (both.sum, both.product * moments[reduced + row])
        continue
      }
      forEachLanes(inner) { at, lanes in
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
