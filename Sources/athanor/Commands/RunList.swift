import Foundation
import Learning
import Running
import Systems
import Text

/// Runs that a file lists: a table with a run in each row, or a line of JSON for each.
///
/// Columns are `system`, `preset`, `world`, `data`, `seed` and `steps`; all others are settings by
/// their ids. An empty cell leaves the usual value. A line of JSON is what a session file holds.
enum RunList {
  /// Whether a file is a list by its name.
  static func isList(_ path: String) -> Bool {
    [".csv", ".jsonl"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Reads a list.
  ///
  /// - Throws: `Failure` saying what is wrong with it, and in which line.
  static func read(_ path: String) throws(Failure) -> RunPlan {
    let file = printable(path, most: 400)
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw Failure(.input, "\(file) cannot be read as text") }
    let requests =
      path.lowercased().hasSuffix(".csv") ? try table(text, file) : try lines(text, file)
    guard let plan = RunPlan(list: requests) else {
      throw Failure(.input, "\(file) lists no runs, or more than \(Numeral.grouped(RunPlan.most))")
    }
    return plan
  }

  private static func lines(_ text: String, _ file: String) throws(Failure) -> [RunRequest] {
    var requests: [RunRequest] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { !$0.isWhitespace }) {
      guard let request = try? JSONDecoder().decode(RunRequest.self, from: Data(line.utf8)) else {
        throw Failure(
          .input, "\(file), line \(number + 1) is no run: it must be a JSON object with \"system\"")
      }
      requests.append(request)
    }
    return requests
  }

  private static func table(_ text: String, _ file: String) throws(Failure) -> [RunRequest] {
    let rows = SeparatedValues.rows(of: text)
    guard let names = rows.first, names.contains("system") else {
      throw Failure(.input, "\(file) has no column 'system' in its first line")
    }
    var requests: [RunRequest] = []
    for (number, cells) in rows.dropFirst().enumerated() {
      let place = "\(file), run \(number + 1)"
      guard cells.count == names.count else {
        throw Failure(
          .input, "\(place) has \(counted(cells.count, "cell")) for \(names.count) columns")
      }
      do throws(Failure) {
        requests.append(try request(Dictionary(zip(names, cells)) { first, _ in first }))
      } catch {
        throw Failure(error.kind, "\(place): \(error.message)")
      }
    }
    return requests
  }

  private static func request(_ row: [String: String]) throws(Failure) -> RunRequest {
    let cells = row.filter { !$0.value.isEmpty }
    let id = cells["system"] ?? ""
    guard let system = catalog.first(where: { $0.card.id == id }) else {
      throw Failure(.input, unknown("system", id, among: catalog.map { $0.card.id }))
    }
    var request = RunRequest(system: id, preset: cells["preset"], world: cells["world"])
    request.data = cells["data"].map(Command.absolute)
    request.steps = try RunRequest.steps(cells["steps"] ?? "")
    if let seed = cells["seed"] {
      guard let number = UInt64(seed) else {
        throw Failure(.input, "the seed is '\(printable(seed))', but must be a whole number from 0")
      }
      request.seed = number
    }
    for (name, text) in cells where !Self.words.contains(name) {
      request.settings[name] = try setting(name, text, of: system)
    }
    return request
  }

  /// Columns that are no settings.
  private static let words: Set = ["system", "preset", "world", "data", "seed", "steps"]

  private static func setting(
    _ name: String, _ text: String, of system: any System.Type
  ) throws(Failure) -> SettingValue {
    let knobs = system.knobDescriptions
    guard let knob = knobs.first(where: { $0.id == name }) else {
      throw Failure(.input, unknown("setting", name, among: knobs.map(\.id)))
    }
    return try knob.parse(text)
  }
}

extension System {
  /// What can be set of it.
  fileprivate static var knobDescriptions: [KnobDescription] { Settings.knobs }
}
