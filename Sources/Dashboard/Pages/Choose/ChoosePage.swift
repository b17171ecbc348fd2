import Learning
import Running
import Screen

/// What a run asks somebody to choose from.
struct ChoosePage: SessionPage {
  static let side = Page.Side.choose
  let name: SessionName
  var context: Context { .choose }
  var tab: Action? { .choose }

  func performHere(_ action: Action, in dashboard: inout Dashboard) -> [Dashboard.Effect] {
    guard let asked = dashboard.sessions[name]?.question else { return [] }
    let count = asked.question.pictured.count
    let columns = dashboard.optionGrid(of: asked, in: dashboard.chooseBody).columns
    dashboard.choosing.look(at: asked, of: name)
    let cursor = dashboard.choosing.cursor
    switch action {
    case .left: dashboard.choosing.go(to: cursor - 1, of: count)
    case .right: dashboard.choosing.go(to: cursor + 1, of: count)
    case .up where cursor >= columns: dashboard.choosing.go(to: cursor - columns, of: count)
    case .down where cursor + columns < count:
      dashboard.choosing.go(to: cursor + columns, of: count)
    case .top: dashboard.choosing.go(to: 0, of: count)
    case .bottom: dashboard.choosing.go(to: count - 1, of: count)
    case .mark: dashboard.choosing.toggle()
    case .open: return answer(asked, dashboard.choosing.answer)
    case .undo: return asked.question.undo.map { answer(asked, [$0]) } ?? []
    default: break
    }
    return []
  }

  private func answer(_ asked: PendingQuestion, _ options: [Int]) -> [Dashboard.Effect] {
    [.order(name, .answer(trial: asked.trial, choice: options))]
  }

  func reasonOff(_ action: Action, in dashboard: Dashboard) -> String? {
    guard [.open, .mark, .undo].contains(action) else { return nil }
    guard let asked = dashboard.sessions[name]?.question else { return "It asks nothing now" }
    switch action {
    case .undo where asked.question.undo == nil: return "There is nothing to go back to"
    case .open where !asked.question.accepts(dashboard.choosing.answer):
      return "Choose \(asked.question.choose.words) of them"
    default: return nil
    }
  }

  /// A click marks an option.
  func use(
    _ mouse: Mouse, in body: Area, of dashboard: inout Dashboard
  ) -> [Dashboard.Effect]? {
    guard mouse.deed == .press, let asked = dashboard.sessions[name]?.question else { return nil }
    let areas = dashboard.optionGrid(of: asked, in: body).areas
    guard let option = areas.firstIndex(where: { $0.contains(x: mouse.x, y: mouse.y) }) else {
      return nil
    }
    dashboard.choosing.look(at: asked, of: name)
    dashboard.choosing.go(to: option, of: areas.count)
    dashboard.choosing.toggle()
    return []
  }

  func draw(
    _ session: Session, _ dashboard: Dashboard, in area: Area, on screen: inout Screen
  ) {
    dashboard.drawQuestion(of: session, in: area, on: &screen)
  }

  func command(in dashboard: Dashboard) -> String { "athanor choose \(name) N..." }

  func stem(in dashboard: Dashboard) -> String { "\(name)-choose" }
}

extension Learning.Question {
  /// The options that are looked at: all but the one that goes back.
  var pictured: [Artefact] { options.enumerated().filter { $0.offset != undo }.map(\.element) }
}

extension ClosedRange<Int> {
  /// As people say it: `1 to 4`, `2`.
  var words: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}
