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
  var pageContext: Context { page.content.context }

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
    case nil: break
    }
    if let reason = reasonOff(action) {
      say(reason)
      return []
    }
    return performEverywhere(action) ?? performHere(action)
  }

  /// What a key does on the page that is shown.
  private mutating func performHere(_ action: Action) -> [Effect] {
    if isFiltering, endFiltering(action) { return [] }
    return page.content.perform(action, in: &self)
  }

  private mutating func answer(_ question: Question, _ action: Action) -> [Effect] {
    let effects: [Effect]
    switch (action, question.alternative) {
    case (.yes, _): effects = question.effects
    case (.alternative, let other?): effects = other.effects
    case (.no, _): effects = []
    default: return []
    }
    overlay = effects.contains(where: \.leaves) ? .leaving : nil
    return effects
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
