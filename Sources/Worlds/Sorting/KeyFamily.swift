public import Compute

/// A kind of list of keys to be sorted, of which there are five levels.
public enum KeyFamily: String, Codable, CaseIterable, Sendable {
  case random
  case nearlySorted = "nearly sorted"
  case reversed
  case fewDistinct = "few distinct"
  case organPipe = "organ pipe"
  case runs
  case sortedWithTail = "sorted, random tail"
  case localShuffle = "local shuffle"

  /// How many levels each family has.
  public static let levels = 5
  /// How many bits keys have.
  public static let widths = [8, 16, 32, 63]

  /// Draws a list.
  ///
  /// - Parameters:
  ///   - count: How many keys, at least 2.
  ///   - width: Bits of a key, 1 to 63.
  ///   - level: From 0, for the least of what the family is about, to 4; all the same for `random`.
  public func keys(_ count: Int, width: Int, level: Int, random: inout Random) -> [UInt64] {
    precondition(count > 1 && (1...63).contains(width), "no \(count) keys of \(width) bits")
    precondition((0..<Self.levels).contains(level), "there is no level \(level)")
    let plain = (0..<count).map { _ in random.bits() >> UInt64(64 - width) }
    let share = Self.shares[level]
    switch self {
    case .random: return plain
    case .nearlySorted:
      let swaps = level == 0 ? 1 : Int(Self.disorders[level] * Double(count))
      return plain.sorted().swapped(max(swaps, 1), &random)
    case .reversed: return plain.sorted(by: >).swapped(Self.swaps(level, of: count), &random)
    case .fewDistinct:
      let values = plain.prefix(2 << level)
      return plain.map { _ in values[random.below(values.count)] }
    case .organPipe: return plain.organPipe.swapped(Self.swaps(level, of: count), &random)
    case .runs: return plain.cut(into: 2 << level, &random)
    case .sortedWithTail:
      let tail = max(Int(share * Double(count)), 1)
      return plain.dropLast(tail).sorted() + plain.suffix(tail)
    case .localShuffle:
      return plain.sorted().shuffled(inBlocksOf: [2, 4, 8, 16, 64][level], &random)
    }
  }

  private static let disorders = [0, 0.005, 0.02, 0.05, 0.15]
  private static let shares = [0.01, 0.05, 0.1, 0.2, 0.4]

  private static func swaps(_ level: Int, of count: Int) -> Int {
    level == 0 ? 0 : max(Int(disorders[level] * Double(count)), 1)
  }
}

extension [UInt64] {
  /// The same after exchanges of keys at random places.
  fileprivate func swapped(_ times: Int, _ random: inout Random) -> [UInt64] {
    var keys = self
    for _ in 0..<times { keys.swapAt(random.below(count), random.below(count)) }
    return keys
  }

  /// Rising in the first half, falling in the second.
  fileprivate var organPipe: [UInt64] {
    self[..<(count / 2)].sorted() + self[(count / 2)...].sorted(by: >)
  }

  /// Sorted in so many pieces of the same length, each turned round in a quarter of the cases.
  fileprivate func cut(into pieces: Int, _ random: inout Random) -> [UInt64] {
    (0..<pieces).flatMap { piece -> [UInt64] in
      let range = piece * count / pieces..<(piece + 1) * count / pieces
      return random.chance(0.25) ? self[range].sorted(by: >) : self[range].sorted()
    }
  }

  fileprivate func shuffled(inBlocksOf size: Int, _ random: inout Random) -> [UInt64] {
    stride(from: 0, to: count, by: size).flatMap { start -> [UInt64] in
      var block = Array(self[start..<Swift.min(start + size, count)])
      random.shuffle(&block)
      return block
    }
  }
}
