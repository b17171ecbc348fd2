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
    for pass in 0..<passes where scatter(entries, into: &other, shift: bits * pass) {
      swap(&entries, &other)
    }
    return entries.map(\.row)
  }

  /// A number whose order is that of values: the bits of a negative number grow as it falls.
  private static func key(_ value: Double) -> UInt64 {
    guard !value.isNaN else { return .max }
    // Both zeros are equal.
    let pattern = (value + 0).bitPattern
    return pattern >> 63 == 1 ? ~pattern : pattern | 1 << 63
  }

  /// Sorts by one digit; `false` where it is the same everywhere and nothing was done.
  private static func scatter(
    _ entries: [Entry], into other: inout [Entry], shift: Int
  ) -> Bool {
    let mask = UInt64(1) << bits - 1
    var places = Array(repeating: 0, count: 1 << bits)
    for entry in entries { places[Int(entry.key >> shift & mask)] += 1 }
    guard !places.contains(entries.count) else { return false }
    var sum = 0
    for digit in places.indices { (places[digit], sum) = (sum, sum + places[digit]) }
    for entry in entries {
      let digit = Int(entry.key >> shift & mask)
      other[places[digit]] = entry
      places[digit] += 1
    }
    return true
  }
}
