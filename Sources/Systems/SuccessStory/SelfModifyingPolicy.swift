import Compute
import Foundation

/// A policy every probability of which can be changed by what the policy itself chooses to do.
///
/// It has a row of probabilities over the instructions for each context, which is what an agent sees
/// and remembers; a row over all rows, which says where changes are made; and a row over entries,
/// which says what in a row is changed (Schmidhuber, Zhao & Schraudolph 1997, "Reinforcement learning
/// with self-modifying policies").
struct SelfModifyingPolicy: Codable, Hashable, Sendable {
  /// Four walls and a bit of memory.
  static let contexts = 32
  /// The row that says which row is changed.
  static let aimingRow = contexts
  /// The row that says which of its entries.
  static let entryRow = contexts + 1
  /// How many rows there are.
  static let rows = contexts + 2
  /// How many probabilities there are in all.
  static let count = range(ofRow: rows - 1).upperBound

  /// The rows one after the other; each sums to one.
  private(set) var probabilities: [Double]

  /// Every choice is as probable as any other of its row.
  init() {
    probabilities = (0..<Self.rows).flatMap { row in
      let count = Self.range(ofRow: row).count
      return Array(repeating: 1 / Double(count), count: count)
    }
  }

  /// Where a row stands.
  static func range(ofRow row: Int) -> Range<Int> {
    let instructions = Instruction.allCases.count
    switch row {
    case ..<aimingRow: return row * instructions..<(row + 1) * instructions
    case aimingRow: return contexts * instructions..<contexts * instructions + rows
    default:
      let start = contexts * instructions + rows
      return start..<start + instructions
    }
  }

  /// The probabilities of a row.
  func row(_ row: Int) -> ArraySlice<Double> { probabilities[Self.range(ofRow: row)] }

  /// Draws a place in a row by its probabilities.
  func draw(row: Int, _ random: inout Random) -> Int {
    let range = Self.range(ofRow: row)
    var left = random.uniform()
    for place in range.dropLast() {
      left -= probabilities[place]
      if left < 0 { return place - range.lowerBound }
    }
    return range.count - 1
  }

  /// Draws where a change is made: a row, and an entry of it.
  ///
  /// Entries of the row over rows are drawn alike, since there are more of them than in any other.
  func drawTarget(_ random: inout Random) -> (row: Int, entry: Int) {
    let row = draw(row: Self.aimingRow, &random)
    let entry =
      row == Self.aimingRow ? random.below(Self.rows) : draw(row: Self.entryRow, &random)
    return (row, entry)
  }

  /// Multiplies an entry of a row and makes the row sum to one again, with no entry below `floor`.
  mutating func multiply(row: Int, entry: Int, by factor: Double, floor: Double) {
    let range = Self.range(ofRow: row)
    probabilities[range.lowerBound + entry] *= factor
    scale(range, to: 1)
    // What is lifted is taken from the others, which may sink below the floor in turn.
    while range.contains(where: { probabilities[$0] < floor }) { lift(range, to: floor) }
  }

  private mutating func lift(_ range: Range<Int>, to floor: Double) {
    for place in range where probabilities[place] < floor { probabilities[place] = floor }
    let isHigh = { (value: Double) in value > floor }
    let high = range.reduce(0) { $0 + (isHigh(probabilities[$1]) ? probabilities[$1] : 0) }
    let low = range.reduce(0) { $0 + (isHigh(probabilities[$1]) ? 0 : probabilities[$1]) }
    for place in range where isHigh(probabilities[place]) {
      probabilities[place] *= (1 - low) / high
    }
  }

  private mutating func scale(_ range: Range<Int>, to total: Double) {
    let sum = range.reduce(0) { $0 + probabilities[$1] }
    for place in range { probabilities[place] *= total / sum }
  }

  /// Puts a row back as it was saved.
  mutating func restore(_ saved: SavedRow) {
    probabilities.replaceSubrange(Self.range(ofRow: saved.row), with: saved.probabilities)
  }

  /// A digest of every bit, to tell whether a policy is exactly what it was (FNV-1a).
  var digest: UInt64 {
    probabilities.reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ $1.bitPattern) &* 0x0000_0100_0000_01b3
    }
  }

  /// Whether every row is a distribution.
  var makesSense: Bool {
    probabilities.count == Self.count
      && (0..<Self.rows).allSatisfy { SavedRow(row: $0, of: self).makesSense }
  }
}

/// A row as it was before it was changed.
struct SavedRow: Codable, Hashable, Sendable {
  let row: Int
  let probabilities: [Double]

  /// Copies a row of a policy.
  init(row: Int, of policy: SelfModifyingPolicy) {
    (self.row, probabilities) = (row, Array(policy.row(row)))
  }

  /// Whether it is a distribution over as many entries as its row has.
  var makesSense: Bool {
    (0..<SelfModifyingPolicy.rows).contains(row)
      && probabilities.count == SelfModifyingPolicy.range(ofRow: row).count
      && probabilities.allSatisfy { $0 > 0 && $0 <= 1 }
      && abs(probabilities.reduce(0, +) - 1) < 1e-6
  }
}
