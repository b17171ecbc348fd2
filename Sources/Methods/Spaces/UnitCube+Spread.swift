extension UnitCube {
  /// How far points `[dimensions]` lie apart: the mean over the axes, 0 where all are the same and
  /// 1 where they are uniform.
  ///
  /// Of numbers it is the standard deviation over that of uniform ones, √(1/12); of words the
  /// probability that two drawn ones differ, over that of uniform ones.
  package func spread(of points: [[Double]]) -> Double {
    let spreads = space.dimensions.enumerated().compactMap { place, dimension -> Double? in
      let positions = points.map { $0[place] }.filter { !$0.isNaN }
      guard positions.count > 1, dimension.isMovable else { return nil }
      return dimension.wordCount.map { difference(of: positions, words: $0) }
        ?? deviation(of: positions) * 12.0.squareRoot()
    }
    return spreads.isEmpty ? 0 : spreads.reduce(0, +) / Double(spreads.count)
  }

  private func deviation(of positions: [Double]) -> Double {
    let mean = positions.reduce(0, +) / Double(positions.count)
    let squares = positions.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(positions.count)).squareRoot()
  }

  private func difference(of positions: [Double], words: Int) -> Double {
    var shares = [Double](repeating: 0, count: words)
    for position in positions {
      shares[min(Int(position * Double(words)), words - 1)] += 1 / Double(positions.count)
    }
    let same = shares.reduce(0) { $0 + $1 * $1 }
    return (1 - same) / (1 - 1 / Double(words))
  }
}
