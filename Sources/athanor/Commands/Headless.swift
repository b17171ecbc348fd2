import Dispatch
import Foundation
import Learning
import Running

/// A run without the dashboard: it prints what happens until the run is at rest.
final class Headless {
  private let program: Program
  private let runner: Runner
  private let bell = DispatchSemaphore(value: 0)
  private let printer: RunPrinter
  private let interruption = Interruption()

  init(_ program: Program, _ arguments: Arguments) throws(Failure) {
    self.program = program
    let bell = bell
    runner = try program.runner(arguments) { bell.signal() }
    printer = RunPrinter(
      program, isJSON: arguments.has("--json"), isQuiet: arguments.has("--quiet"))
  }

  /// Runs what `begin` makes and returns the exit code.
  func run(
    _ begin: (Runner) throws(Failure) -> any Run
  ) throws(Failure) -> Int32 {
    let run = try begin(runner)
    interruption.watch { run.obey(.stop) }
    defer { interruption.ignore() }
    printer.start(run)
    run.obey(.resume)
    let last = follow(run)
    printer.end(run, last)
    return exitCode(last)
  }

  /// Prints news until the run is at rest; returns the last.
  private func follow(_ run: any Run) -> News {
    while true {
      let isSettled = run.isSettled
      let news = run.news()
      if !printer.news(news) { run.obey(.stop) }
      if isSettled { return news }
      _ = bell.wait(timeout: .now() + .milliseconds(500))
    }
  }

  private func exitCode(_ news: News) -> Int32 {
    if let signal = interruption.received, news.phase == .interrupted { return 128 + signal }
    switch news.phase {
    case .finished, .interrupted: return 0
    default: return 1
    }
  }
}
