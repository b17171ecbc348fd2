/// Sorts a hundred thousand rows between two frames: comparisons would take five times as long.
enum RadixSort {
  private struct Entry {
    let key: UInt64
    let row: Int32
  }

  /// Bits that a pass looks at, and passes that see all of a key.
  private static let bits = 11
  private static let passes = 6

  /// Rows in the order of their values; rows without a value come last, equal ones stay as they were.
  ///
  /// - Parameter values: of all rows, by number; `nan` where a row has none.
  static func sorted(_ rows: [Int32], by values: [Double], isDescending: Bool) -> [Int32] {
    let sign = isDescending ? -1.0 : 1.0
    var entries = rows.map { Entry(key: key(sign * values[Int($0)]), row: $0) }
    var other = entries
    var counts = counted(entries)
    for pass in 0..<passes {
      let digits = pass << bits..<(pass + 1) << bits
      // Where a digit is the same everywhere there is nothing to do.
      guard !counts[digits].contains(entries.count) else { continue }
      scatter(entries, into: &other, shift: bits * pass, places: &counts[digits])
      swap(&entries, &other)
    }
    return entries.map(\.row)
  }

  /// How often each digit occurs, pass by pass: all of them in a single walk over the keys.
  private static func counted(_ entries: [Entry]) -> [Int] {
    var counts = Array(repeating: 0, count: passes << bits)
    for entry in entries {
      for pass in 0..<passes { counts[pass << bits + digit(entry, bits * pass)] += 1 }
    }
    return counts
  }

  private static func digit(_ entry: Entry, _ shift: Int) -> Int {
    Int(entry.key >> UInt64(shift) & (1 << bits - 1))
  }

  /// A number whose order is that of values: the bits of a negative number grow as it falls.
  private static func key(_ value: Double) -> UInt64 {
    guard !value.isNaN else { return .max }
    // Both zeros are equal.
    let pattern = (value + 0).bitPattern
    return pattern >> 63 == 1 ? ~pattern : pattern | 1 << 63
  }

  /// Sorts by one digit, of which so many there are; where each stands is known in the end.
  private static func scatter(
    _ entries: [Entry], into other: inout [Entry], shift: Int, places: inout ArraySlice<Int>
  ) {
    var sum = 0
    for place in places.indices { (places[place], sum) = (sum, sum + places[place]) }
    let first = places.startIndex
    for entry in entries {
      let place = first + digit(entry, shift)
      other[places[place]] = entry
      places[place] += 1
    }
  }
}
