package import Learning
import Text

/// What is asked to run: one run, or one for each of several seeds and values.
package struct RunPlan: Sendable {
  /// What is asked, seeds varying fastest.
  package private(set) var requests: [RunRequest]
  /// What the runs differ in: ids of settings, then `seed`.
  package private(set) var varied: [String] = []

  /// So many runs are asked for by mistake.
  package static let most = 1000

  /// One run.
  package init(_ request: RunRequest) {
    requests = [request]
  }

  /// Runs as they are listed; `nil` where there are none, or too many.
  package init?(list: [RunRequest]) {
    guard (1...Self.most).contains(list.count) else { return nil }
    requests = list
    let ids = Set(list.flatMap(\.settings.keys)).sorted()
    varied = (["system", "preset", "world", "data"] + ids + ["steps", "seed"]).filter { name in
      Set(list.map { Self.value(name, of: $0) }).count > 1
    }
  }

  /// Runs each request once for each of these values of a setting.
  package mutating func vary(_ id: String, over values: [SettingValue]) throws(Failure) {
    try vary(id, over: values) { $0.settings[id] = $1 }
  }

  /// Runs each request once for each of these seeds.
  package mutating func vary(seeds: [UInt64]) throws(Failure) {
    try vary("seed", over: seeds) { $0.seed = $1 }
  }

  private mutating func vary<Value>(
    _ name: String, over values: [Value], set: (inout RunRequest, Value) -> Void
  ) throws(Failure) {
    guard requests.count * values.count <= Self.most else {
      throw Failure(
        .input,
        "that makes more than \(Numeral.grouped(Self.most)) runs: leave out some values of \(name)")
    }
    requests = requests.flatMap { request in
      values.map { value in
        var request = request
        set(&request, value)
        return request
      }
    }
    if values.count > 1 { varied.append(name) }
  }

  /// What a request has of what varies: `rate=0.01 seed=3`.
  package func distinction(of request: RunRequest) -> String {
    varied.compactMap { name in
      Self.value(name, of: request).map { "\(name)=\($0)" }
    }.joined(separator: " ")
  }

  private static func value(_ name: String, of request: RunRequest) -> String? {
    switch name {
    case "system": request.system
    case "preset": request.preset
    case "world": request.world
    case "data": request.data
    case "steps": request.steps.map { "\($0)" }
    case "seed": "\(request.seed)"
    default: request.settings[name].map { "\($0)" }
    }
  }
}

extension RunPlan {
  /// Reads seeds: one as `3`, a range as `1-5`, several as `1,4,7-9`.
  package static func seeds(_ text: String) throws(Failure) -> [UInt64] {
    var seeds: [UInt64] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last <= UInt64(Int.max)
      else {
        throw Failure(
          .input,
          "the seed is '\(printable(text))', but must be a whole number from 0, a range such as 1-5 "
            + "or a list such as 1,4,7")
      }
      guard last - first < UInt64(most), seeds.count + Int(last - first) < most else {
        throw Failure(.input, "the seed '\(printable(text))' makes more than \(most) runs")
      }
      seeds += first...last
    }
    return seeds
  }

  /// Reads the values of a setting: one, or several with commas between them.
  package static func values(
    _ text: String, of knob: KnobDescription
  ) throws(Failure) -> [SettingValue] {
    var values: [SettingValue] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let value = try knob.parse(String(part))
      guard !values.contains(value) else {
        throw Failure(
          .input, "setting \(knob.id) has the value \(printable(String(part))) twice")
      }
      values.append(value)
    }
    return values
  }
}
