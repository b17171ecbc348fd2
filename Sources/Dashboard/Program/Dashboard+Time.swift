import Learning
import Running

// Every screen is drawn from a history up to a step, so going back in time is choosing the step.
extension Dashboard {
  /// A session as it is shown: its state, and what had happened.
  func past(of session: Session) -> (status: SessionStatus, past: HistoryPrefix)? {
    guard let history = session.history else { return nil }
    let past = HistoryPrefix(history, upTo: session.name == focus && page != .home ? moment : nil)
    let main = system(session.system)?.series.first?.id
    return (past.status(of: session.status, main: main, session.clock), past)
  }

  /// Goes back or on in time; what was inside then must be asked for.
  mutating func travel(_ action: Action) -> [Effect] {
    guard let name = focus, let session = shown[name], let history = session.history else {
      return []
    }
    let before = moment
    travel(action, session, history)
    guard case .session(_, .inside) = page, moment != before else { return [] }
    return [look(inside: name)]
  }

  private mutating func travel(_ action: Action, _ session: Session, _ history: History) {
    let here = moment ?? history.step
    let stride = max(1, history.step / 100)
    switch action {
    case .earlier: moment = max(0, here - stride)
    case .later: go(to: here + stride, of: history.step)
    case .earlierEvent:
      moment = session.log.last { $0.isNotable && $0.step < here }?.step ?? 0
    case .laterEvent:
      go(to: session.log.first { $0.isNotable && $0.step > here }?.step ?? .max, of: history.step)
    default: moment = nil
    }
  }

  private mutating func go(to step: Int, of last: Int) {
    guard moment != nil else { return }
    moment = step < last ? step : nil
  }
}
