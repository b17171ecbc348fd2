import Learning
import Running
import Text

extension Dashboard {
  /// Handles an event and returns the effects to perform.
  ///
  /// - Parameter time: seconds of a clock that no one sets.
  package mutating func handle(_ event: Event, at time: Double) -> [Effect] {
    now = max(now, time)
    if let remark, remark.end <= now { self.remark = nil }
    let effects = react(to: event)
    followLog()
    followTrials()
    return effects + lookAtTrial()
  }

  private mutating func react(to event: Event) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .mouse(let mouse): return use(mouse)
    case .paste(let text): paste(text)
    case .resize(let width, let height): size = (max(width, 0), max(height, 0))
    case .background(let colour): adapt(to: colour)
    case .tick: return look()
    case .themes(let themes, let flaws): found(themes, flaws)
    default: return learn(event) + advanceQueue()
    }
    return []
  }

  /// Handles the result of an effect, or news of a run.
  private mutating func learn(_ event: Event) -> [Effect] {
    switch event {
    case .sessions(let entries):
      list(entries)
      return catchUp()
    case .entry(let entry):
      sessions.change(entry.name) { $0.update(entry) }
      return catchUp()
    case .moved(let names, let hasNewList): following.note(names, hasNewList)
    case .ready(let found):
      ready = found
      home.settle(in: homeRows)
    case .opened(let name, let record, let history): opened(name, record, history)
    case .waits(let name): queue.append(name)
    case .reading(let name, let share): sessions.change(name) { $0.note(read: share) }
    case .history(let name, let history, let warning): loaded(name, history, warning)
    case .news(let name, let news): return heard(name, news)
    case .artefacts(let name, let artefacts): sessions.change(name) { $0.show(artefacts) }
    case .pastArtefacts(let name, let past): recalled(name, past)
    case .pictures(let name, let trial, let pictures):
      trialLook.learn(pictures, of: TrialLook.Subject(session: name, trial: trial))
    case .machine(let machine): self.machine = machine
    case .wrote(let path): say("Wrote \(path)")
    case .trashed(let name): moved(toTrash: name)
    case .restored(let name):
      say("\(name) is back")
      return [.list]
    case .failed(let failure, let effect): failed(failure, effect)
    default: break
    }
    return []
  }

  /// Asks again, when it is time, for what changes without an event.
  private mutating func look() -> [Effect] {
    var effects: [Effect] = []
    if let lookTime, lookTime <= now {
      listedAt = now
      effects.append(.reread(elsewhere))
    }
    effects += lookAtMoved()
    if let measureTime, measureTime <= now {
      measuredAt = now
      effects.append(.measure)
    }
    if let themeTime, themeTime <= now {
      themesReadAt = now
      effects.append(.listThemes)
    }
    return effects
  }

  /// Shows a remark that goes away by itself.
  mutating func say(_ text: String, canUndo: Bool = false) {
    remark = Remark(text: text, canUndo: canUndo, end: now + Remark.duration)
  }

  /// Shows a remark on a failure.
  mutating func complain(_ text: String) {
    remark = Remark(text: text, isFailure: true, end: now + Remark.failureDuration)
  }
}

// MARK: - What comes back

extension Dashboard {
  private mutating func list(_ entries: [SessionStore.Entry]) {
    hasListed = true
    listedAt = now
    let catalog = catalog
    sessions.update(entries) { id in catalog.first { $0.card.id == id }?.series ?? [] }
    home.settle(in: homeRows)
  }

  private mutating func opened(
    _ name: SessionName, _ record: SessionRecord, _ history: LoadedHistory
  ) {
    sessions.open(name, record, series: system(record.request.system)?.series ?? [])
    loaded(name, history, nil)
    home.select(.session(name), in: homeRows)
    guard awaitsRun else { return }
    awaitsRun = false
    newRun.form = nil
    if let parent = record.parent { say("\(name) \(parent.account)") }
    if page == .form { page = .home }
    if case .home = page, overlay == nil { _ = show(.run) }
  }

  private mutating func loaded(_ name: SessionName, _ loaded: LoadedHistory, _ warning: String?) {
    let isFirst = sessions[name]?.history == nil
    let seen = seenCharts
    sessions.change(name) { $0.load(loaded, smoothing: seen.smoothing, over: seen.abscissa) }
    if name == focus, isFirst { log.restart() }
    if let warning { complain(warning) }
  }

  private mutating func heard(_ name: SessionName, _ news: News) -> [Effect] {
    let (before, asked) = (sessions[name]?.phase, sessions[name]?.question)
    sessions.change(name) { $0.apply(news) }
    if news.phase != .queued { queue.remove(name) }
    var effects: [Effect] = []
    if news.phase != before {
      tell(name, news)
      effects += notification(name, news)
    }
    if let question = news.question { note(question, isFirst: asked == nil, of: name) }
    guard case .session(name, .inside) = page, frozen == nil, moment == nil, news.phase == .running,
      inside.wantsNews(at: now)
    else { return effects }
    return effects + [.inspect(name)]
  }

  /// What to tell who looks elsewhere.
  private func notification(_ name: SessionName, _ news: News) -> [Effect] {
    switch news.phase {
    case .finished:
      let best = news.bestValue.map { ", best \(Numeral.short($0))\(news.status.metric)" } ?? ""
      return [.notify("\(name) is finished\(best)")]
    case .failed: return [.notify("\(name) failed")]
    default: return []
    }
  }

  /// Shows what a run asks, if one was just looking at how it gets on, or says that it asks.
  private mutating func note(_ asked: PendingQuestion, isFirst: Bool, of name: SessionName) {
    choosing.look(at: asked, of: name)
    guard isFirst, page != .session(name, .choose) else { return }
    if page == .session(name, .run), overlay == nil {
      page = .session(name, .choose)
    } else {
      say("\(name) asks: \(keys.name(of: .choose, in: .run)) shows what")
    }
  }

  private mutating func recalled(_ name: SessionName, _ past: EarlierInside?) {
    let past = past ?? EarlierInside(step: nil, artefacts: [])
    sessions.change(name) { $0.show(past) }
    frozen?.change(name) { $0.show(past) }
  }

  private mutating func tell(_ name: SessionName, _ news: News) {
    switch news.phase {
    case .failed: complain("\(name) failed: \(news.message ?? "no reason given")")
    case .finished: say("\(name) is finished")
    case .paused where news.message != nil: complain("\(name) waits: \(news.message ?? "")")
    default: break
    }
  }

  private mutating func failed(_ failure: Failure, _ effect: Effect?) {
    switch effect {
    case .load(let name), .inspect(let name), .recall(let name, _):
      sessions.change(name) { $0.fail(failure.message) }
    case .look(let trial, let name):
      trialLook.learn([], of: TrialLook.Subject(session: name, trial: trial))
    case .start(let request, _, _, _):
      awaitsRun = false
      if request.data != nil { newRun.form?.focus(on: .data) }
    default: break
    }
    complain(failure.message)
  }

  private mutating func moved(toTrash name: SessionName) {
    trashed.append(name)
    sessions.remove(name)
    if focus == name { page = .home }
    home.settle(in: homeRows)
    say("\(name) is in the trash", canUndo: true)
  }
}
