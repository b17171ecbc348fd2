public import Compute
import Foundation

/// What can be told of a list of keys from a look at a few of them.
public struct KeyFeatures: Hashable, Sendable {
  /// What the numbers are; the first is known without looking.
  public static let names = ["lg n", "descents", "inversions", "equal pairs", "bits"]

  /// The numbers, in the order of `names`.
  public let values: [Double]
  /// What looking cost, in the same operations as sorting does.
  public let cost: Int

  /// Looks at min(32, √n) neighbours and as many pairs at random places, at five operations each.
  public init(of keys: [UInt64], random: inout Random) {
    precondition(keys.count > 1, "nothing can be told of \(keys.count) keys")
    let samples = min(32, Int(Double(keys.count).squareRoot()))
    var (descents, inversions, equals, largest) = (0, 0, 0, UInt64(0))
    for _ in 0..<samples {
      let place = random.below(keys.count - 1)
      if keys[place + 1] < keys[place] { descents += 1 }
      let (one, other) = Self.pair(of: keys.count, &random)
      if keys[other] < keys[one] { inversions += 1 }
      if keys[other] == keys[one] { equals += 1 }
      largest = max(largest, keys[place], keys[place + 1], keys[one], keys[other])
    }
    let share = { (count: Int) in Double(count) / Double(samples) }
    values = [
      log2(Double(keys.count)), share(descents), share(inversions), share(equals),
      Double(64 - largest.leadingZeroBitCount),
    ]
    cost = 5 * samples
  }

  /// Two different places in order.
  private static func pair(of count: Int, _ random: inout Random) -> (Int, Int) {
    let one = random.below(count)
    let other = (one + 1 + random.below(count - 1)) % count
    return (min(one, other), max(one, other))
  }
}
