import Foundation
import Learning
import Running
import Text

/// Tells a command of the user's that a run has ended.
///
/// The command is run by the shell, with what happened in its environment: `ATHANOR_SESSION`,
/// `ATHANOR_PHASE`, `ATHANOR_STEPS` and `ATHANOR_BEST`.
struct Notification {
  private let program: Program
  private let command: String?

  init(_ program: Program, _ arguments: Arguments) {
    self.program = program
    command = arguments.takes("--notify") ? arguments.value("--notify") : nil
  }

  /// Runs the command, if there is one, and waits for its end.
  func send(_ name: SessionName, _ news: News) {
    guard let command else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    var environment = program.environment
    environment["ATHANOR_SESSION"] = name.text
    environment["ATHANOR_PHASE"] = news.phase.rawValue
    environment["ATHANOR_STEPS"] = "\(news.step)"
    environment["ATHANOR_BEST"] = news.bestValue.map { "\($0)" } ?? ""
    process.environment = environment
    // What it prints is not for whoever reads the run's lines.
    process.standardOutput = FileHandle.standardError
    do {
      try process.run()
      process.waitUntilExit()
    } catch {
      program.complain("--notify: \(error.localizedDescription)")
      return
    }
    if process.terminationStatus != 0 {
      program.complain("--notify ended with code \(process.terminationStatus)")
    }
  }
}
