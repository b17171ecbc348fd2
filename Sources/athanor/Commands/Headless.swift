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
  private let answers: Answers
  private let notification: Notification
  private var stopRule: StopRule
  /// The trial that was answered last, and what is asked now without an answer.
  private var answered: Int?
  private var unanswered: PendingQuestion?
  private var failure: Failure?

  init(
    _ program: Program, _ arguments: Arguments, answers: Answers = .none
  ) throws(Failure) {
    self.program = program
    self.answers = answers
    notification = Notification(program, arguments)
    stopRule = try StopRule(arguments)
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
    // Without a socket it runs as well.
    let control = try? ControlSocket(for: run.name, in: runner.store) { run.obey($0.order) }
    defer {
      interruption.ignore()
      withExtendedLifetime(control) {}
    }
    printer.start(run)
    run.obey(.resume)
    let last = follow(run)
    printer.end(run, last, asked: unanswered)
    notification.send(run.name, last)
    if let failure { throw failure }
    if case .next = answers, answered == nil {
      throw Failure(.input, "session '\(run.name)' asks nothing")
    }
    return exitCode(last)
  }

  /// Prints news until the run is at rest; returns the last.
  private func follow(_ run: any Run) -> News {
    while true {
      let isSettled = run.isSettled
      let news = run.news()
      if !printer.news(news) { run.obey(.stop) }
      if news.phase.isLive, let reason = stopRule.reason(news) {
        program.complain("\(run.name) is stopped: \(reason)")
        run.obey(.stop)
      }
      if isSettled { return news }
      if let asked = news.question { answer(asked, run) } else { stopIfNothingIsAsked(run, news) }
      _ = bell.wait(timeout: .now() + .milliseconds(500))
    }
  }

  /// Answers what a run asks, or stops it there.
  private func answer(_ asked: PendingQuestion, _ run: any Run) {
    guard asked.trial != answered, unanswered == nil else { return }
    do throws(Failure) {
      let isFirst = answered == nil
      if let options = try answers.choice(for: asked, of: run, isFirst: isFirst) {
        answered = asked.trial
        return run.obey(.answer(trial: asked.trial, choice: options))
      }
    } catch {
      failure = error
    }
    unanswered = asked
    run.obey(.stop)
  }

  /// Stops a run that is to be told an answer and goes on without asking.
  private func stopIfNothingIsAsked(_ run: any Run, _ news: News) {
    guard case .next = answers, answered == nil, !news.events.isEmpty else { return }
    run.obey(.stop)
  }

  private func exitCode(_ news: News) -> Int32 {
    if let signal = interruption.received, news.phase == .interrupted { return 128 + signal }
    switch news.phase {
    case .finished, .interrupted: return 0
    default: return 1
    }
  }
}
