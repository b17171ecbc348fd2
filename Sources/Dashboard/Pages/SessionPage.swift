import Running
import Screen

/// A page that shows one session from some side.
protocol SessionPage: DashboardPage {
  static var side: Page.Side { get }
  var name: SessionName { get }
  /// Does what a key does on it, unless it leads away.
  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect]
  /// Undoes the first of what one goes back from before one leaves; `false` if there is nothing.
  func goBack(in dashboard: inout Dashboard) -> Bool
  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen)
}

extension SessionPage {
  func title(in dashboard: Dashboard) -> String {
    dashboard.breadth > .narrow ? name.text : "\(Self.side.rawValue) \(name.text)"
  }

  func focus(in dashboard: Dashboard) -> SessionName? { name }

  func stem(in dashboard: Dashboard) -> String { "\(name)-\(Self.side.rawValue)" }

  func command(in dashboard: Dashboard) -> String {
    "athanor show \(name) --pane \(Self.side.rawValue)"
  }

  func goBack(in dashboard: inout Dashboard) -> Bool { false }

  func perform(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    switch action {
    case .back where dashboard.moment != nil || dashboard.frozen != nil:
      (dashboard.moment, dashboard.frozen) = (nil, nil)
      return Self.side == .inside ? [dashboard.look(inside: name)] : []
    case .back, .leave:
      if !goBack(in: &dashboard) { dashboard.leave(name) }
      return []
    default: return performHere(action, in: &dashboard)
    }
  }

  func draw(_ dashboard: Dashboard, in area: Area, on screen: inout Screen) {
    guard let session = dashboard.shown[name] else {
      return Paragraph("\(name) is gone.", role: .hint).draw(in: area, on: &screen)
    }
    draw(session, dashboard, in: area, on: &screen)
  }
}

extension Dashboard {
  /// Goes from a session back to the list.
  fileprivate mutating func leave(_ name: SessionName) {
    (moment, frozen) = (nil, nil)
    page = .home
    home.select(.session(name), in: homeRows)
  }
}
