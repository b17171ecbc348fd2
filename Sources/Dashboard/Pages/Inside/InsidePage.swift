import Learning
import Running
import Screen

/// What is inside a session.
struct InsidePage: SessionPage {
  static let side = Page.Side.inside
  let name: SessionName
  var context: Context { .inside }
  var tab: Action? { .inside }

  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    dashboard.performInside(action, of: name)
  }

  func command(in dashboard: Dashboard) -> String {
    "athanor show \(name) --pane \(dashboard.artefact?.id ?? "inside")"
  }

  func reasonOff(_ action: Action, in dashboard: Dashboard) -> String? {
    switch (action, dashboard.artefact?.content) {
    case (.open, .tree(let root)) where !root.children.isEmpty: nil
    case (.open, .scatter(let scatter)) where scatter.points.contains { $0.trial != nil }:
      dashboard.artefact.flatMap(dashboard.trial) == nil
        ? "Go to a point with left and right first" : nil
    case (.open, .table(let table)) where !table.trials.isEmpty: nil
    case (.open, _): "There is nothing to open here"
    case (.difference, .tree):
      otherTrees(in: dashboard).isEmpty ? "There is no other tree to compare it with" : nil
    case (.difference, _): "Only a tree can be compared with another"
    default: nil
    }
  }

  /// A click goes to a view, and a second one gives it the whole page; one on a trial's point opens
  /// the trial.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? {
    guard mouse.deed == .press,
      let artefacts = dashboard.shown[name].flatMap(dashboard.exhibits), !artefacts.isEmpty
    else { return nil }
    let tiles = dashboard.tiles(of: artefacts, in: body)
    let hit = zip(tiles.range, tiles.areas).first { $1.contains(x: mouse.x, y: mouse.y) }
    guard let (number, area) = hit else { return nil }
    let point = dashboard.trial(
      atX: mouse.x, y: mouse.y, in: artefacts[number], filling: area)
    if let point { return dashboard.openTrial(point) }
    if number == tiles.selected { return dashboard.perform(.zoom) }
    dashboard.inside.go(to: artefacts[number])
    return []
  }

  func goBack(in dashboard: inout Dashboard) -> Bool {
    defer { dashboard.inside.isZoomed = false }
    return dashboard.inside.isZoomed
  }

  private func otherTrees(in dashboard: Dashboard) -> [Artefact] {
    guard let artefact = dashboard.artefact, let session = dashboard.shown[name] else { return [] }
    return (dashboard.exhibits(of: session) ?? []).otherTrees(than: artefact)
  }

  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen
  ) {
    dashboard.drawInside(of: session, in: area, on: &screen)
  }

  func stem(in dashboard: Dashboard) -> String {
    "\(name)-\(dashboard.artefact?.id.filter(\.isSafeInFileName) ?? "inside")"
  }

  func sheet(in dashboard: Dashboard) -> Sheet? { dashboard.artefact.map { Sheet($0.content) } }

  func image(in dashboard: Dashboard) -> Artefact.Image? {
    if case .image(let image) = dashboard.artefact?.content { image } else { nil }
  }
}

extension Character {
  fileprivate var isSafeInFileName: Bool { isLetter || isNumber || self == "-" || self == "_" }
}
