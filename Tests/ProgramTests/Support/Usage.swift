import Foundation

/// What the system has counted of a process so far.
struct Usage {
  /// Processor seconds of all threads, and of the first alone.
  var seconds: Double
  var firstThreadSeconds: Double
  /// How often the first thread went to sleep, each time to be woken again.
  var sleeps: Int
  /// Memory that is resident, in megabytes.
  var megabytes: Double

  /// Looks at a process.
  init(of process: pid_t) {
    seconds = Self.seconds("/proc/\(process)/stat")
    firstThreadSeconds = Self.nanoseconds("/proc/\(process)/task/\(process)/schedstat") * 1e-9
    let status = Self.text("/proc/\(process)/task/\(process)/status")
    sleeps = Int(Self.number("voluntary_ctxt_switches", in: status))
    megabytes = Self.number("VmRSS", in: status) / 1024
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  private static func number(_ name: String, in status: String) -> Double {
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0
  }

  private static func nanoseconds(_ path: String) -> Double {
    text(path).split(separator: " ").first.flatMap { Double($0) } ?? 0
  }

  /// User and system time, which follow the name in brackets at places 14 and 15 of the line.
  private static func seconds(_ path: String) -> Double {
    let rest = text(path).split(separator: ")").last ?? ""
    let fields = rest.split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12])
    else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
