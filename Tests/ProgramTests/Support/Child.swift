import Foundation

/// A program at work, with what it prints kept in files.
final class Child {
  private let process = Process()
  private let out: URL
  private let err: URL

  /// Starts a program that was built beside the tests.
  init(_ program: String, _ words: [String], environment: [String: String] = [:]) throws {
    let stem = URL(fileURLWithPath: NSTemporaryDirectory() + "athanor-child-\(UUID().uuidString)")
    out = stem.appendingPathExtension("out")
    err = stem.appendingPathExtension("err")
    process.executableURL = URL(fileURLWithPath: Self.path(of: program))
    process.arguments = words
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"].merging(environment) {
      $1
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.handle(out)
    process.standardError = try Self.handle(err)
    try process.run()
  }

  deinit {
    try? FileManager.default.removeItem(at: out)
    try? FileManager.default.removeItem(at: err)
  }

  /// Sends it a signal.
  func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  var number: Int32 { process.processIdentifier }

  var isRunning: Bool { process.isRunning }

  /// Waits for its end.
  func end() throws -> Ending {
    process.waitUntilExit()
    let wasKilled = process.terminationReason == .uncaughtSignal
    return Ending(
      code: process.terminationStatus + (wasKilled ? 128 : 0),
      out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      err: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  /// How a program ended, as a shell would tell it, and what it printed.
  struct Ending {
    var code: Int32
    var out: String
    var err: String

    /// What it printed in whole lines.
    var lines: [Substring] {
      let lines = out.split(separator: "\n", omittingEmptySubsequences: false)
      return Array(lines.dropLast())
    }
  }

  private static func handle(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  /// Where a program is: where `$ATHANOR_PROGRAM` says, or beside the tests.
  static func path(of program: String) -> String {
    let chosen = ProcessInfo.processInfo.environment["ATHANOR_PROGRAM"]
    if let chosen, program == "athanor" { return chosen }
    if program.hasPrefix("/") { return program }
    return builtPrograms.appendingPathComponent(program).path
  }

  private static let builtPrograms = URL(fileURLWithPath: "/proc/self/exe")
    .resolvingSymlinksInPath().deletingLastPathComponent()
}
