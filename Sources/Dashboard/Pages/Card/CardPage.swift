import Running
import Screen

/// The card of a session's system, and what was asked of it.
struct CardPage: SessionPage {
  static let side = Page.Side.card
  let name: SessionName
  var context: Context { .card }
  var tab: Action? { .card }

  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performInCard(action, of: name)
    return []
  }

  /// What starts the same run again.
  func command(in dashboard: Dashboard) -> String {
    dashboard.shown[name]?.record?.request.command ?? "athanor show \(name) --pane card"
  }

  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen
  ) {
    dashboard.drawCard(of: session, in: area, on: &screen)
  }
}
