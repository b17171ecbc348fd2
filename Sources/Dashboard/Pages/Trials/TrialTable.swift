import Learning
import Running

/// Every trial of a session in rows and columns, held so tightly that a hundred thousand are no
/// burden.
struct TrialTable: Sendable {
  /// What every trial has.
  struct Row: Sendable {
    /// Its score, higher is better; `nan` where it has none.
    let score: Double
    let cost: Double
    private let number: Int32
    private let told: Int32
    let state: State
    let hasNetwork: Bool

    var id: Int { Int(number) }
    var step: Int { Int(told) }

    init(_ record: TrialRecord, step: Int, state: State) {
      (score, cost) = (record.outcome.score ?? .nan, record.outcome.cost)
      (number, told) = (Int32(clamping: record.id), Int32(clamping: step))
      (self.state, hasNetwork) = (state, record.network != nil)
    }
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
  /// The candidates in words, by rows.
  private(set) var candidates = TextStore()
  /// Why a trial has no score, or at which step of its own it was stopped, by its id.
  private(set) var remarks: [Int: String] = [:]
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
    let (state, remark) = State.of(record)
    rows.append(Row(record, step: step, state: state))
    candidates.append(record.candidate)
    remarks[record.id] = remark
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
    for row in rows.prefix(count) { remarks[row.id] = nil }
    rows.removeFirst(count)
    candidates.removeFirst(count)
    for index in columns.indices { columns[index].removeFirst(count) }
    droppedCount += count
  }

  /// The row of a trial, the last one where it was told twice.
  ///
  /// Where no number is left out it is found without a search: frames ask for it.
  func row(of trial: Int) -> Int? {
    guard let first = rows.first?.id, let last = rows.last?.id else { return nil }
    if last - first == rows.count - 1, (first...last).contains(trial),
      rows[trial - first].id == trial
    {
      return trial - first
    }
    return rows.lastIndex { $0.id == trial }
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
