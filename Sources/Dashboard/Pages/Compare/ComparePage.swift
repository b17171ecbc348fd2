import Running
import Screen

/// Sessions side by side.
struct ComparePage: DashboardPage {
  let context = Context.compare
  var tab: Action? { .compare }

  func title(in dashboard: Dashboard) -> String { dashboard.breadth > .narrow ? "" : "compare" }

  func focus(in dashboard: Dashboard) -> SessionName? { dashboard.comparing.names.first }

  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performInComparison(action)
  }

  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen) {
    dashboard.drawComparison(in: area, on: &screen)
  }

  func command(in dashboard: Dashboard) -> String {
    (["athanor compare"] + dashboard.comparing.names.map(\.text)).joined(separator: " ")
  }

  func stem(in dashboard: Dashboard) -> String { "comparison" }

  func sheet(in dashboard: Dashboard) -> Sheet? { Sheet(dashboard.comparison) }
}
