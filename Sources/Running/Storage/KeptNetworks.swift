import Learning

/// Which networks of a session are kept: every one that was tested, and the best of the search.
///
/// It is a function of the log alone, so it needs no file and no place in a system's state.
struct KeptNetworks: Sendable {
  /// A network that the log tells of.
  private struct Entry {
    let id: Int
    let purpose: TrialPurpose
    let score: Double
    let bytes: Int
  }

  /// Best first: the tested ones in order, then those of the search by score.
  private var ranking: [Entry] = []

  /// How many of the search are kept.
  static let most = 8
  /// How many bytes the kept networks may have together.
  static let budget = 1 << 26

  /// The trials whose networks are kept.
  var trials: Set<Int> { Set(ranking.map(\.id)) }

  /// The kept networks that a log tells of.
  init(toldBy log: some Sequence<UInt8>) {
    let bytes = Array(log)
    _ = EventLog.read(bytes, in: bytes.indices) { event in
      if case .trial(let record) = event.body { add(record) }
    }
  }

  /// Takes in a trial of the log.
  mutating func add(_ record: TrialRecord) {
    guard let network = record.network else { return }
    _ = enter(record, bytes: network.bytes)
  }

  /// Whether the network of a trial would be kept if it were told now.
  func wouldKeep(_ record: TrialRecord, bytes: Int) -> Bool {
    var copy = self
    return copy.enter(record, bytes: bytes)
  }

  private mutating func enter(_ record: TrialRecord, bytes: Int) -> Bool {
    guard record.purpose != .finalist, let score = record.outcome.score,
      bytes <= NetworkFiles.most, !ranking.contains(where: { $0.id == record.id })
    else { return false }
    ranking.append(Entry(id: record.id, purpose: record.purpose, score: score, bytes: bytes))
    ranking.sort(by: Self.precedes)
    trim()
    return ranking.contains { $0.id == record.id }
  }

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.purpose != b.purpose { return a.purpose == .test }
    if a.purpose == .test || a.score == b.score { return a.id < b.id }
    return a.score > b.score
  }

  /// Drops the last of the search that are too many, and the last of all that are too large.
  private mutating func trim() {
    let tested = ranking.count { $0.purpose == .test }
    if ranking.count > tested + Self.most { ranking.removeLast() }
    while ranking.count > 1, ranking.reduce(0, { $0 + $1.bytes }) > Self.budget {
      ranking.removeLast()
    }
  }
}
