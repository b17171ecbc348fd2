import Worlds

/// A sentence and its translation as numbers of pieces.
struct EncodedPair: Sendable {
  let pair: SentencePair
  let source: [Int32]
  /// Without start and end.
  let target: [Int32]

  /// Characters of the target.
  var characters: Int { pair.target.unicodeScalars.count }
  /// Pieces of the target with its end, which are what a model is asked for.
  var pieces: Int { target.count + 1 }
}

/// Pairs side by side, laid out for a program: first all rows of the first step, then of the second.
///
/// A source is read from its last piece to its first (Sutskever, Vinyals & Le 2014), and ends at the
/// last step; so shorter ones begin later. A target begins at the first step.
struct PairBatch: Sendable {
  /// How many pairs, and how many steps for sources and targets.
  struct Size: Hashable, Sendable {
    let rows: Int
    let source: Int
    let target: Int

    /// So many rows and steps.
    init(rows: Int, source: Int, target: Int) {
      (self.rows, self.source, self.target) = (rows, source, target)
    }

    /// The steps that the longest of some pairs take.
    init(rows: Int, for pairs: some Collection<EncodedPair>) {
      self.init(
        rows: rows, source: pairs.map(\.source.count).max() ?? 1,
        target: pairs.map(\.pieces).max() ?? 1)
    }
  }

  let size: Size
  private(set) var sources: [Float]
  private(set) var isThere: [Float]
  /// The piece before each.
  private(set) var before: [Float]
  private(set) var successors: [Float]
  /// What the loss of each piece counts: the same for all that are there, 1 together; 0 elsewhere.
  private(set) var weights: [Float]

  /// Lays out at most `size.rows` pairs.
  ///
  /// - Parameter others: Whose sources are read instead, one for each pair.
  init(
    _ pairs: some Collection<EncodedPair>, size: Size, sourcesOf others: [EncodedPair]? = nil
  ) {
    precondition(pairs.count <= size.rows, "\(pairs.count) pairs in \(size.rows) rows")
    self.size = size
    sources = Array(repeating: Float(Vocabulary.padding), count: size.rows * size.source)
    isThere = Array(repeating: 0, count: size.rows * size.source)
    before = Array(repeating: Float(Vocabulary.padding), count: size.rows * size.target)
    successors = before
    weights = Array(repeating: 0, count: size.rows * size.target)
    let share = 1 / Float(max(pairs.reduce(0) { $0 + $1.pieces }, 1))
    for (row, pair) in pairs.enumerated() {
      layOut(source: others?[row].source ?? pair.source, row: row)
      layOut(target: pair.target, row: row, share: share)
    }
  }

  private mutating func layOut(source: [Int32], row: Int) {
    for (back, piece) in source.enumerated() {
      let place = (size.source - 1 - back) * size.rows + row
      (sources[place], isThere[place]) = (Float(piece), 1)
    }
  }

  private mutating func layOut(target: [Int32], row: Int, share: Float) {
    for (time, piece) in (target + [Vocabulary.end]).enumerated() {
      let place = time * size.rows + row
      before[place] = Float(time == 0 ? Vocabulary.start : target[time - 1])
      (successors[place], weights[place]) = (Float(piece), share)
    }
  }
}
