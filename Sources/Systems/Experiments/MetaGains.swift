import Learning

extension Experiment {
  /// What the meta-algorithm of every system adds to learning, on tasks held out from it: δ at the
  /// end of a run less δ at its beginning.
  ///
  /// Every system runs as it comes, with its first preset in its first world. A search that learns
  /// nothing from what it tries has no bar to meet.
  static let metaGains = Experiment(
    id: "meta-gain", title: "what each system, as it comes, adds to the gain of learning",
    system: "all", seeds: 5, minutes: 8,
    figures: catalog.map { system in
      let learns = system.card.family != .hyperparameters
      return Figure("\(system.card.title)", bar: learns ? .surelyAtLeast(0) : nil)
    }
  ) { seed throws(Failure) in
    var gains: [Double?] = []
    for system in catalog { gains.append(try metaGain(of: system, seed: seed)) }
    return gains
  }

  private static func metaGain(
    of system: any System.Type, seed: UInt64
  ) throws(Failure) -> Double? {
    if let learner = system as? any Learner.Type { return try metaGain(ofLearner: learner, seed) }
    guard let searcher = system as? any Searcher.Type else { return nil }
    return try metaGain(ofSearcher: searcher, seed)
  }

  private static func metaGain<L: Learner>(
    ofLearner: L.Type, _ seed: UInt64
  ) throws(Failure) -> Double? {
    let world = try L.open(WorldRequest())
    var gains = GainLine()
    var run = try LearnerRun<L>(.init(preset: nil, tuned: [:]), world: world, seed: seed)
    while let report = try run.step(in: world) { gains.note(report) }
    return gains.growth
  }

  private static func metaGain<S: Searcher>(
    ofSearcher: S.Type, _ seed: UInt64
  ) throws(Failure) -> Double? {
    let world = try S.open(WorldRequest())
    var gains = GainLine()
    var run = try SerialRun<S>(.init(preset: nil, tuned: [:]), world: world, seed: seed)
    while let step = try run.step(in: world) { gains.note(step.report) }
    return gains.growth
  }
}

/// The gains of a run, in the order they were measured.
private struct GainLine {
  private var gains: [Double] = []

  mutating func note(_ report: Report) {
    for case .gain(let sample) in report.entries where sample.gain.isFinite {
      gains.append(sample.gain)
    }
  }

  /// By how much the last gains are larger than the first on average; `nil` while they are the same.
  var growth: Double? {
    let count = min(Delta.window, gains.count / 2)
    guard count > 0 else { return nil }
    let (first, last) = (gains.prefix(count), gains.suffix(count))
    return (last.reduce(0, +) - first.reduce(0, +)) / Double(count)
  }
}
