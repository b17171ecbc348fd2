import Compute
import Dispatch
import Foundation
import Learning
import Reproduction
import Text

extension Command {
  static let bench = Command(
    name: "bench", operands: "[CASE]...",
    help: "how fast fixed workloads run here; no CASE: all of them",
    options: [
      Option("--threads", "N", help: "threads of one step, or workers side by side (else 2)"),
      Option("--seconds", "S", help: "how long each case is measured (else 4)"), .json,
    ]
  ) { arguments, program throws(Failure) in
    let cases = try benchmarks(named: arguments.operands)
    let threads = try arguments.count("--threads", in: 1...64) ?? 2
    let seconds = try arguments.number("--seconds", in: 0...3600) ?? 4
    for benchmark in cases {
      let timing = Timing(of: benchmark, threads: threads, seconds: seconds)
      program.out.line(arguments.has("--json") ? timing.json : timing.text)
    }
    return 0
  }

  private static func benchmarks(named names: [String]) throws(Failure) -> [Benchmark] {
    var chosen: [Benchmark] = []
    for name in names {
      guard let benchmark = Benchmark.named.first(where: { $0.name == name }) else {
        throw Failure(.input, unknown("case", name, among: Benchmark.named.map(\.name)))
      }
      chosen.append(benchmark)
    }
    return chosen.isEmpty ? Benchmark.all : chosen
  }
}

/// What a workload took, step by step.
struct Timing {
  private let benchmark: Benchmark
  private let threads: Int
  /// Seconds of each step, the shortest first.
  private let times: [Double]

  /// Warms up for a quarter of the time, then measures.
  init(of benchmark: Benchmark, threads: Int, seconds: Double) {
    (self.benchmark, self.threads) = (benchmark, threads)
    var workload = benchmark.workload(threads: threads)
    _ = Self.run(&workload, seconds: seconds / 4)
    times = Self.run(&workload, seconds: seconds).sorted()
  }

  private static func run(_ workload: inout any Workload, seconds: Double) -> [Double] {
    var times: [Double] = []
    let start = DispatchTime.now().uptimeNanoseconds
    var now = start
    repeat {
      _ = workload.step()
      let end = DispatchTime.now().uptimeNanoseconds
      times.append(Double(end - now) * 1e-9)
      now = end
    } while Double(now - start) * 1e-9 < seconds
    return times
  }

  private var median: Double { benchmark.figure(seconds: times[times.count / 2]) }
  private var best: Double { benchmark.figure(seconds: times[0]) }
  private var gflops: Double { benchmark.flops / times[times.count / 2] * 1e-9 }

  /// One JSON object; `min` is the figure of the fastest step.
  var json: String {
    let fields: [(String, String)] = [
      ("case", "\"\(benchmark.name)\""), ("threads", "\(threads)"),
      ("unit", "\"\(benchmark.unit.rawValue)\""), ("median", format(median, "%.5g")),
      ("min", format(best, "%.5g")), ("n", "\(times.count)"), ("gflops", format(gflops, "%.5g")),
    ]
    return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  /// One line for people.
  var text: String {
    let rate = benchmark.flops > 0 ? format(gflops, ", %.0f GFLOP/s") : ""
    let name = benchmark.name.padding(toLength: 10, withPad: " ", startingAt: 0)
    return "\(name) \(format(median, "%8.4g")) \(benchmark.unit.rawValue), "
      + "best \(format(best, "%.4g")) of \(times.count)\(rate)  (\(benchmark.summary))"
  }
}
