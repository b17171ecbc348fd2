import Dispatch
import Foundation
import Learning
import Running
import Synchronization
import Systems

extension Command {
  static let reproduce = Command(
    name: "reproduce", operands: "[EXPERIMENT]",
    help: "a published experiment: ours beside the paper's figure; no name: the list",
    options: [Option("--seeds", "N", help: "how many seeds (else as many as its bar asks)"), .json]
  ) { arguments, program throws(Failure) in
    guard !arguments.operands.isEmpty else { return program.listExperiments(arguments) }
    let id = try arguments.operand("EXPERIMENT")
    guard let experiment = experiments.first(where: { $0.id == id }) else {
      throw Failure(.input, unknown("experiment", id, among: experiments.map(\.id)))
    }
    let seeds = try arguments.count("--seeds", in: 1...1_000_000) ?? experiment.seeds
    let start = DispatchTime.now().uptimeNanoseconds
    let measurements = try Laboratory(program, experiment).measure(seeds: seeds)
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
    let results = experiment.summary(of: measurements)
    if arguments.has("--json") {
      for result in results { program.out.line(result.line(of: experiment, seconds).text) }
    } else {
      program.out.line("\(experiment.title), \(seeds) seeds in \(duration(seconds))")
      let head = ["figure", "paper", "bar", "ours", "95 % interval", "seeds", ""]
      for line in columns([head] + results.map(\.row)) { program.out.line(line) }
    }
    return results.contains { $0.isMet == false } ? 1 : 0
  }
}

extension Program {
  fileprivate func listExperiments(_ arguments: Arguments) -> Int32 {
    if arguments.has("--json") {
      for experiment in experiments {
        var line = JSONLine(event: "experiment")
        line.add("id", experiment.id)
        line.add("title", experiment.title)
        line.add("system", experiment.system)
        line.add("seeds", experiment.seeds)
        line.add("minutes_per_seed", experiment.minutes)
        out.line(line.text)
      }
    } else {
      let rows = experiments.map { experiment in
        let time = duration(experiment.minutes * 60 * Double(experiment.seeds))
        return [experiment.id, experiment.title, "\(experiment.seeds) seeds, about \(time) of a core"]
      }
      for line in columns(rows) { out.line(line) }
    }
    return 0
  }
}

/// Measures the seeds of an experiment on all cores, and says how far it is.
private struct Laboratory {
  let program: Program
  let experiment: Experiment

  init(_ program: Program, _ experiment: Experiment) {
    (self.program, self.experiment) = (program, experiment)
  }

  /// What every seed gave, in their order, whatever order they came in.
  func measure(seeds: Int) throws(Failure) -> [[Double?]] {
    let measured = Mutex<[Result<[Double?], Failure>?]>(Array(repeating: nil, count: seeds))
    let done = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: seeds) { index in
      let result = Result { () throws(Failure) in try experiment.measure(UInt64(index + 1)) }
      measured.withLock { $0[index] = result }
      say(done.add(1, ordering: .relaxed).newValue, of: seeds)
    }
    if program.err.isTerminal { program.err.write("\r\u{1b}[K") }
    var all: [[Double?]] = []
    for result in measured.withLock({ $0 }) {
      if let result { all.append(try result.get()) }
    }
    return all
  }

  private func say(_ done: Int, of seeds: Int) {
    guard program.err.isTerminal, seeds <= 100 || done % (seeds / 100) == 0 else { return }
    program.err.write("\r\u{1b}[K\(done) of \(seeds) seeds")
  }
}

extension Figure.Result {
  /// A line of the contract: one a figure.
  fileprivate func line(of experiment: Experiment, _ seconds: Double) -> JSONLine {
    var line = JSONLine(event: "figure")
    line.add("experiment", experiment.id)
    line.add("figure", figure.name)
    line.add("unit", figure.unit)
    line.add("paper", figure.paper)
    line.add("bar", figure.bar?.value)
    line.add("ours", ours)
    line.add("low", low)
    line.add("high", high)
    line.add("seeds", seeds)
    if let isMet { line.add("ok", isMet) } else { line.add("ok", Double?.none) }
    line.add("seconds", seconds)
    return line
  }

  fileprivate var row: [String] {
    let bar =
      switch figure.bar {
      case .atLeast(let value), .surelyAtLeast(let value): ">= \(brief(value))"
      case .atMost(let value), .surelyAtMost(let value): "<= \(brief(value))"
      case nil: "-"
      }
    let name = figure.unit.isEmpty ? figure.name : "\(figure.name) (\(figure.unit))"
    let verdict = isMet.map { $0 ? "ok" : "NOT MET" } ?? ""
    return [
      name, brief(figure.paper), bar, brief(ours), "\(brief(low)) to \(brief(high))", "\(seeds)",
      verdict,
    ]
  }
}
