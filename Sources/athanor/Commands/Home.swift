import Learning
import Dashboard
import Running

extension Program {
  static let homeOptions: [Option] = [.sessions]

  func dashboard(_ arguments: Arguments) throws(Failure) -> Int32 {
    guard let problem = terminalProblem(environment) else {
      let ready = ReadySessions.all.map { ReadySession(name: $0.name, request: $0.request) }
      return try runDashboard(
        DashboardOptions(ready: ready), environment: environment
      ) { bell throws(Failure) in try runner(arguments, onNews: bell) }
    }
    let store = store(arguments)
    printSessions(try store.entries(), store)
    err.line("athanor: no dashboard, since \(problem); 'athanor --help' lists what works without")
    return 0
  }
}
