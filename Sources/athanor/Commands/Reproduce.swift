import Compute
import Dispatch
import Foundation
import Learning
import Running
import Synchronization
import Reproduction
import Text

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
    program.show(results, of: experiment, seconds: seconds, isJSON: arguments.has("--json"))
    program.keep(Reproduction(seeds: seeds, seconds: seconds, results: results), of: experiment)
    return results.contains { $0.isMet == false } ? 1 : 0
  }
}

extension Program {
  fileprivate func show(
    _ results: [Figure.Result], of experiment: Experiment, seconds: Double, isJSON: Bool
  ) {
    if isJSON {
      for result in results { out.line(result.line(of: experiment, seconds).text) }
    } else {
      out.line("\(experiment.title), in \(Numeral.longDuration(seconds))")
      for line in columns([Figure.Result.head] + results.map(\.row)) { out.line(line) }
    }
  }

  /// Lists the experiments, with the results of those that were run here.
  fileprivate func listExperiments(_ arguments: Arguments) -> Int32 {
    for experiment in experiments {
      let known = kept(of: experiment)
      if arguments.has("--json") {
        out.line(experiment.line(known).text)
        continue
      }
      let time = Numeral.longDuration(experiment.minutes * 60 * Double(experiment.seeds))
      let past = known.map { ", last run here in \(Numeral.longDuration($0.seconds))" } ?? ""
      out.line("\(experiment.id): \(experiment.title)")
      out.line("  \(counted(experiment.seeds, "seed")), about \(time) of a core\(past)")
      let rows = known?.results ?? experiment.summary(of: [])
      for line in columns([Figure.Result.head] + rows.map(\.row)) { out.line("  " + line) }
      out.line()
    }
    return 0
  }
}

extension Experiment {
  /// A line of the list.
  fileprivate func line(_ known: Reproduction?) -> JSONLine {
    var line = JSONLine(event: "experiment")
    line.add("id", id)
    line.add("title", title)
    line.add("system", system)
    line.add("seeds", seeds)
    line.add("minutes_per_seed", minutes)
    line.add("seconds", known?.seconds)
    return line
  }
}

/// Identifies a seed at work to the pool, which lends helpers to the last one.
private final class Seat {}

/// Measures the seeds of an experiment on all cores, and shows its progress.
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
      let seat = Seat()
      HelperPool.shared.expect(ObjectIdentifier(seat))
      HelperPool.shared.work(as: ObjectIdentifier(seat)) {
        let result = Result { () throws(Failure) in try experiment.measure(UInt64(index + 1)) }
        measured.withLock { $0[index] = result }
      }
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
