import Compute
import Methods
import Worlds

/// Sets of blocks that are looked at, poked and judged side by side.
///
/// An agent sees the heights of the blocks, in quarters of a metre, and nothing else. Actions below
/// 4 poke a block; the others say which is the heaviest and end the trial, for a reward of 1 or −1.
/// Not having said so in time counts as a wrong answer.
struct HeavierTrials: VectorEnvironment {
  /// How the agent's wish to poke is taken.
  enum Pokes: String, Codable, Hashable, Sendable {
    /// It pokes the block that it chose.
    case chosen
    /// It pokes any block: the control.
    case random
  }

  private(set) var blocks: [HeavyBlocks]
  /// How each trial ended; `nil` while it is on.
  private(set) var results: [HeavierResult?]
  private let uniform: [Random]
  private let pokes: Pokes
  private let limit: Int
  private var transitions = 0

  /// Numbers that an agent sees.
  static let inputs = HeavyBlocks.count
  /// Pokes and answers.
  static let actions = 2 * HeavyBlocks.count

  /// Those random sets of blocks that have these numbers, for at most `limit` actions.
  init(_ numbers: Range<Int>, ease: Double, pokes: Pokes, limit: Int, random: Random) {
    blocks = numbers.map { number in
      var random = random.stream(number)
      return HeavyBlocks(ease: ease, random: &random)
    }
    uniform = numbers.map { random.stream($0).stream("luck") }
    results = Array(repeating: nil, count: numbers.count)
    (self.pokes, self.limit) = (pokes, limit)
  }

  var rows: Int { blocks.count }

  func isOver(_ row: Int) -> Bool { results[row] != nil }

  func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
    for row in 0..<rows {
      for block in 0..<HeavyBlocks.count {
        let height = 4 * blocks[row].bodies[block].height
        observations[row * Self.inputs + block] = Float(height)
      }
    }
  }

  mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
    transitions += 1
    for row in 0..<rows {
      rewards[row] = 0
      guard !isOver(row) else { continue }
      let action = actions[row]
      if action < HeavyBlocks.count {
        poke(action, row)
        if transitions < limit { continue }
      }
      let isRight = action - HeavyBlocks.count == blocks[row].heaviest
      results[row] = HeavierResult(pokes: transitions - 1, isRight: isRight, gap: blocks[row].gap)
      rewards[row] = isRight ? 1 : -1
    }
  }

  private mutating func poke(_ block: Int, _ row: Int) {
    var random = uniform[row].stream(transitions)
    blocks[row].pass(poking: pokes == .chosen ? block : random.below(HeavyBlocks.count))
  }
}
