import Foundation
import Worlds

/// The best that can be done about hidden loads when a poke shows one exactly and costs a share
/// 1 − γ of the reward: when to stop poking, by dynamic programming.
///
/// What matters of the loads seen is the largest, and how likely they make it that the block that
/// was to be heavy is among them. A right answer pays 1, a wrong one −1.
struct OptimalStopping: Sendable {
  /// What is known after some pokes.
  struct Knowledge: Hashable, Sendable {
    /// Blocks that were poked.
    var poked = 0
    /// The largest load seen.
    var largest = 0.0
    /// The likelihood that the heavy one is among those seen, where 1 is that of each other block.
    var weight = 0.0
  }

  /// β of the loads' distributions.
  let ease: Double
  /// γ, what is left of a reward after a poke.
  let discount: Double
  /// What knowing nothing is worth.
  private(set) var value = 0.0
  private let shares: [Double]

  /// Solves the problem; a load is taken to be one of so many, alike in probability, of either
  /// kind.
  init(ease: Double, discount: Double, points: Int = 32) {
    (self.ease, self.discount) = (ease, discount)
    shares = (0..<points).map { (Double($0) + 0.5) / Double(points) }
    value = worth(Knowledge())
  }

  /// What is known when another block shows its load.
  func learning(_ load: Double, _ known: Knowledge) -> Knowledge {
    let distribution = load / max(1 - load, 1e-9)
    return Knowledge(
      poked: known.poked + 1, largest: max(known.largest, load),
      weight: known.weight + pow(distribution, ease - 1))
  }

  /// The probability of answering right at once: with the largest seen, or with one not seen.
  func confidence(_ known: Knowledge) -> Double {
    let seen = largestIsSeen(known)
    let others = HeavyBlocks.count - known.poked
    return others == 0 ? 1 : max(seen, (1 - seen) / Double(others))
  }

  /// Whether the largest load seen is the better answer.
  func trustsTheLargest(_ known: Knowledge) -> Bool {
    let seen = largestIsSeen(known)
    return seen * Double(HeavyBlocks.count - known.poked) >= 1 - seen
  }

  /// Whether another poke is worth its price.
  func pokes(_ known: Knowledge) -> Bool {
    known.poked < HeavyBlocks.count && prospect(known) > 2 * confidence(known) - 1
  }

  /// What knowledge is worth.
  func worth(_ known: Knowledge) -> Double {
    let answer = 2 * confidence(known) - 1
    guard known.poked < HeavyBlocks.count, answer < discount else { return answer }
    return max(answer, prospect(known))
  }

  /// What another poke is worth.
  private func prospect(_ known: Knowledge) -> Double {
    guard known.poked < HeavyBlocks.count - 1 else { return discount }
    let others = Double(HeavyBlocks.count - known.poked)
    let heavy = 1 / (known.weight + others)
    var sum = 0.0
    for share in shares {
      let root = pow(share, 1 / ease)
      sum += heavy * worth(learning(root, known))
      sum += (1 - heavy) * worth(learning(1 - root, known))
    }
    return discount * sum / Double(shares.count)
  }

  /// The probability that no other block has a larger load than the largest seen.
  private func largestIsSeen(_ known: Knowledge) -> Double {
    let others = Double(HeavyBlocks.count - known.poked)
    let light = 1 - pow(1 - known.largest, ease)
    let heavy = pow(known.largest, ease)
    let all = known.weight * pow(light, others) + others * heavy * pow(light, others - 1)
    return all / (known.weight + others)
  }

  /// Plays some blocks, poking them one after the other.
  func play(_ blocks: HeavyBlocks) -> ExperimentResult {
    var known = Knowledge()
    while pokes(known) { known = learning(blocks.loads[known.poked], known) }
    let seen = blocks.loads[..<known.poked].indices.max { blocks.loads[$0] < blocks.loads[$1] }
    // Blocks not seen are alike: the first of them stands for any.
    let answer = trustsTheLargest(known) ? seen ?? 0 : known.poked
    return ExperimentResult(
      actions: known.poked, isRight: answer == blocks.heaviest, difficulty: blocks.gap)
  }
}
