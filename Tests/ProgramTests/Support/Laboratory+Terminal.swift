import Foundation
import Testing

extension Laboratory {
  /// How often what is tried again and again is tried: once in passing, more often when
  /// `$ATHANOR_ROUNDS` says so.
  static let rounds =
    ProcessInfo.processInfo.environment["ATHANOR_ROUNDS"].flatMap { Int($0) } ?? 1

  /// Opens the dashboard on a terminal of its own.
  func open(
    _ words: [String] = [], environment: [String: String] = [:], columns: Int = 100, rows: Int = 30
  ) throws -> Terminal {
    try Terminal(
      [Child.path(of: "athanor")] + words,
      environment: terminalEnvironment.merging(environment) { $1 }, columns: columns, rows: rows)
  }

  /// What a program on a terminal needs to know.
  var terminalEnvironment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": scratch.path, "TERM": "xterm-256color",
      "LC_ALL": "C.UTF-8", "ATHANOR_SESSIONS": scratch.path,
    ]
  }

  /// Starts searches from the dashboard that take a minute, and waits until they have begun.
  func startRuns(_ count: Int, on terminal: Terminal) -> Bool {
    guard terminal.waits(for: "new run") else { return false }
    for number in 1...count {
      // A new run; of the systems, this one; its settings as they are proposed; start.
      terminal.type("s/metaqnn\r\r\u{13}")
      terminal.listen(60) { begun == number }
      terminal.type("0")
    }
    return begun == count
  }

  /// Acts, as often as there are rounds, on a dashboard of its own in which a run is at work.
  static func withRunAtWork(_ act: (Laboratory, Terminal) throws -> Void) throws {
    for _ in 0..<rounds {
      let laboratory = try Laboratory()
      defer { laboratory.clean() }
      let terminal = try laboratory.open()
      #expect(laboratory.startRuns(1, on: terminal))
      try act(laboratory, terminal)
    }
  }

  /// How many sessions have a log.
  private var begun: Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? []
    return names.count { scratch.bytes("\($0)/events.jsonl")?.isEmpty == false }
  }

  /// What `athanor sessions` says of each session.
  func sessions() -> [[String: Any]] {
    ((try? run("sessions", "--json").lines) ?? []).compactMap { object($0) }
  }

  /// Whether all sessions were interrupted with everything they had reported saved.
  func areSaved() -> Bool {
    let sessions = sessions()
    return !sessions.isEmpty
      && sessions.allSatisfy { session in
        guard let name = session["name"] as? String else { return false }
        return session["phase"] as? String == "interrupted" && session["in_use"] as? Bool == false
          && (savedStep(name) ?? -1) >= lastStep(name)
      }
  }

  /// The step of the last event in a session's log.
  func lastStep(_ session: String) -> Int {
    let text = String(decoding: scratch.bytes(session + "/events.jsonl") ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").compactMap { object($0)?["step"] as? Int }.last ?? 0
  }
}
