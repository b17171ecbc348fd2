import Running
import Screen

extension Dashboard {
  /// Where keys go.
  var context: Context {
    switch overlay {
    case .question, .leaving: return .question
    case .help: return breadth == .line ? .line : .help
    case .themes: return .themes
    case .palette: return .palette
    case .export: return .export
    case nil: break
    }
    if breadth == .line { return .line }
    return isFiltering ? .filter : pageContext
  }

  /// Where keys go when nothing lies over the page.
  var pageContext: Context {
    switch page {
    case .home: .home
    case .systems: .systems
    case .form: .form
    case .compare: .compare
    case .machine: .machine
    case .session(_, .run): .run
    case .session(_, .inside): .inside
    case .session(_, .log): .log
    case .session(_, .card): .card
    }
  }

  mutating func press(_ key: Key) -> [Effect] {
    if case .leaving = overlay {
      return key.typed == "q" ? [.quit(waiting: false)] : []
    }
    if write(key) { return [] }
    guard let action = keys.action(for: key, in: context) else { return [] }
    return perform(action)
  }

  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: break
    }
    switch overlay {
    case .question(let question): return answer(question, action)
    case .help(let help):
      act(on: help, action)
      return []
    case .themes(let picker): return act(on: picker, action)
    case .palette(let palette): return act(on: palette, action)
    case .export: return export(action)
    case .leaving: return []
    case nil: return performEverywhere(action) ?? performHere(action)
    }
  }

  /// What a key does on the page that is shown.
  private mutating func performHere(_ action: Action) -> [Effect] {
    if isFiltering, endFiltering(action) { return [] }
    switch page {
    case .home: return performAtHome(action)
    case .systems: return performAtSystems(action)
    case .form: return performInForm(action)
    case .compare: return performInComparison(action)
    case .machine:
      if action == .back || action == .leave { page = .home }
      return []
    case .session(let name, let side):
      if action == .back, moment != nil || frozen != nil {
        (moment, frozen) = (nil, nil)
        return side == .inside ? [look(inside: name)] : []
      }
      if action == .leave || action == .back, side != .run || !charts.leave() {
        return leave(name)
      }
      return perform(action, on: side, of: name)
    }
  }

  private mutating func leave(_ name: SessionName) -> [Effect] {
    (moment, frozen) = (nil, nil)
    page = .home
    home.select(.session(name), in: homeRows)
    return []
  }

  private mutating func perform(
    _ action: Action, on side: Page.Side, of name: SessionName
  ) -> [Effect] {
    switch side {
    case .run: performInCharts(action, of: name)
    case .inside: return performInside(action, of: name)
    case .log: performInLog(action, of: name)
    case .card: performInCard(action, of: name)
    }
    return []
  }

  private mutating func answer(_ question: Question, _ action: Action) -> [Effect] {
    guard action == .yes || action == .no else { return [] }
    overlay = nil
    guard action == .yes else { return [] }
    if question.effects.contains(.quit(waiting: true)) { overlay = .leaving }
    return question.effects
  }

  /// How many lines a key that moves goes down in a list; 0 for other keys.
  func lines(for action: Action, of count: Int) -> Int {
    let visible = max(1, size.height - 5)
    return switch action {
    case .down: 1
    case .up: -1
    case .pageDown: visible
    case .pageUp: -visible
    case .halfDown: max(1, visible / 2)
    case .halfUp: -max(1, visible / 2)
    case .top: -count
    case .bottom: count
    default: 0
    }
  }
}
