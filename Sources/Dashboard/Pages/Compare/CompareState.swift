import Running

/// How sessions are compared.
struct CompareState: Sendable {
  /// The sessions, as they were marked.
  var names: [SessionName] = []
  /// Whether runs are compared whatever data of the user's they learned from.
  var acceptsOtherData = false
  /// How its charts are looked at, whatever holds on other pages.
  var charts = ChartsState()
  /// The selected arm.
  private(set) var selected = 0
  /// The arm that the others are measured against.
  private(set) var base = 0
  /// The number of the series drawn.
  private(set) var series = 0

  /// Begins with other sessions.
  mutating func begin(_ names: [SessionName]) {
    guard names != self.names else { return }
    self = CompareState(names: names, acceptsOtherData: acceptsOtherData, charts: charts)
  }

  mutating func move(by lines: Int, of arms: Int) {
    let (sum, isPast) = selected.addingReportingOverflow(lines)
    selected = isPast ? selected : min(max(sum, 0), max(arms - 1, 0))
  }

  /// Measures against the selected arm.
  mutating func measureAgainstSelected() { base = selected }

  mutating func goToSeries(by count: Int, of all: Int) {
    guard all > 0 else { return }
    series = ((series + count) % all + all) % all
  }
}
