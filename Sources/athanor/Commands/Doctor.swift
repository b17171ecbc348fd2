import Compute
import Foundation
import Learning
import Running
import Text
import Worlds

extension Command {
  static let doctor = Command(
    name: "doctor", operands: "",
    help: "terminal, colours, locale, OpenBLAS core and threads, data sets found, sessions folder",
    options: [.sessions]
  ) { arguments, program throws(Failure) in
    guard arguments.operands.isEmpty else { throw Failure(.input, "doctor takes no operand") }
    let checkup = Checkup(program: program, sessions: try program.sessionsPath(arguments))
    for section in [checkup.terminal, checkup.machine, checkup.folders, checkup.data] {
      for line in columns(section) { program.out.line(line) }
      program.out.line()
    }
    return 0
  }
}

/// What is found of the machine, the terminal, folders and data.
private struct Checkup {
  let program: Program
  let sessions: String

  var terminal: [[String]] {
    let names = ["TERM", "COLORTERM", "LANG", "LC_CTYPE", "LC_ALL", "NO_COLOR"]
    let set = names.map { [$0, program.environment[$0].map { printable($0) } ?? "not set"] }
    return set + [
      ["characters", printable(LocaleName.account(program.environment))],
      ["standard output", program.out.isTerminal ? "a terminal" : "not a terminal"],
    ]
  }

  var machine: [[String]] {
    [
      ["processor cores", "\(ProcessInfo.processInfo.activeProcessorCount)"],
      ["OpenBLAS", "\(BLAS.version), \(BLAS.coreName) kernels"],
      ["threads", "1 a worker"],
    ]
  }

  var folders: [[String]] {
    let count = (try? SessionStore(path: sessions).entries().count) ?? 0
    return [
      ["sessions", "\(count) in \(printable(sessions, most: 400))"],
      ["ready sessions", found("Sessions") ?? "not found; set ATHANOR_HOME to the checkout"],
      ["themes", found("Themes") ?? "not found; the built-in one is used"],
    ]
  }

  private func found(_ folder: String) -> String? {
    ProgramFolders.find(folder).map { printable($0, most: 400) }
  }

  var data: [[String]] {
    WorldFinder().list().map { world in
      let place =
        switch world.availability {
        case .embedded: "built in"
        case .installed(let folder): folder
        case .missing(let install): "not installed: \(install)"
        }
      return [world.name, world.summary, place, world.provenance.licence]
    }
  }
}
