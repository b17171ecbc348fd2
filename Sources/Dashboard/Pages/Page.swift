import Running

/// What is shown: the sessions, what can be started, some sessions side by side, or one session
/// from some side.
enum Page: Hashable, Sendable {
  case home
  case systems
  case form
  case compare
  case machine
  case session(SessionName, Side)

  /// The sides of a session, in the order of their keys.
  enum Side: String, CaseIterable, Sendable {
    case run, trials, inside, log, card, choose
  }
}

extension Page {
  /// What is particular to it.
  var content: any DashboardPage {
    switch self {
    case .home: HomePage()
    case .systems: SystemsPage()
    case .form: FormPage()
    case .compare: ComparePage()
    case .machine: MachinePage()
    case .session(let name, .run): RunPage(name: name)
    case .session(let name, .trials): TrialsPage(name: name)
    case .session(let name, .inside): InsidePage(name: name)
    case .session(let name, .log): LogPage(name: name)
    case .session(let name, .card): CardPage(name: name)
    case .session(let name, .choose): ChoosePage(name: name)
    }
  }
}
