import Learning
import Running
import Screen

extension Dashboard {
  /// Takes in what happened and returns what is to be done.
  ///
  /// - Parameter time: seconds of a clock that no one sets.
  public mutating func handle(_ event: Event, at time: Double) -> [Effect] {
    now = max(now, time)
    if let toast, toast.end <= now { self.toast = nil }
    switch event {
    case .key(let key): return press(key)
    case .mouse: break
    case .paste(let text): type(text)
    case .resize(let width, let height): size = (width, height)
    case .tick: break
    case .sessions(let entries): list(entries)
    case .ready(let found): ready = found
    case .opened(let name, let record, let history): opened(name, record, history)
    case .history(let name, let history, let warning): loaded(name, history, warning)
    case .news(let name, let news): heard(name, news)
    case .artefacts(let name, let artefacts): sessions.change(name) { $0.artefacts = artefacts }
    case .trashed(let name): moved(toTrash: name)
    case .restored(let name):
      say("\(name) is back")
      return [.list]
    case .failed(let failure): complain(failure.message)
    }
    return []
  }

  /// Says something that goes away by itself.
  mutating func say(_ text: String) {
    toast = Toast(text: text, role: .toast, end: now + Toast.duration)
  }

  /// Says that something went wrong.
  mutating func complain(_ text: String) {
    toast = Toast(text: text, role: .bad, end: now + Toast.failureDuration)
  }
}

// MARK: - What comes back

extension Dashboard {
  private mutating func list(_ entries: [SessionStore.Entry]) {
    hasListed = true
    sessions.update(entries, mainSeries: mainSeries)
    home.settle(in: homeRows)
  }

  private func mainSeries(_ record: SessionRecord?) -> String? {
    system(record?.request.system)?.series.first?.id
  }

  private mutating func opened(
    _ name: SessionName, _ record: SessionRecord, _ history: History
  ) {
    sessions.open(name, record, mainSeries: mainSeries(record))
    sessions.change(name) { $0.load(history) }
  }

  private mutating func loaded(_ name: SessionName, _ history: History, _ warning: String?) {
    sessions.change(name) { $0.load(history) }
    if let warning { complain(warning) }
  }

  private mutating func heard(_ name: SessionName, _ news: News) {
    let before = sessions[name]?.phase
    sessions.change(name) { $0.apply(news) }
    guard news.phase != before else { return }
    switch news.phase {
    case .failed: complain("\(name) failed: \(news.message ?? "no reason given")")
    case .finished: say("\(name) is finished")
    case .paused where news.message != nil: complain("\(name) waits: \(news.message ?? "")")
    default: break
    }
  }

  private mutating func moved(toTrash name: SessionName) {
    trashed.append(name)
    sessions.remove(name)
    home.settle(in: homeRows)
    say("\(name) is in the trash: u takes it back")
  }
}
