import Compute
import Dashboard
import Foundation
import Synchronization

/// Measures what the machine does, through /proc.
final class MachineProbe: Sendable {
  /// The ticks of a core that were spent, and those of them at work.
  private struct Ticks {
    var all: Double
    var busy: Double
  }

  private let last = Mutex<[Ticks]>([])

  /// The share of the time since the last measurement that each core worked; since the machine was
  /// started, the first time.
  ///
  /// What cannot be read is left out.
  func measure() -> MachineLoad {
    let now = Self.ticks()
    let before = last.withLock { last in
      defer { last = now }
      return last
    }
    let loads = now.enumerated().map { core, ticks in
      let base = before.indices.contains(core) ? before[core] : Ticks(all: 0, busy: 0)
      return ticks.all > base.all ? (ticks.busy - base.busy) / (ticks.all - base.all) : 0
    }
    let memory = Self.memory()
    let pages = Self.text("/proc/self/statm").split(separator: " ").dropFirst().first
    return MachineLoad(
      loads: loads, usedMemory: memory.total - memory.available, memory: memory.total,
      resident: (pages.flatMap { Double($0) } ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))),
      blas: "OpenBLAS \(BLAS.version), \(BLAS.coreName) kernels")
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// Lines such as `cpu0 user nice system idle iowait ...`.
  private static func ticks() -> [Ticks] {
    text("/proc/stat").split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let name = words.first, name.hasPrefix("cpu"), name.count > 3, words.count > 5 else {
        return nil
      }
      let numbers = words.dropFirst().prefix(8).compactMap { Double($0) }
      let all = numbers.reduce(0, +)
      return Ticks(all: all, busy: all - numbers[3] - numbers[4])
    }
  }

  private static func memory() -> (total: Double, available: Double) {
    var found: [Substring: Double] = [:]
    for line in text("/proc/meminfo").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 1, let kilobytes = Double(words[1]) else { continue }
      found[words[0].dropLast()] = kilobytes * 1024
    }
    return (found["MemTotal"] ?? 0, found["MemAvailable"] ?? 0)
  }
}
