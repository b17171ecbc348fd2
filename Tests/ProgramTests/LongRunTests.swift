import Foundation
import Testing

/// Runs that have much to say: a million events are shown as they come, and take no more memory than
/// what is shown of them. Measured on the optimised program where nothing else is at work:
///
///     ATHANOR_BUDGETS=1 ATHANOR_PROGRAM=.build/release/athanor swift test --filter LongRunTests
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["ATHANOR_BUDGETS"] != nil))
struct LongRunTests {
  @Test func aMillionEventsAreShownAsTheyCome() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let names = ["first", "second"]
    for name in names { try laboratory.begin(name) }
    let terminal = try laboratory.open(columns: 160, rows: 48)
    #expect(terminal.waits(for: "second"))
    let start = Terminal.now()
    terminal.type("p")
    terminal.type("jp\r")
    var (frames, bytes) = (0, 0)
    // How many frames there were, and when, as something was said last: at its end a run is silent
    // while it is saved.
    var last = (frames: 0, time: start)
    while !names.allSatisfy(laboratory.isFinished), Terminal.now() - start < 300 {
      let count = terminal.output.count
      terminal.listen(0.002)
      frames += Self.frames(in: terminal.output[count...])
      let size = names.reduce(0) { $0 + laboratory.logSize($1) }
      if size > bytes { (bytes, last) = (size, (frames, Terminal.now())) }
    }
    let time = last.time - start
    let events = names.reduce(0) { $0 + laboratory.lineCount($1) }
    print("    \(events) events in \(time) s, \(Double(last.frames) / time) frames/s")
    print("    memory of runs and dashboard: \(Usage(of: terminal.process).megabytes) MB")
    #expect(events >= 1_000_000)
    #expect(Double(last.frames) / time >= 10)
    // What was said last is there with the next frame.
    #expect(terminal.waits(for: "finished", seconds: 0.2))
  }

  @Test func aLongerLogTakesNoMoreMemory() throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    try laboratory.fill(sessions: 2)
    let sizes = try [(50_000, "run-001"), (200_000, "run-002")].map { points, name in
      _ = try laboratory.lengthen(name, series: 20, points: points)
      let terminal = try laboratory.open(columns: 160, rows: 48)
      #expect(terminal.waits(for: name))
      terminal.type("/\(name)\r\r")
      #expect(terminal.waits(for: "s2", seconds: 30))
      terminal.listenUntilQuiet()
      let megabytes = Usage(of: terminal.process).megabytes
      print("    \(20 * points) events: \(megabytes) MB")
      return megabytes
    }
    #expect(sizes[1] < sizes[0] + 25)
  }

  /// How many frames end in some bytes.
  private static func frames(in bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).ranges(of: "\u{1B}[?2026l").count
  }
}

extension Laboratory {
  /// Begins a search that has half a million events to tell, and leaves it at its beginning.
  fileprivate func begin(_ name: String) throws {
    let child = try start([
      "run", "random-search", "--world", "nasbench201", "--set", "trials=100000", "--session",
      name, "--seed", "\(name.count)", "--quiet",
    ])
    while lineCount(name) == 0, child.isRunning { usleep(1000) }
    child.send(SIGINT)
    #expect(try child.end().code == 130)
  }

  fileprivate func lineCount(_ name: String) -> Int {
    scratch.bytes(name + "/events.jsonl")?.count { $0 == UInt8(ascii: "\n") } ?? 0
  }

  fileprivate func logSize(_ name: String) -> Int {
    var status = stat()
    return stat(scratch.path + "/" + name + "/events.jsonl", &status) == 0
      ? Int(status.st_size) : 0
  }

  fileprivate func isFinished(_ name: String) -> Bool {
    let text = String(decoding: scratch.bytes(name + "/summary.json") ?? Data(), as: UTF8.self)
    return text.contains("finished")
  }
}
