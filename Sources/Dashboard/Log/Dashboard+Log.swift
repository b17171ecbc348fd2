import Running

extension Dashboard {
  mutating func performInLog(_ action: Action, of name: SessionName) {
    switch action {
    case .filter: log.isTyping = true
    default:
      guard let session = shown[name] else { return }
      let count = log.count(in: lines(of: session))
      log.move(by: lines(for: action, of: count), of: count)
    }
  }

  /// Keeps the matches of the log's filter up with the log.
  mutating func scanLog() {
    guard case .session(let name, .log) = page, !log.filter.isEmpty,
      let session = shown[name]
    else { return }
    log.scan(session.log)
  }
}
