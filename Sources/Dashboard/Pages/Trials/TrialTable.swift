import Learning
import Running

/// Every trial of a session in rows and columns, held so tightly that a hundred thousand are no
/// burden.
struct TrialTable: Sendable {
  /// What every trial has.
  struct Row: Sendable {
    let id: Int
    let step: Int
    /// Its score, higher is better; `nan` where it has none.
    let score: Double
    let cost: Double
    let state: State
    /// Why it has no score, and at which step of its own it was stopped.
    let remark: String?
    let candidate: String
    let hasNetwork: Bool
  }

  /// How a trial ended, or what it was for where it was not a step of the search.
  enum State: UInt8, CaseIterable, Sendable {
    /// The words of all, made once: a filter asks for them a hundred thousand times.
    private static let words = allCases.map { "\($0)" }

    /// Its word.
    var word: String { Self.words[Int(rawValue)] }

    case done, finalist, test, ensemble, stopped, diverged, failed
  }

  private(set) var rows: [Row] = []
  private(set) var columns: [TrialColumn] = []
  /// How many of the oldest rows are no longer here.
  private(set) var droppedCount = 0
  private let limit: Int

  /// Further names find no column: a table of more would show none of them.
  private static let widest = 64

  /// A table without rows.
  ///
  /// - Parameter limit: how many of the newest rows are kept at least, and twice as many at most.
  init(keeping limit: Int = 1 << 17) {
    precondition(limit > 0, "a table of \(limit) rows is none")
    self.limit = limit
  }

  /// Adds a trial, and columns for what no trial before it had.
  mutating func append(_ record: TrialRecord, step: Int) {
    rows.append(Row(record, step: step))
    for (name, value) in record.params?.columns ?? [] {
      guard !isSaid(value, by: record.candidate) else { continue }
      note(value, in: name, isMeasure: false)
    }
    for measure in record.outcome.measures {
      note(.number(measure.value), in: measure.name, isMeasure: true)
    }
    for index in columns.indices { columns[index].pad(to: rows.count) }
    if rows.count >= 2 * limit { drop(limit) }
  }

  /// Whether a text would only repeat the candidate, or is too long for a column.
  private func isSaid(_ value: ParameterValue, by candidate: String) -> Bool {
    guard case .word(let word) = value else { return false }
    return word.utf8.count > 24 || word == candidate || candidate.hasSuffix(" " + word)
  }

  private mutating func note(_ value: ParameterValue, in name: String, isMeasure: Bool) {
    var index = columns.firstIndex { $0.name == name && $0.isMeasure == isMeasure }
    if index == nil, columns.count < Self.widest {
      index = columns.count
      columns.append(TrialColumn(name: name, isMeasure: isMeasure))
    }
    index.map { columns[$0].set(value, row: rows.count - 1) }
  }

  private mutating func drop(_ count: Int) {
    rows.removeFirst(count)
    for index in columns.indices { columns[index].removeFirst(count) }
    droppedCount += count
  }

  /// The row of a trial, the last one where it was told twice.
  func row(of trial: Int) -> Int? { rows.lastIndex { $0.id == trial } }
}

extension TrialTable.Row {
  fileprivate init(_ record: TrialRecord, step: Int) {
    let (state, remark) = TrialTable.State.of(record)
    self.init(
      id: record.id, step: step, score: record.outcome.score ?? .nan, cost: record.outcome.cost,
      state: state, remark: remark, candidate: record.candidate,
      hasNetwork: record.network != nil)
  }
}

extension TrialTable.State {
  fileprivate static func of(_ record: TrialRecord) -> (state: Self, remark: String?) {
    switch (record.outcome.status, record.purpose) {
    case (.failed(let reason), _): (.failed, reason)
    case (.diverged, _): (.diverged, "its loss or reward ceased to be finite")
    case (.stopped(let step), _): (.stopped, "stopped early, at its step \(step)")
    case (.done, .search): (.done, nil)
    case (.done, .finalist): (.finalist, nil)
    case (.done, .test): (.test, nil)
    case (.done, .ensemble): (.ensemble, nil)
    }
  }
}
