import Learning
import Running
import Screen

extension Dashboard {
  /// Where keys go.
  var context: Context {
    switch overlay {
    case .question, .leaving: return .question
    case nil: break
    }
    switch page {
    case .home: return home.isTyping ? .filter : .home
    case .session(_, .run): return .run
    case .session(_, .inside): return .inside
    case .session(_, .log): return .log
    case .session(_, .card): return .card
    }
  }

  mutating func press(_ key: Key) -> [Effect] {
    if overlay == .leaving { return key.typed == "q" ? [.quit(waiting: false)] : [] }
    if write(key) { return [] }
    guard let action = keys.action(for: key, in: context) else { return [] }
    return perform(action)
  }

  /// Takes a pasted text in, where there is something to write in.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { _ = write(Key(.character(scalar))) }
  }

  /// Lets the text being written have a key; `false` if there is none or it has no use for it.
  private mutating func write(_ key: Key) -> Bool {
    switch context {
    case .filter:
      guard home.filter.press(key) else { return false }
      home.settle(in: homeRows)
      return true
    default: return false
    }
  }

  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .yes, .no: return answer(action == .yes)
    default: break
    }
    switch page {
    case .home: return performAtHome(action)
    case .session(let name, let side): return perform(action, in: name, side)
    }
  }

  private mutating func answer(_ isYes: Bool) -> [Effect] {
    guard case .question(let question) = overlay else { return [] }
    overlay = nil
    guard isYes else { return [] }
    if question.effects.contains(.quit(waiting: true)) { overlay = .leaving }
    return question.effects
  }

  /// Ends the program; asks first if runs are at work.
  mutating func quit() -> [Effect] {
    let live = sessions.count(.running) + sessions.count(.queued)
    guard live > 0 else { return [.quit(waiting: true)] }
    let what = live == 1 ? "A run is at work." : "\(live) runs are at work."
    overlay = .question(
      Question(
        text: what + " Stop with everything saved, and quit?", effects: [.quit(waiting: true)]))
    return []
  }

  private mutating func perform(
    _ action: Action, in name: SessionName, _ side: Page.Side
  ) -> [Effect] {
    switch action {
    case .back, .leave, .home: page = .home
    default: break
    }
    return []
  }
}
