import Compute
import Learning
import Worlds

/// The pairs of a run as numbers: split, cut into pieces, and sorted into batches.
///
/// Pieces are learned from the training part alone.
struct TranslationData: Sendable {
  let source: BytePairEncoding
  let target: BytePairEncoding
  let validation: [EncodedPair]
  /// Sentences that have more pieces than are read, of the training and the validation part.
  let tooLong: Int
  private let buckets: [Bucket]
  private let test: Sealed<[SentencePair]>
  private let settings: Translation.Settings
  private let random: Random

  /// Training pairs of like lengths.
  private struct Bucket: Sendable {
    let pairs: [EncodedPair]
    let size: PairBatch.Size
    /// Whole batches of an epoch.
    var batches: Int { pairs.count / size.rows }
  }

  /// Splits pairs and learns their pieces.
  init(
    _ world: SentencePairs, _ settings: Translation.Settings, random: Random
  ) throws(Failure) {
    let split = world.split(heldOut: settings.heldOut, random: random)
    let source = BytePairEncoding(of: split.training.map(\.source), merges: settings.merges)
    let target = BytePairEncoding(of: split.training.map(\.target), merges: settings.merges)
    (self.source, self.target, test) = (source, target, split.test)
    (self.settings, self.random) = (settings, random)
    let reader = PairReader(source: source, target: target, longest: settings.longest)
    let (training, validation) = (reader.read(split.training), reader.read(split.validation))
    self.validation = validation
    tooLong = split.training.count + split.validation.count - training.count - validation.count
    guard training.count >= settings.batch, !validation.isEmpty else {
      throw Failure(
        .input,
        "\(world.name) has \(training.count) pairs to train on and \(validation.count) to validate "
          + "on with at most \(settings.longest) pieces a side, but settings batch and longest "
          + "want \(settings.batch) and 1")
    }
    buckets = Self.buckets(training, rows: settings.batch)
  }

  /// The test pairs, at the end.
  func testPairs() -> [EncodedPair] {
    PairReader(source: source, target: target, longest: settings.longest)
      .read(test.openAtTheEnd())
  }

  /// Pairs to train on.
  var trainingCount: Int { buckets.reduce(0) { $0 + $1.pairs.count } }

  /// Batches of an epoch.
  var batches: Int { buckets.reduce(0) { $0 + $1.batches } }

  /// The batch of a step: in every epoch, the pairs of like lengths are shuffled and cut into
  /// batches, and so are the batches; what does not fill a batch is left out until the next.
  func batch(ofStep step: Int) -> PairBatch {
    let all = buckets.indices.flatMap { bucket in
      (0..<buckets[bucket].batches).map { (bucket, $0) }
    }
    let (epoch, number) = step.quotientAndRemainder(dividingBy: all.count)
    var order = random.stream("epochs").stream(epoch)
    var batches = all
    order.shuffle(&batches)
    let (place, part) = batches[number]
    let bucket = buckets[place]
    var pairs = bucket.pairs
    var other = random.stream("epochs").stream(epoch).stream(place)
    other.shuffle(&pairs)
    let rows = bucket.size.rows
    return PairBatch(pairs[part * rows..<(part + 1) * rows], size: bucket.size)
  }

  /// Sorts pairs by length and cuts them into at most three buckets, so that the fewest steps are
  /// wasted on pairs that are shorter than the longest of their bucket.
  private static func buckets(_ pairs: [EncodedPair], rows: Int) -> [Bucket] {
    let sorted = pairs.enumerated().sorted { one, other in
      (one.element.source.count + one.element.pieces, one.offset)
        < (other.element.source.count + other.element.pieces, other.offset)
    }.map(\.element)
    let grid = 16
    let places = (0...grid).map { $0 * sorted.count / grid }
    let cuts = places.flatMap { first in
      places.filter { $0 >= first }.map { [0, first, $0, sorted.count] }
    }.map { ends in zip(ends, ends.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty } }
    let steps = { (ranges: [Range<Int>]) in
      ranges.reduce(0) { sum, range in
        let size = PairBatch.Size(rows: rows, for: sorted[range])
        return sum + range.count * (size.source + size.target)
      }
    }
    let best = cuts.filter { $0.allSatisfy { $0.count >= rows } }.map { ($0, steps($0)) }
      .min { $0.1 < $1.1 }?.0
    return (best ?? [sorted.indices]).map { range in
      Bucket(pairs: Array(sorted[range]), size: PairBatch.Size(rows: rows, for: sorted[range]))
    }
  }
}

/// Cuts pairs into pieces and leaves out those that have too many.
private struct PairReader {
  let source: BytePairEncoding
  let target: BytePairEncoding
  let longest: Int

  func read(_ pairs: [SentencePair]) -> [EncodedPair] {
    pairs.compactMap { pair in
      let encoded = EncodedPair(
        pair: pair, source: source.numbers(pair.source), target: target.numbers(pair.target))
      let isShort = encoded.source.count <= longest && encoded.target.count <= longest
      return isShort ? encoded : nil
    }
  }
}
