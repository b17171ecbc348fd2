import Foundation

/// Probabilities of classes, row by row.
enum Softmax {
  /// x - log sum exp x.
  static func logSoftmax(_ x: Floats, _ rows: Range<Int>, _ columns: Int, into y: Floats) {
    for row in rows {
      let (source, target) = (x + row * columns, y + row * columns)
      let shift = logSum(source, columns)
      forEachLanes(columns) { target.storeSome(source.some(at: $0, $1) - shift, at: $0, $1) }
    }
  }

  /// The loss of each row: log sum exp x - x at the label.
  static func crossEntropy(
    _ x: Floats, _ labels: Floats, _ rows: Range<Int>, _ columns: Int, into y: Floats
  ) {
    for row in rows {
      let source = x + row * columns
      y[row] = logSum(source, columns) - source[index(labels[row], below: columns)]
    }
  }

  /// The gradient of the logits: g (softmax x - one at the label).
  static func crossEntropyGradient(
    _ x: Floats, _ labels: Floats, _ g: Floats, _ rows: Range<Int>, _ columns: Int, into y: Floats
  ) {
    for row in rows {
      let (source, target, scale) = (x + row * columns, y + row * columns, g[row])
      let shift = logSum(source, columns)
      forEachLanes(columns) {
        target.storeSome((source.some(at: $0, $1) - shift).exponential * scale, at: $0, $1)
      }
      target[index(labels[row], below: columns)] -= scale
    }
  }

  /// log sum exp x, from the largest so that nothing overflows.
  private static func logSum(_ x: Floats, _ count: Int) -> Float {
    guard count > 0 else { return 0 }
    var largest = Lanes(repeating: -.infinity)
    forEachLanes(count) { at, lanes in
      var some = x.some(at: at, lanes)
      if lanes < 16 { for lane in lanes..<16 { some[lane] = -.infinity } }
      largest = largest.larger(some)
    }
    let top = largest.largest
    var sum = Lanes.zero
    forEachLanes(count) { at, lanes in
      var some = (x.some(at: at, lanes) - top).exponential
      if lanes < 16 { for lane in lanes..<16 { some[lane] = 0 } }
      sum += some
    }
    return top + log(sum.total)
  }
}

/// A whole number held as a float, brought into 0..<bound: a wrong label spoils no memory.
@inline(__always)
func index(_ value: Float, below bound: Int) -> Int {
  value > 0 ? min(Int(min(value, 0x1p24)), bound - 1) : 0
}
