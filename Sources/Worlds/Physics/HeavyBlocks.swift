public import Compute
import Foundation

/// Four blocks that look alike; the question is which is the heaviest.
///
/// "Which is heavier" of Denil, Agrawal, Kulkarni, Erez, Battaglia & de Freitas 2017, "Learning to
/// perform physics experiments via deep reinforcement learning" (arXiv 1611.01843), section 4.1.
/// The paper gives no units; these are ours.
public struct HeavyBlocks: Codable, Hashable, Sendable {
  /// From 0, light, to 1, heavy: what is hidden, `[blocks]`.
  public let loads: [Double]
  /// As they are now, `[blocks]`.
  public private(set) var bodies: [VerticalBody]

  /// How many blocks there are.
  public static let count = 4
  /// What a poke pushes upwards with, in newtons.
  public static let force = 40.0

  /// Blocks of these loads at rest, of 0.5 kg to 2 kg.
  public init(loads: [Double]) {
    precondition(
      loads.count == Self.count && loads.allSatisfy { (0...1).contains($0) },
      "no blocks of loads \(loads)")
    self.loads = loads
    bodies = loads.map { VerticalBody(mass: 0.5 + 1.5 * $0) }
  }

  /// Random blocks: one, any of them, has a load from Beta(ease, 1), the others from Beta(1, ease).
  public init(ease: Double, random: inout Random) {
    precondition(ease >= 1, "an ease of \(ease) is below 1")
    let heavy = random.below(Self.count)
    var loads: [Double] = []
    for block in 0..<Self.count {
      loads.append(block == heavy ? random.beta(ease, 1) : random.beta(1, ease))
    }
    self.init(loads: loads)
  }

  /// The heaviest block: usually, not always, the one that was to be heavy.
  public var heaviest: Int {
    (1..<Self.count).reduce(0) { loads[$1] > loads[$0] ? $1 : $0 }
  }

  /// How much more load the heaviest has than the next.
  public var gap: Double {
    let sorted = loads.sorted(by: >)
    return sorted[0] - sorted[1]
  }

  /// Lets so many seconds pass; a block that is poked is pushed upwards all the while.
  public mutating func pass(_ seconds: Double = 0.1, poking poked: Int? = nil) {
    for block in bodies.indices {
      bodies[block].advance(by: seconds, force: block == poked ? Self.force : 0)
    }
  }
}
