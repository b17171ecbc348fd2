import Running
import Screen

/// The list of sessions.
struct HomePage: DashboardPage {
  let context = Context.home
  var tab: Action? { .home }

  func title(in dashboard: Dashboard) -> String { dashboard.breadth > .narrow ? "" : "sessions" }

  func focus(in dashboard: Dashboard) -> SessionName? { dashboard.home.selected?.session }

  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performAtHome(action)
  }

  func reasonOff(_ action: Action, in dashboard: Dashboard) -> String? {
    switch action {
    case .mark, .markRange, .trash: dashboard.reasonForNoSession
    case .undo where dashboard.trashed.isEmpty: "Nothing to take back"
    default: nil
    }
  }

  /// Selects a row; a row that is selected already is opened.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? {
    guard mouse.deed == .press, let row = dashboard.homeRow(atY: mouse.y, in: body) else {
      return nil
    }
    let rows = dashboard.homeRows
    if dashboard.home.index(in: rows) == row { return dashboard.perform(.open) }
    dashboard.home.select(row, in: rows)
    return []
  }

  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen) {
    dashboard.drawHome(in: area, on: &screen)
  }

  var filter: WritableKeyPath<Dashboard, FilterField>? { \.home.filter }

  func settleFilter(in dashboard: inout Dashboard) {
    dashboard.home.settle(in: dashboard.homeRows)
  }

  func command(in dashboard: Dashboard) -> String { "athanor sessions" }

  func stem(in dashboard: Dashboard) -> String { "sessions" }

  func sheet(in dashboard: Dashboard) -> Sheet? { Sheet(dashboard.shown.sessions) }
}
