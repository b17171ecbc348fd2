import Dispatch
import Foundation
import Learning
import Running
import Text

/// Several runs without the dashboard, some of them at once.
final class Batch {
  /// A run that is at work.
  private struct Entry {
    let run: any Run
    let printer: RunPrinter
    let request: RunRequest
    var stopRule: StopRule
    /// By which it is told to stop; without one it runs as well.
    let control: ControlSocket?
  }

  private let program: Program
  private let runner: Runner
  private let arguments: Arguments
  private let plan: RunPlan
  private let bell = DispatchSemaphore(value: 0)
  private let interruption = Interruption()
  private var waiting: ArraySlice<(number: Int, request: RunRequest)>
  private var active: [Entry] = []
  private var ended: [(name: SessionName, request: RunRequest, news: News)] = []
  private var refusedCount = 0

  init(_ program: Program, _ arguments: Arguments, _ plan: RunPlan) throws(Failure) {
    self.program = program
    self.arguments = arguments
    self.plan = plan
    waiting = plan.requests.enumerated().map { ($0.offset + 1, $0.element) }[...]
    let bell = bell
    runner = try program.runner(arguments) { bell.signal() }
  }

  /// Runs all, at most so many at once, and returns the exit code.
  func run(atOnce: Int, parent: SessionRecord.Parent?) throws(Failure) -> Int32 {
    interruption.watch { [bell] in bell.signal() }
    defer { interruption.ignore() }
    var isStopping = false
    repeat {
      if interruption.received != nil, !isStopping {
        isStopping = true
        for entry in active { entry.run.obey(.stop) }
      }
      while !isStopping, active.count < atOnce, let (number, request) = waiting.popFirst() {
        try begin(number, request, parent)
      }
      hear()
      if !active.isEmpty { _ = bell.wait(timeout: .now() + .milliseconds(500)) }
    } while !active.isEmpty || (!waiting.isEmpty && !isStopping)
    summarise()
    return exitCode
  }

  /// Begins a run; one that is refused when others have begun is complained of and left out.
  private func begin(
    _ number: Int, _ request: RunRequest, _ parent: SessionRecord.Parent?
  ) throws(Failure) {
    do throws(Failure) {
      let name = try arguments.value("--session").map { text throws(Failure) in
        try SessionName("\(text)-\(number)")
      }
      let run = try runner.start(request, name: name, parent: parent)
      let printer = RunPrinter(
        program, isJSON: arguments.has("--json"), isQuiet: arguments.has("--quiet"),
        label: run.name.text)
      printer.start(run)
      run.obey(.resume)
      let control = try? ControlSocket(for: run.name, in: runner.store) { run.obey($0.order) }
      active.append(
        Entry(
          run: run, printer: printer, request: request, stopRule: try StopRule(arguments),
          control: control))
    } catch {
      guard !active.isEmpty || !ended.isEmpty else { throw error }
      refusedCount += 1
      program.complain("\(plan.distinction(of: request)): \(error.message)")
    }
  }

  /// Prints what is new, and lets go of what is at rest.
  private func hear() {
    var rest: [Entry] = []
    for var entry in active {
      let isSettled = entry.run.isSettled
      let news = entry.run.news()
      if !entry.printer.news(news) { entry.run.obey(.stop) }
      if news.phase.isLive, let reason = entry.stopRule.reason(news) {
        program.complain("\(entry.run.name) is stopped: \(reason)")
        entry.run.obey(.stop)
      }
      guard isSettled else {
        rest.append(entry)
        continue
      }
      entry.printer.end(entry.run, news)
      Notification(program, arguments).send(entry.run.name, news)
      ended.append((entry.run.name, entry.request, news))
    }
    active = rest
  }

  /// Says what came of each run, and how to look at them together.
  private func summarise() {
    if !waiting.isEmpty {
      program.complain("\(waiting.count) of \(plan.requests.count) runs were not begun")
    }
    guard !arguments.has("--json"), !arguments.has("--quiet"), !ended.isEmpty else { return }
    let rows = ended.map { name, request, news in
      [
        name.text, plan.distinction(of: request), news.phase.rawValue,
        news.bestValue.map { Numeral.plain($0) } ?? "–",
      ]
    }
    for line in columns([["session", "", "", "best"]] + rows) { program.out.line(line) }
    guard ended.count > 1 else { return }
    let names = ended.map(\.name.text).joined(separator: " ")
    program.out.line("side by side: athanor compare \(names)")
  }

  private var exitCode: Int32 {
    if let signal = interruption.received { return 128 + signal }
    let isGood = ended.allSatisfy { [.finished, .interrupted].contains($0.news.phase) }
    return isGood && refusedCount == 0 ? 0 : 1
  }
}
