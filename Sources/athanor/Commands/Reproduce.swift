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
    options: [
      Option(
        "--seed", "A-B", help: "these seeds, or seed A alone; figures to publish are of 1001-1010"),
      Option("--seeds", "N", help: "seeds 1 to N (else as many as its bar asks)"),
      Option("--commit", "HASH", help: "what this program was built from, for the lines of --json"),
      .json,
    ]
  ) { arguments, program throws(Failure) in
    guard !arguments.operands.isEmpty else { return program.listExperiments(arguments) }
    let id = try arguments.operand("EXPERIMENT")
    guard let experiment = experiments.first(where: { $0.id == id }) else {
      throw Failure(.input, unknown("experiment", id, among: experiments.map(\.id)))
    }
    let seeds = try arguments.seeds ?? 1...UInt64(experiment.seeds)
    let start = DispatchTime.now().uptimeNanoseconds
    let measurements = try Laboratory(program, experiment).measure(seeds: seeds)
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
    let results = experiment.summary(of: measurements)
    if arguments.has("--json") {
      let record = FigureRecord.Circumstances(
        seeds: seeds, seconds: seconds, machine: Program.machine, version: Program.version,
        commit: arguments.value("--commit"), date: Date())
      for result in results {
        program.out.line(result.line(of: experiment, among: results, record))
      }
    } else {
      program.show(results, of: experiment, seeds: seeds, seconds: seconds)
    }
    program.keep(Reproduction(seconds: seconds, results: results), of: experiment)
    return results.contains { $0.isMet == false } ? 1 : 0
  }
}

extension Program {
  fileprivate func show(
    _ results: [Figure.Result], of experiment: Experiment, seeds: ClosedRange<UInt64>,
    seconds: Double
  ) {
    out.line("\(experiment.title), in \(Numeral.longDuration(seconds))")
    for line in columns([Figure.Result.head] + results.map(\.row)) { out.line(line) }
    guard seeds.lowerBound < FigureRecord.firstHeldOutSeed else { return }
    out.line(
      "Settings may have been tuned on these seeds: figures to publish are of seeds from "
        + "\(FigureRecord.firstHeldOutSeed) on.")
  }

  /// What can change the last digits of a number, and the time it takes.
  fileprivate static var machine: String {
    #if arch(x86_64)
      let architecture = "x86-64"
    #else
      let architecture = "arm64"
    #endif
    let cores = counted(ProcessInfo.processInfo.activeProcessorCount, "core")
    return "\(architecture), \(cores), OpenBLAS \(BLAS.coreName)"
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

extension Arguments {
  /// The seeds that are asked for; `nil` where it is left to the experiment.
  fileprivate var seeds: ClosedRange<UInt64>? {
    get throws(Failure) {
      let count = try count("--seeds", in: 1...1_000_000)
      guard let text = value("--seed") else { return count.map { 1...UInt64($0) } }
      guard count == nil else { throw Failure(.input, "--seed and --seeds exclude each other") }
      let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard ends.count < 3, let first = ends[0], let last = ends[ends.count - 1], first <= last,
        last - first < 1_000_000
      else {
        throw Failure(
          .input, "--seed is '\(printable(text))', but must be a seed or a range such as 1001-1010")
      }
      return first...last
    }
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
  func measure(seeds range: ClosedRange<UInt64>) throws(Failure) -> [[Double?]] {
    let seeds = Int(range.upperBound - range.lowerBound) + 1
    let measured = Mutex<[Result<[Double?], Failure>?]>(Array(repeating: nil, count: seeds))
    let done = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: seeds) { index in
      let seat = Seat()
      HelperPool.shared.expect(ObjectIdentifier(seat))
      HelperPool.shared.work(as: ObjectIdentifier(seat)) {
        let seed = range.lowerBound + UInt64(index)
        let result = Result { () throws(Failure) in try experiment.measure(seed) }
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
