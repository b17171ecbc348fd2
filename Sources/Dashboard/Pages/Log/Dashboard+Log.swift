import Running

extension Dashboard {
  mutating func performInLog(_ action: Action, of name: SessionName) {
    guard let session = shown[name] else { return }
    let count = log.count(in: lines(of: session))
    log.move(by: lines(for: action, of: count), of: count)
  }

  /// Keeps the place in the log and the matches of its filter up with the log.
  mutating func followLog() {
    guard case .session(let name, .log) = page, let session = shown[name] else { return }
    log.follow(session.log, dropped: session.droppedLines)
  }
}
