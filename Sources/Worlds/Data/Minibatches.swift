public import Compute

/// Which rows each training step sees: every epoch a new random order, cut into equal batches.
///
/// The batch of a step depends on the stream and the step number alone, so training that resumes
/// at step t sees what it would have seen. The few rows that do not fill a last batch sit an epoch
/// out; the next one draws them again.
public struct Minibatches: Codable, Sendable {
  /// How many examples there are to choose from.
  public let count: Int
  /// How many rows a batch has.
  public let size: Int
  private let random: Random

  // The order of the epoch last asked for: derived, so neither saved nor compared.
  private var order: [Int] = []
  private var epochOfOrder = -1

  private enum CodingKeys: CodingKey { case count, size, random }

  /// Deals `count` rows out in batches of `size` (or of `count`, if there are fewer).
  public init(of count: Int, size: Int, random: Random) {
    precondition(count > 0 && size > 0, "no batches of \(size) from \(count) examples")
    (self.count, self.size) = (count, min(size, count))
    self.random = random.stream("minibatches")
  }

  /// How many steps make an epoch.
  public var stepsPerEpoch: Int { count / size }

  /// The rows of a step, counted from 0 over all epochs; allocates nothing after the first call.
  public mutating func rows(ofStep step: Int) -> ArraySlice<Int> {
    precondition(step >= 0, "there is no step \(step)")
    let (epoch, batch) = step.quotientAndRemainder(dividingBy: stepsPerEpoch)
    if epoch != epochOfOrder { shuffle(epoch) }
    return order[batch * size..<(batch + 1) * size]
  }

  private mutating func shuffle(_ epoch: Int) {
    if order.isEmpty { order = Array(0..<count) }
    for row in order.indices { order[row] = row }
    var epochRandom = random.stream(epoch)
    epochRandom.shuffle(&order)
    epochOfOrder = epoch
  }
}
