import Learning
import Running

// What keys do on every page that has them.
extension Dashboard {
  /// Does what an action does everywhere; `nil` if it depends on the page.
  mutating func performEverywhere(_ action: Action) -> [Effect]? {
    switch action {
    case .help: overlay = .help(HelpState())
    case .themes: return pickTheme()
    case .palette: overlay = .palette(PaletteState())
    case .home: page = .home
    case .run: return show(.run)
    case .inside: return show(nil)
    case .population: return show(.population)
    case .genealogy: return show(.genealogy)
    case .lens: return show(.lens)
    case .log: return show(.log)
    case .trials: return show(.trials)
    case .card: return show(.card)
    case .choose: return show(.choose)
    case .compare: return compareChosen()
    case .fork: return fork()
    case .advice: return showEvidence()
    case .machine: return showMachine()
    case .copy: return copy()
    case .copyCommand: return copyCommand()
    case .export: overlay = .export
    case .newRun:
      // The list begins unfiltered.
      newRun.filter.clear()
      page = .systems
    case .filter:
      guard let filter = page.content.filter else { return nil }
      self[keyPath: filter].isTyping = true
    case .freeze: frozen = frozen == nil ? sessions : nil
    case .pause: return pauseOrResume()
    case .stop: return stop()
    case .save: return save()
    case .leave where breadth == .line: return quit()
    case .earlier, .later, .earlierEvent, .laterEvent, .present: return travel(action)
    default: return nil
    }
    return []
  }

  /// Why a key can do nothing just now; `nil` where it can.
  func reasonOff(_ action: Action) -> String? {
    if context == pageContext, let reason = page.content.reasonOff(action, in: self) {
      return reason
    }
    switch action {
    case .choose where focus.flatMap { sessions[$0]?.question } == nil:
      return reasonForNoSession ?? "It asks nothing"
    case .population where lacks(.population), .genealogy where lacks(.genealogy),
      .lens where lacks(.lens):
      return reasonForNoSession ?? "This system shows no \(action.rawValue)"
    case .run, .compare, .fork, .advice, .inside, .population, .genealogy, .lens, .log, .card:
      return reasonForNoSession
    case .trials where !hasTrials: return reasonForNoSession ?? "It has no trials"
    case .pause where !holdsForChosen(\.isUnfinished):
      return reasonForNoSession ?? chosen.first.map { "\($0) is finished" }
    case .stop where !holdsForChosen(\.isStoppable): return "Nothing is at work here"
    case .soonerTurn where !holdsForChosen({ queue.contains($0.name) }),
      .laterTurn where !holdsForChosen({ queue.contains($0.name) }):
      return "It does not wait for its turn"
    case .save where !holdsForChosen(\.isHere): return "It is on disk as it stands"
    default: return nil
    }
  }

  /// Whether it is known that nothing of a kind is inside the session in focus.
  private func lacks(_ facet: InsideState.Facet) -> Bool {
    guard let artefacts = focus.flatMap({ shown[$0] }).flatMap(exhibits), !artefacts.isEmpty
    else { return focus == nil }
    return !artefacts.contains { facet.holds($0.content) }
  }

  /// Whether the session in focus has trials, as far as that is known.
  private var hasTrials: Bool {
    guard let session = focus.flatMap({ shown[$0] }) else { return false }
    return session.history == nil || !session.trials.rows.isEmpty || session.isLive
  }

  /// Why a key that acts on a session can do nothing; `nil` where there is one.
  var reasonForNoSession: String? { focus == nil ? "No session is selected" : nil }

  /// Whether something is so of a session that an order goes to.
  func holdsForChosen(_ isSo: (Session) -> Bool) -> Bool {
    chosen.contains { sessions[$0].map(isSo) ?? false }
  }

  /// Shows the session in focus from some side.
  mutating func show(_ side: Page.Side) -> [Effect] {
    guard let name = focus, let session = sessions[name] else { return [] }
    if case .session(name, _) = page {} else { arrive(at: name) }
    page = .session(name, side)
    var effects: [Effect] = session.history == nil || session.isStale ? [.load(name)] : []
    if side == .inside {
      let isNew = moment != nil || session.artefacts == nil || session.isStale
      if inside.wantsNews(at: now) || isNew { effects.append(look(inside: name)) }
    }
    return effects
  }

  /// Shows the inside of the session in focus: a kind of thing in it, or what was last looked at.
  private mutating func show(_ facet: InsideState.Facet?) -> [Effect] {
    let effects = show(.inside)
    if let facet { inside.ask(for: facet) } else { inside.askForAnything() }
    return effects
  }

  /// Begins to look at a session: from the present, all of it.
  private mutating func arrive(at name: SessionName) {
    moment = nil
    cardOffset = 0
    inside = InsideState()
    log = LogState()
    trials = TrialsState()
    charts.arrive()
    sessions.change(name) {
      $0.smooth(charts.smoothing)
      $0.cast(over: charts.abscissa)
    }
  }

  /// The sessions that an order goes to.
  var chosen: [SessionName] {
    guard page == .home else { return focus.map { [$0] } ?? [] }
    let marked = sessions.sessions.map(\.name).filter(home.marked.contains)
    return marked.isEmpty ? focus.map { [$0] } ?? [] : marked
  }

  /// Whether a session is at work, here or in another process, and does not wait for its turn.
  func isPausable(_ session: Session) -> Bool {
    session.isLive && !queue.contains(session.name) || session.isLiveElsewhere
  }

  private mutating func pauseOrResume() -> [Effect] {
    let chosen = chosen.compactMap { sessions[$0] }
    let live = chosen.filter(isPausable)
    guard live.isEmpty else {
      // Another process has nobody who would let it go on, so it saves all and ends.
      return live.map { .order($0.name, $0.isLive ? .pause : .stop) }
    }
    for session in chosen { queue.remove(session.name) }
    return chosen.filter(\.isUnfinished).map {
      $0.isHere ? .order($0.name, .resume) : .resume($0.name)
    }
  }

  private mutating func stop() -> [Effect] {
    let names = chosen.compactMap { sessions[$0] }.filter(\.isStoppable).map(\.name)
    guard let first = names.first else { return [] }
    overlay = .question(
      Question(
        title: names.count == 1 ? "Stop \(first)?" : "Stop \(names.count) runs?",
        text: "All that was done is saved; p resumes it later.", yes: "stop",
        effects: names.map { .order($0, .stop) }))
    return []
  }

  private mutating func save() -> [Effect] {
    chosen.filter { sessions[$0]?.isHere ?? false }.map { .order($0, .save) }
  }

  /// Ends the program; asks first if runs are at work.
  mutating func quit() -> [Effect] {
    let (names, waiting) = (atWork.map(\.name), queue.names.count)
    guard !names.isEmpty else { return [.quit(waiting: true)] }
    overlay = .question(
      Question(
        title: "Quit?",
        text: (names.count == 1
          ? "A run is at work. It is" : "\(names.count) runs are at work. They are")
          + " stopped with everything saved, and can be resumed later."
          + (waiting == 0 ? "" : " \(waiting) more that wait for their turn stay as they are."),
        yes: "stop and quit", effects: [.quit(waiting: true)],
        alternative: .init(
          words: "go on in the background", effects: [.goToBackground(names)])))
    return []
  }
}
