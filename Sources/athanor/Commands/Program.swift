import Compute
import Foundation
import Learning
import Running
import Systems
import Text

/// What every command works with.
struct Program: Sendable {
  let out = Output(1)
  let err = Output(2)
  let environment = ProcessInfo.processInfo.environment

  /// How many evaluations may be computed side by side.
  static let workerCounts = 1...64

  /// The version.
  static let version = "0.2.0"

  /// Does what a command line asks for and returns the exit code.
  func main(_ words: [String]) -> Int32 {
    let code = attempt(words)
    switch out.problem {
    case nil: return code
    case EPIPE: return 128 + SIGPIPE
    case let number?:
      complain("cannot write to standard output: \(String(cString: strerror(number)))")
      return 1
    }
  }

  private func attempt(_ words: [String]) -> Int32 {
    do {
      return try dispatch(words)
    } catch {
      complain(error.message)
      return [.computation, .damage].contains(error.kind) ? 1 : 2
    }
  }

  /// Prints an error as one line on standard error, without control characters.
  func complain(_ message: String) {
    err.line("athanor: \(printable(message, most: 2000))")
  }

  private func dispatch(_ words: [String]) throws(Failure) -> Int32 {
    guard let word = words.first, !word.hasPrefix("-") else { return try home(words) }
    guard let command = Command.all.first(where: { $0.name == word }) else {
      throw Failure(
        .input,
        unknown("command", word, among: Command.all.map(\.name))
          + " ('athanor --help' lists them)")
    }
    let arguments = try Arguments(
      words.dropFirst(), options: command.options + Option.everywhere)
    try arguments.check(.color, among: ["auto", "always", "never"])
    if arguments.has("--help") { return say(command.manual) }
    if arguments.has("--version") { return say("athanor \(Self.version)") }
    return try command.run(arguments, self)
  }

  private func home(_ words: [String]) throws(Failure) -> Int32 {
    let arguments = try Arguments(words, options: Self.homeOptions + Option.everywhere)
    try arguments.check(.color, among: ["auto", "always", "never"])
    if arguments.has("--help") { return say(Command.overview) }
    if arguments.has("--version") { return say("athanor \(Self.version)") }
    return try dashboard(arguments)
  }

  private func say(_ text: String) -> Int32 {
    out.line(text)
    return 0
  }

  /// Where sessions are kept.
  func sessionsPath(_ arguments: Arguments) throws(Failure) -> String {
    if let path = arguments.value("--sessions") ?? environment["ATHANOR_SESSIONS"], !path.isEmpty {
      return path
    }
    return try stateFolder + "/sessions"
  }

  /// Where the program keeps what it has to remember, by the XDG base directory specification.
  ///
  /// - Throws: `Failure` where nothing says where the user's files are.
  var stateFolder: String {
    get throws(Failure) {
      if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
        return state + "/athanor"
      }
      guard let home = HomeFolder.path(environment) else {
        throw Failure(
          .input,
          "HOME is not set, and the system knows no folder of yours: say --sessions DIR, or set "
            + "HOME")
      }
      return home + "/.local/state/athanor"
    }
  }

  /// The sessions.
  func store(_ arguments: Arguments) throws(Failure) -> SessionStore {
    SessionStore(path: try sessionsPath(arguments))
  }

  /// A runner of the catalog.
  func runner(
    _ arguments: Arguments, onNews: @escaping @Sendable () -> Void = {}
  ) throws(Failure) -> Runner {
    var options = Runner.Options()
    options.onNews = onNews
    options.blas = "\(BLAS.coreName), OpenBLAS \(BLAS.version)"
    if let interval = try arguments.number("--checkpoint-interval", in: 0...86_400) {
      options.checkpointInterval = interval
    }
    let workers = try arguments.count("--workers", in: Self.workerCounts)
    let isToRun = arguments.takes("--workers")
    try Means.check(
      workers: isToRun ? workers ?? ProcessInfo.processInfo.activeProcessorCount : 1)
    return Runner(
      catalog: catalog, store: try store(arguments), workers: DispatchWorker.perCore(workers),
      options: options)
  }
}
