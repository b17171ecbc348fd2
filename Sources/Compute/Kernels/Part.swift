/// One of several threads that work on the same program side by side, or one of the bands of its
/// share.
struct Part: Hashable, Sendable {
  /// Its number.
  let index: Int
  /// How many there are.
  let count: Int

  /// The only one.
  static let whole = Part(index: 0, count: 1)

  /// Its share of so many rows: by eights where there are many, as products like them.
  @inline(__always) func share(of rows: Int) -> Range<Int> {
    share(of: rows, grain: rows >= 128 ? 8 : 1)
  }

  /// Its share of so many things, which are cut at multiples of `grain`.
  @inline(__always) func share(of total: Int, grain: Int) -> Range<Int> {
    if count == 1 { return 0..<total }
    let grains = (total + grain - 1) / grain
    let first = min(grains * index / count * grain, total)
    return first..<min(grains * (index + 1) / count * grain, total)
  }

  /// All of so many things for the first part, none for the others.
  func all(of total: Int) -> Range<Int> { isFirst ? 0..<total : 0..<0 }

  /// Whether it is the one that does what cannot be shared.
  var isFirst: Bool { index == 0 }
}
