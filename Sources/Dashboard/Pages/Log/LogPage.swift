import Running
import Screen

/// A session's log.
struct LogPage: SessionPage {
  static let side = Page.Side.log
  let name: SessionName
  var context: Context { .log }
  var tab: Action? { .log }

  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performInLog(action, of: name)
    return []
  }

  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen
  ) {
    dashboard.drawLog(of: session, in: area, on: &screen)
  }

  var filter: WritableKeyPath<Dashboard, FilterField>? { \.log.filter }

  func settleFilter(in dashboard: inout Dashboard) { dashboard.log.restart() }

  func sheet(in dashboard: Dashboard) -> Sheet? {
    dashboard.shown[name].map { Sheet(dashboard.lines(of: $0)) }
  }
}
