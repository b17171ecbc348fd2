import Foundation

/// The real program with a sessions folder of its own.
struct Laboratory {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// Deletes the sessions.
  func clean() {
    scratch.clean()
  }

  /// Starts the program.
  func start(_ words: [String], environment: [String: String] = [:]) throws -> Child {
    let own = ["ATHANOR_SESSIONS": scratch.path]
    return try Child("athanor", words, environment: own.merging(environment) { $1 })
  }

  /// Runs the program to its end.
  func run(
    _ words: String..., environment: [String: String] = [:]
  ) throws -> Child.Ending {
    try start(words, environment: environment).end()
  }

  /// What a session holds that must not depend on how often it was interrupted.
  struct Essence: Equatable {
    var events: Data?
    var checkpoint: Data?
  }

  /// What is on disk of a session.
  func essence(_ session: String) -> Essence {
    Essence(
      events: scratch.bytes(session + "/events.jsonl"),
      checkpoint: scratch.bytes(session + "/checkpoint"))
  }

  /// The step of a session's newest checkpoint; `nil` where there is none that is whole.
  func savedStep(_ session: String) -> Int? {
    for name in ["checkpoint", "checkpoint.previous"] {
      guard let bytes = scratch.bytes("\(session)/\(name)") else { continue }
      let body = bytes.drop { $0 != UInt8(ascii: "\n") }
      return object(String(decoding: body, as: UTF8.self))?["step"] as? Int
    }
    return nil
  }
}

/// A JSON object.
func object(_ text: some StringProtocol) -> [String: Any]? {
  (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
}

/// Those of a run's lines that its seed decides.
func decided(_ lines: [Substring]) -> [Substring] {
  lines.filter { line in
    ["series", "gain", "best"].contains { line.hasPrefix("{\"event\":\"\($0)\"") }
  }
}
