import Learning
import Running
import Screen

extension Dashboard {
  /// What a run can be started from: the systems by family, each followed by its session files.
  var choices: [StartChoice] {
    let wanted = Filter(newRun.filter.text, fields: ["name", "title", "about", "family", "world"])
    return Family.allCases.flatMap { family in
      catalog.filter { $0.card.family == family }.flatMap { system -> [StartChoice] in
        let card = system.card
        let files = ready.filter {
          $0.request.system == card.id
            && wanted.matches([
              ("name", $0.name), ("title", card.title), ("family", family.rawValue),
              ("world", system.world($0.request) ?? ""),
            ])
        }
        let isWanted = wanted.matches([
          ("name", card.id), ("title", card.title), ("about", card.summary),
          ("family", family.rawValue), ("world", system.worldNames),
        ])
        return (isWanted ? [.system(card.id)] : []) + files.map { .ready($0.name) }
      }
    }
  }

  mutating func performAtSystems(_ action: Action) -> [Effect] {
    switch action {
    case .open: newRun.index(in: choices).map { prepare(choices[$0]) }
    case .back where !newRun.filter.isEmpty: newRun.filter.clear()
    case .back, .leave: page = .home
    default:
      let choices = choices
      newRun.move(by: lines(for: action, of: choices.count), in: choices)
    }
    return []
  }

  /// Opens the form of a choice; a form that was left half filled in is kept.
  mutating func prepare(_ choice: StartChoice) {
    switch choice {
    case .system(let id):
      guard let system = system(id) else { return }
      if newRun.form?.system.card.id != id || newRun.form?.parent != nil {
        newRun.form = FormState(system)
      }
    case .ready(let name):
      guard let file = ready.first(where: { $0.name == name }) else { return }
      guard let system = system(file.request.system) else {
        return complain("\(name) asks for a system that is not there: \(file.request.system)")
      }
      newRun.form = FormState(system, request: file.request)
    }
    page = .form
  }

  mutating func performInForm(_ action: Action) -> [Effect] {
    guard let form = newRun.form else {
      page = .systems
      return []
    }
    switch action {
    case .down, .up, .pageDown, .pageUp:
      let rows = lines(for: action, of: 0)
      newRun.form?.move(by: rows)
    case .left: newRun.form?.step(-1)
    case .right: newRun.form?.step(1)
    case .standard: newRun.form?.restoreStandard()
    case .open where form.focused.target != .start: newRun.form?.move(by: 1)
    case .open, .start: return start(form)
    case .back: return leaveForm(form)
    default: break
    }
    return []
  }

  /// Goes back to where the form was opened: the choice of systems, or the session that was to be
  /// forked, as it was looked at.
  private mutating func leaveForm(_ form: FormState) -> [Effect] {
    guard let parent = form.parent, let name = try? SessionName(parent.session),
      sessions[name] != nil
    else {
      page = .systems
      return []
    }
    let moment = moment
    page = .session(name, .run)
    let effects = show(.run)
    self.moment = moment
    return effects
  }

  private mutating func start(_ form: FormState) -> [Effect] {
    if let problem = form.problem {
      problem.field.map { newRun.form?.focus(on: $0) }
      complain(problem.text)
      return []
    }
    guard let requests = form.requests, !awaitsRun else { return [] }
    // The form stays until the run has begun: if it cannot, nothing that was entered is lost, and no
    // key that is typed meanwhile means something else.
    awaitsRun = true
    let count = requests.count
    say("Starting \(form.system.card.title)\(count == 1 ? "" : ", \(count) runs") …")
    let waits = count > 1 && form.limit != nil
    if waits, let limit = form.limit { queue.limit = limit }
    return requests.enumerated().map { index, request in
      .start(
        request, name: form.sessionName(index + 1, of: count), parent: form.parent, waits: waits)
    }
  }

  /// Opens the form of a fork of the session in focus, at the step that is shown.
  mutating func fork() -> [Effect] {
    guard let name = focus, let session = shown[name], let request = session.record?.request else {
      return []
    }
    guard let system = system(request.system) else {
      complain("\(name) is of a system that is not in this program: \(request.system)")
      return []
    }
    let parent = SessionRecord.Parent(session: name.text, step: moment ?? session.status.step)
    newRun.form = FormState(system, forking: parent, of: request)
    page = .form
    return []
  }
}
