import Running

/// The lines of a session's log.
///
/// A long one keeps its newest lines and, of those before, the ones that one would look back for:
/// bests, milestones, warnings. The log on disk keeps everything.
struct Log: Sendable {
  private(set) var lines: [LogLine] = []
  /// How many lines are no longer here.
  private(set) var droppedCount = 0
  /// How many of the first lines are what was kept of older ones.
  private var oldCount = 0
  private let limit: Int

  /// A log without lines.
  ///
  /// - Parameter limit: how many of the newest lines are kept at least, and twice as many at most;
  ///   of older ones up to this many.
  init(keeping limit: Int = 1 << 12) {
    precondition(limit > 0, "a log of \(limit) lines is none")
    self.limit = limit
  }

  /// Everything that happened, however much.
  init(of history: History) {
    self.init()
    lines = LogLine.lines(of: history)
  }

  mutating func append(_ line: LogLine) {
    lines.append(line)
    if lines.count >= oldCount + 2 * limit { drop() }
  }

  private mutating func drop() {
    let aging = oldCount + limit
    let notable = lines[..<aging].filter(\.isNotable).suffix(limit)
    lines.replaceSubrange(..<aging, with: notable)
    droppedCount += aging - notable.count
    oldCount = notable.count
  }
}
