package import Learning
package import Running
import Screen

/// Several sessions side by side: those that differ in nothing but their seed make an arm, and
/// arms are compared.
///
///     let comparison = Comparison(members)
///     comparison.difference(of: 1, from: 0)?.estimate.mean
package struct Comparison: Sendable {
  /// A session taking part.
  package struct Member: Sendable {
    /// Its name.
    package let name: SessionName
    /// What was asked.
    package internal(set) var request: RunRequest
    /// The world it learns in, be it named or the system's first.
    let world: String?
    /// Its state: best, last, δ, time spent.
    let status: SessionStatus
    let history: History?
    let tracks: Tracks
    let clock: Clock
    /// What its system reports that matters most.
    var main: Series?
    /// The digest of the user's own data that it learns from; `nil` for built-in worlds, and where
    /// data are not to be told apart.
    var data: String?
  }

  /// Sessions that differ in nothing but their seed.
  package struct Arm: Sendable {
    /// Its label: what distinguishes it from the other arms.
    package internal(set) var label: String
    /// Its sessions, as they were given.
    package internal(set) var members: [Member]
  }

  /// The arms, in the order of their first sessions.
  package let arms: [Arm]

  /// Sorts sessions into arms.
  init(_ members: [Member]) {
    var arms: [Arm] = []
    for member in members {
      if let index = arms.firstIndex(where: { $0.isJoined(by: member) }) {
        arms[index].members.append(member)
      } else {
        arms.append(Arm(label: member.name.text, members: [member]))
      }
    }
    let labels = Self.labels(of: arms)
    for index in arms.indices { arms[index].label = labels[index] }
    self.arms = arms
  }

  /// How much better an arm is than another; `nil` where they have no pair.
  package func difference(of arm: Int, from base: Int) -> PairedDifference? {
    guard arms.indices.contains(arm), arms.indices.contains(base), arm != base else { return nil }
    return PairedDifference(of: arms[arm], from: arms[base])
  }

  /// The main series of every session, step by step, of those that have a value there.
  package var alignedMainCurves: [(step: Int, values: [(name: SessionName, value: Double)])] {
    var rows: [Int: [(name: SessionName, value: Double)]] = [:]
    for member in arms.flatMap(\.members) {
      guard let curve = member.mainCurve else { continue }
      for (step, value) in zip(curve.steps, curve.values) {
        rows[Int(step), default: []].append((member.name, value))
      }
    }
    return rows.keys.sorted().map { ($0, rows[$0] ?? []) }
  }
}

// MARK: - Sessions

extension Comparison.Member {
  /// The values of the main series.
  var mainCurve: Curve? { main.flatMap { history?.curve($0.id) } ?? history?.curves.first?.curve }

  /// Its gain samples.
  var gains: [(step: Int, sample: GainSample)] { history?.gains ?? [] }

  /// The curve of a series as charts draw it.
  func curve(of series: Series) -> SmoothedCurve? {
    tracks.all.first { $0.series.label == series.label && !$0.curve.raw.isEmpty }?.curve
  }
}

// MARK: - Arms

extension Comparison.Arm {
  /// The system, which all members have in common.
  package var system: String { members.first?.request.system ?? "" }

  /// What matters most.
  var main: Series? { members.first?.main }

  /// The middle of the members' best values, in the metric's own sign.
  package var best: Double? { median(members.compactMap(\.status.bestValue)) }

  /// What is best in them; `nil` where they differ, or nothing is known.
  package var objective: Objective? {
    let objectives = Set(members.compactMap(\.status.objective))
    return objectives.count == 1 ? objectives.first : nil
  }

  /// The middle of the members' last values.
  package var last: Double? { median(members.compactMap(\.status.last)) }

  /// Processor seconds spent, on average.
  package var processorSeconds: Double {
    members.reduce(0) { $0 + $1.status.cpuSeconds } / Double(max(members.count, 1))
  }

  /// δ: of a single session over its gain samples, of several over their seeds.
  package var delta: Delta? {
    let deltas = members.compactMap(\.status.delta)
    guard deltas.count > 1 else { return deltas.first }
    return Delta(ofRuns: deltas)
  }

  /// δ for each processor second spent on it: what puts unlike systems on one axis.
  package var deltaPerSecond: Double? {
    guard let delta, processorSeconds > 0 else { return nil }
    return delta.mean / processorSeconds
  }

  /// Whether a session differs from the members in nothing but its seed, which is another.
  fileprivate func isJoined(by member: Comparison.Member) -> Bool {
    guard let first = members.first else { return true }
    var (own, other) = (first.request, member.request)
    (own.seed, other.seed) = (0, 0)
    (own.world, other.world) = (first.world, member.world)
    return own == other && first.data == member.data
      && !members.contains { $0.request.seed == member.request.seed }
  }
}

// MARK: - Labels

extension Comparison {
  /// Labels of arms: the system and the settings that differ, else a session's name.
  private static func labels(of arms: [Arm]) -> [String] {
    let systems = Set(arms.map(\.system))
    let labels = arms.map { arm -> String in
      let peers = arms.filter { $0.system == arm.system }
      let differing = differences(of: arm, among: peers)
      let words = (systems.count > 1 || differing.isEmpty ? [arm.system] : []) + differing
      return words.joined(separator: " ")
    }
    return zip(arms, labels).map { arm, label in
      let isUnique = labels.count { $0 == label } == 1 && !label.isEmpty
      return isUnique && (arm.members.count > 1 || label != arm.system)
        ? label : arm.members.first?.name.text ?? label
    }
  }

  /// What was asked of an arm and not of all of some arms.
  private static func differences(of arm: Arm, among peers: [Arm]) -> [String] {
    let requests = peers.compactMap { $0.members.first?.request }
    guard let first = arm.members.first, requests.count > 1 else { return [] }
    let own = first.request
    var words: [String] = []
    if Set(peers.map(\.members.first?.world)).count > 1 { words.append(first.world ?? "no world") }
    if Set(requests.map(\.preset)).count > 1 { words.append(own.preset ?? "no preset") }
    for key in Set(requests.flatMap(\.settings.keys)).sorted() {
      guard Set(requests.map { $0.settings[key] }).count > 1 else { continue }
      words.append("\(key)=\(own.settings[key].map { "\($0)" } ?? "?")")
    }
    if Set(requests.map(\.steps)).count > 1 {
      words.append(own.steps.map { "\($0) steps" } ?? "all steps")
    }
    return words
  }
}
