import Screen

/// The choice of what to start a run from.
struct SystemsPage: DashboardPage {
  let context = Context.systems

  func title(in dashboard: Dashboard) -> String { "new run" }

  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performAtSystems(action)
  }

  /// Selects a row; a row that is selected already is opened.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? {
    guard mouse.deed == .press, let row = dashboard.choice(atY: mouse.y, in: body) else {
      return nil
    }
    let choices = dashboard.choices
    if dashboard.newRun.index(in: choices) == row { return dashboard.perform(.open) }
    dashboard.newRun.select(row, in: choices)
    return []
  }

  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen) {
    dashboard.drawSystems(in: area, on: &screen)
  }

  var filter: WritableKeyPath<Dashboard, FilterField>? { \.newRun.filter }

  func settleFilter(in dashboard: inout Dashboard) {
    dashboard.newRun.settle(in: dashboard.choices)
  }

  func command(in dashboard: Dashboard) -> String { "athanor list" }

  func stem(in dashboard: Dashboard) -> String { "systems" }
}
