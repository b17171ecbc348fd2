import Foundation
import Learning
import Running
import Text

/// Prints what happens in a run: JSON lines for programs, or lines and a progress bar for people.
final class RunPrinter {
  private let program: Program
  private let isJSON: Bool
  private let isQuiet: Bool
  /// The session's name in every line, where there are several.
  private let label: String?
  private var savedStep: Int?
  private var stepRate = StepRate()
  private var hasProgress = false

  init(_ program: Program, isJSON: Bool, isQuiet: Bool, label: String? = nil) {
    self.program = program
    self.label = label
    self.isJSON = isJSON
    self.isQuiet = isQuiet
  }

  /// Prints what begins.
  func start(_ run: any Run) {
    let request = run.record.request
    if isJSON {
      var line = JSONLine(event: "start")
      line.add("session", run.name.text)
      line.add("system", request.system)
      line.add("seed", request.seed)
      if let parent = run.record.parent {
        line.add("parent", parent.session)
        line.add("from", parent.opened ?? 0)
      }
      if let data = run.record.data {
        line.add("data", data.path)
        line.add("bytes", data.bytes)
        line.add("digest", data.digest)
        line.add("read", data.read)
      }
      line.add("time", Date().timeIntervalSince1970)
      program.out.line(line.text)
    } else if !isQuiet {
      program.out.line("session \(run.name): \(request.system), seed \(request.seed)")
      if let parent = run.record.parent {
        program.out.line("fork of \(parent.session) at step \(parent.step): \(parent.account)")
      }
      for line in run.record.data?.read ?? [] { program.err.line("data: \(line)") }
    }
  }

  /// Prints news; `false` when the reader has gone away.
  func news(_ news: News) -> Bool {
    stepRate.note(
      step: news.step, seconds: news.wallSeconds, isRunning: news.phase == .running)
    let isRead = isJSON ? printLines(news) : printRemarks(news)
    savedStep = news.savedStep ?? savedStep
    return isRead
  }

  private func printLines(_ news: News) -> Bool {
    var text = news.events.map { labelled($0.line).text + "\n" }.joined()
    if let saved = news.savedStep, saved != savedStep {
      var line = JSONLine(event: "checkpoint")
      line.add("step", saved)
      text += labelled(line).text + "\n"
    }
    return text.isEmpty || program.out.write(text)
  }

  /// A line with the name of its session, where there are several.
  private func labelled(_ line: JSONLine) -> JSONLine {
    var line = line
    if let label { line.add("session", label) }
    return line
  }

  private func printRemarks(_ news: News) -> Bool {
    var text = ""
    for event in news.events {
      switch event.body {
      case .note(let level, let remark):
        let mark = level == .warning ? "warning: " : ""
        text += "\(lead)step \(event.step): \(mark)\(printable(remark, most: 400))\n"
      case .best(let score, let objective, let what, _):
        let value = Numeral.plain(objective.value(ofScore: score))
        text += "\(lead)step \(event.step): best \(value) \(objective.name)  "
        text += printable(what, most: 400) + "\n"
      default: break
      }
    }
    guard !isQuiet else { return true }
    clearProgress()
    let isRead = text.isEmpty || program.out.write(text)
    if program.err.isTerminal, news.phase.isLive, label == nil { showProgress(news) }
    return isRead
  }

  /// What stands before a line, where there are several sessions.
  private var lead: String { label.map { $0 + ": " } ?? "" }

  private func showProgress(_ news: News) {
    var text = "step \(news.step)"
    if let planned = news.planned {
      let share = Double(news.step) / Double(max(planned, 1))
      let bar = String(repeating: "#", count: Int(share * 20))
      text += "/\(planned) [\(bar)\(String(repeating: ".", count: 20 - bar.count))]"
      if let left = stepRate.seconds(for: planned - news.step) {
        text += " \(Numeral.longDuration(left)) left"
      }
    }
    if let best = news.bestValue { text += "  best \(Numeral.plain(best))" }
    program.err.write(text)
    hasProgress = true
  }

  private func clearProgress() {
    if hasProgress { program.err.write("\r\u{1b}[K") }
    hasProgress = false
  }

  /// Prints how it ended.
  ///
  /// - Parameter asked: What it asks, where it waits for an answer.
  func end(_ run: any Run, _ news: News, asked: PendingQuestion? = nil) {
    clearProgress()
    let phase = news.phase == .paused ? Phase.failed : news.phase
    if isJSON {
      var line = JSONLine(event: "end")
      line.add("phase", phase.rawValue)
      line.add("steps", news.step)
      line.add("session", run.name.text)
      if let message = news.message { line.add("message", message) }
      line.add("seconds", news.wallSeconds)
      line.add("cpu_seconds", news.cpuSeconds)
      line.add("time", Date().timeIntervalSince1970)
      program.out.line(line.text)
    } else if !isQuiet {
      program.out.line(
        "\(lead)\(phase.rawValue) after \(news.step) steps in \(Numeral.longDuration(news.wallSeconds))"
      )
    }
    if let message = news.message { program.complain(message) }
    guard !isQuiet else { return }
    switch news.phase {
    case .interrupted where asked != nil:
      program.complain(
        "\(asked?.question.prompt ?? "") Answer: athanor choose \(run.name) N...")
    case .interrupted: program.complain("saved; go on with: athanor resume \(run.name)")
    case .paused:
      program.complain(
        "kept as of step \(news.savedStep ?? 0); go on with: athanor resume \(run.name)")
    default: break
    }
  }
}
