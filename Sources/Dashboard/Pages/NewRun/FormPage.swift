import Screen

/// The settings of a run to be started.
struct FormPage: DashboardPage {
  let context = Context.form

  func title(in dashboard: Dashboard) -> String { "new run" }

  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performInForm(action)
  }

  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen) {
    dashboard.drawForm(in: area, on: &screen)
  }

  func command(in dashboard: Dashboard) -> String {
    dashboard.newRun.form?.commandLine ?? "athanor list"
  }

  func stem(in dashboard: Dashboard) -> String { "systems" }
}
