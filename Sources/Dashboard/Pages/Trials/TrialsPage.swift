import Learning
import Running
import Screen

/// A session's trials, sorted and filtered.
struct TrialsPage: SessionPage {
  static let side = Page.Side.trials
  let name: SessionName
  var context: Context { .trials }
  var tab: Action? { .trials }

  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    guard let table = dashboard.shown[name]?.trials else { return [] }
    switch action {
    case .open: dashboard.trials.isOpen.toggle()
    case .mark:
      dashboard.trials.toggleMark()
      dashboard.trials.move(by: 1, in: table)
    case .left: dashboard.trials.sort(by: -1, among: table.keys)
    case .right: dashboard.trials.sort(by: 1, among: table.keys)
    case .reverse: dashboard.trials.reverse()
    default:
      let lines = dashboard.lines(for: action, of: dashboard.trials.order.count)
      dashboard.trials.move(by: lines, in: table)
    }
    return []
  }

  func goBack(in dashboard: inout Dashboard) -> Bool {
    if dashboard.trials.isOpen {
      dashboard.trials.isOpen = false
      return true
    }
    if dashboard.trials.unmark() { return true }
    guard !dashboard.trials.filter.isEmpty else { return false }
    dashboard.trials.filter.clear()
    return true
  }

  func reasonOff(_ action: Action, in dashboard: Dashboard) -> String? {
    guard [.open, .mark, .reverse, .left, .right].contains(action),
      dashboard.trials.order.isEmpty
    else { return nil }
    return "There is no trial"
  }

  /// Selects a row; a row that is selected already is opened.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? {
    guard mouse.deed == .press, let session = dashboard.shown[name],
      let row = dashboard.trialRow(atY: mouse.y, of: session, in: body)
    else { return nil }
    if dashboard.trials.index(in: session.trials) == row {
      dashboard.trials.isOpen.toggle()
    } else {
      dashboard.trials.select(row, in: session.trials)
    }
    return []
  }

  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen
  ) {
    dashboard.drawTrials(of: session, in: area, on: &screen)
  }

  var filter: WritableKeyPath<Dashboard, FilterField>? { \.trials.filter }

  func sheet(in dashboard: Dashboard) -> Sheet? {
    dashboard.shown[name].map {
      Sheet($0.trials, rows: dashboard.trials.order.map { Int($0) }, dashboard.names(of: $0))
    }
  }
}

extension Dashboard {
  /// What the columns of a session's trials are called.
  func names(of session: Session) -> TrialNames {
    TrialNames(objective: session.status.objective ?? .score)
  }

  /// Keeps the order of trials up with what is told of them.
  mutating func followTrials() {
    guard case .session(let name, .trials) = page, let session = shown[name] else { return }
    trials.follow(session.trials, of: name, names(of: session), upTo: moment)
  }
}
