import Running
import Screen

/// What the machine does, and what each run gets of it.
struct MachinePage: DashboardPage {
  let context = Context.machine
  var tab: Action? { .machine }

  func title(in dashboard: Dashboard) -> String { dashboard.breadth > .narrow ? "" : "machine" }

  func focus(in dashboard: Dashboard) -> SessionName? { dashboard.home.selected?.session }

  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    if action == .back || action == .leave { dashboard.page = .home }
    return []
  }

  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen) {
    dashboard.drawMachine(in: area, on: &screen)
  }

  func command(in dashboard: Dashboard) -> String { "athanor doctor" }

  func stem(in dashboard: Dashboard) -> String { "machine" }
}
