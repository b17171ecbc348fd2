import Running
import Screen

/// A session's progress and charts.
struct RunPage: SessionPage {
  static let side = Page.Side.run
  let name: SessionName
  var context: Context { .run }
  var tab: Action? { .run }

  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performInCharts(action, of: name)
    return []
  }

  func goBack(in dashboard: inout Dashboard) -> Bool { dashboard.charts.leave() }

  /// In a chart the wheel zooms, and a range that is dragged over is shown.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? {
    guard let session = dashboard.shown[name],
      let place = dashboard.chart(atX: mouse.x, y: mouse.y, of: session, in: body)
    else { return nil }
    let whole = dashboard.steps(of: session)
    switch mouse.deed {
    case .press: dashboard.charts.press(place.series, at: place.value)
    case .release: dashboard.charts.release(at: place.value, in: whole)
    case .wheelUp: dashboard.charts.zoom(by: 1.25, around: place.value, in: whole)
    case .wheelDown: dashboard.charts.zoom(by: 0.8, around: place.value, in: whole)
    case .drag: break
    }
    return []
  }

  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen
  ) {
    dashboard.drawRun(of: session, in: area, on: &screen)
  }

  func sheet(in dashboard: Dashboard) -> Sheet? { dashboard.shown[name]?.history.map { Sheet($0) } }
}
