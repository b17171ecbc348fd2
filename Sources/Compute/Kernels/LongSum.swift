/// A sum over so many rows that threads divide it: left' times right, or the sum of all rows.
///
/// The rows are cut into pieces, always the same ones, and each piece has a sum of its own, so that
/// results do not depend on the number of threads. A thread has whole pieces; within a piece it
/// goes on from band to band, while the rows are in cache.
struct LongSum: Hashable, Sendable {
  /// Terms of the sum.
  let rows: Int
  /// Numbers of a row of the left factor; 0 where rows are summed as they are.
  let left: Int
  /// Numbers of a row of the right factor.
  let right: Int

  /// Into how many pieces rows are cut: a multiple of every number of threads.
  static let pieces = ThreadTeam.most
  /// Fewer terms are not worth it.
  private static let fewest = 4096

  /// The sum that a node of a graph stands for, where it has so many terms, and so few of them come
  /// to a number of the result that the pieces' own sums do not matter.
  init?(_ node: Graph.Node, _ inputs: [Shape]) {
    switch node.operation {
    case .product(transposesLeft: true, transposesRight: false, isPacked: false):
      self.init(rows: inputs[0][0], left: inputs[0][1], right: inputs[1][1])
    case .sum(let axes) where axes.outer == 1:
      self.init(rows: axes.count, left: 0, right: axes.inner)
    default: return nil
    }
    guard rows >= Self.fewest, Self.pieces * count <= rows * (left + right) else { return nil }
  }

  init(rows: Int, left: Int, right: Int) {
    (self.rows, self.left, self.right) = (rows, left, right)
  }

  /// Numbers of the result.
  var count: Int { max(left, 1) * right }

  /// Numbers of scratch that it needs.
  var scratchSize: Int { left > 0 ? product(of: rows).scratchSize : 0 }

  private func product(of rows: Int) -> MatrixProduct {
    MatrixProduct(rows: left, columns: right, inner: rows, transposesLeft: true)
  }

  /// One thread's pieces, or a band of them: they stand one behind the other.
  func run(
    _ left: Floats, _ right: Floats, into sums: Floats, adding: Bool, scratch: Floats, _ part: Part
  ) {
    let share = part.share(of: rows)
    for piece in 0..<Self.pieces {
      let whole = Part(index: piece, count: Self.pieces).share(of: rows)
      let own = whole.clamped(to: share)
      guard !own.isEmpty else { continue }
      add(
        own, left, right, into: sums + piece * count,
        adding: adding || own.lowerBound > whole.lowerBound, scratch)
    }
  }

  private func add(
    _ own: Range<Int>, _ left: Floats, _ right: Floats, into sum: Floats, adding: Bool,
    _ scratch: Floats
  ) {
    let right = right + own.lowerBound * self.right
    guard self.left > 0 else {
      return Reduction(Axes(outer: 1, count: own.count, inner: self.right), of: [])
        .sum(right, into: sum, adding: adding, .whole)
    }
    product(of: own.count).multiply(
      left + own.lowerBound * self.left, right, into: sum, adding: adding, scratch: scratch)
  }

  /// Adds up the pieces' sums of some numbers of the result.
  func join(_ sums: Floats, into result: Floats, adding: Bool, _ share: Range<Int>) {
    forEachLanes(share.count) { at, lanes in
      let at = share.lowerBound + at
      var total = sums.some(at: at, lanes)
      for piece in 1..<Self.pieces { total += sums.some(at: piece * count + at, lanes) }
      if adding { total += result.some(at: at, lanes) }
      result.storeSome(total, at: at, lanes)
    }
  }
}
