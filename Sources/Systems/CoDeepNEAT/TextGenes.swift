import Compute
import Methods

/// What holds for a whole network that reads text: Miikkulainen and others (2017), table 2, scaled
/// down.
struct TextGenes: Codable, Hashable, Sendable {
  /// How many numbers a symbol becomes.
  var embedding: Int
  /// The share of them that is zeroed while learning.
  var embeddingDropout: Double
  /// Whether the dropout of a layer also holds for what it passes on to its next step.
  var hasRecurrentDropout: Bool
  var isNesterov: Bool
  /// Whether weights are drawn as He and others advise; as Glorot and Bengio do otherwise.
  var isHe: Bool

  /// Every number drawn alike.
  init(_ bounds: LayerBounds, random: inout Random) {
    embedding = bounds.embedding.lowerBound + random.below(bounds.embedding.count)
    embeddingDropout = random.uniform(in: bounds.dropout)
    hasRecurrentDropout = random.chance(0.5)
    isNesterov = random.chance(0.5)
    isHe = random.chance(0.5)
  }

  /// Numbers move by a normal step of a tenth of their range with probability 0.3, flags flip with
  /// 0.1.
  mutating func mutate(_ bounds: LayerBounds, random: inout Random) {
    if random.chance(0.3) {
      let moved = Double(embedding) + Double(bounds.embedding.count) / 10 * random.normal()
      embedding = min(
        max(Int(moved.rounded()), bounds.embedding.lowerBound), bounds.embedding.upperBound)
    }
    if random.chance(0.3) {
      let moved = embeddingDropout + bounds.dropout.upperBound / 10 * random.normal()
      embeddingDropout = min(max(moved, bounds.dropout.lowerBound), bounds.dropout.upperBound)
    }
    if random.chance(0.1) { hasRecurrentDropout.toggle() }
    if random.chance(0.1) { isNesterov.toggle() }
    if random.chance(0.1) { isHe.toggle() }
  }

  /// How weights are drawn.
  var initialiser: Initialiser { isHe ? .heNormal : .glorotNormal }

  /// Whether they are of these bounds.
  func isSound(_ bounds: LayerBounds) -> Bool {
    bounds.embedding.contains(embedding) && bounds.dropout.contains(embeddingDropout)
  }
}
