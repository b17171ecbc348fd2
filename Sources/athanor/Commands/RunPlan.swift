import Learning
import Running
import Text

/// What a command line asks to run: one run, or one for each of several seeds and values.
struct RunPlan {
  /// What is asked, seeds varying fastest.
  private(set) var requests: [RunRequest]
  /// What the runs differ in: ids of settings, then `seed`.
  private(set) var varied: [String] = []

  /// So many runs are asked for by mistake.
  static let most = 1000

  /// One run.
  init(_ request: RunRequest) {
    requests = [request]
  }

  /// Runs each request once for each of these values of a setting.
  mutating func vary(_ id: String, over values: [SettingValue]) throws(Failure) {
    try vary(id, over: values) { $0.settings[id] = $1 }
  }

  /// Runs each request once for each of these seeds.
  mutating func vary(seeds: [UInt64]) throws(Failure) {
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
  func distinction(of request: RunRequest) -> String {
    varied.map { name in
      let value = name == "seed" ? "\(request.seed)" : request.settings[name].map { "\($0)" }
      return "\(name)=\(value ?? "")"
    }.joined(separator: " ")
  }
}

extension RunPlan {
  /// Reads seeds: one as `3`, a range as `1-5`, several as `1,4,7-9`.
  static func seeds(_ text: String) throws(Failure) -> [UInt64] {
    var seeds: [UInt64] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last <= UInt64(Int.max)
      else {
        throw Failure(
          .input,
          "--seed is '\(printable(text))', but must be a whole number of at least 0, a range such "
            + "as 1-5 or a list such as 1,4,7")
      }
      guard last - first < UInt64(most), seeds.count + Int(last - first) < most else {
        throw Failure(.input, "--seed '\(printable(text))' makes more than \(most) runs")
      }
      seeds += first...last
    }
    return seeds
  }
}
