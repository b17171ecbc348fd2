import Learning
import Systems

extension Experiment {
  /// What the meta-algorithm of every system adds to learning: δ at the end of a run less δ at its
  /// beginning, by the samples that its card describes, task by task where the tasks are the same.
  ///
  /// Where what is before is the untrained network, this is a learning gain, and named so.
  ///
  /// Those of searches are the children that they try; all others' are tasks held out.
  ///
  /// Every system runs as it comes, with its first preset in its first world. A search that learns
  /// nothing from what it tries has no bar to meet.
  static let metaGains = Experiment(
    id: "meta-gain", title: "what each system, as it comes, adds to the gain of learning",
    system: "all", seeds: 5, minutes: 19,
    figures: catalog.map { system in
      let learns = system.card.family != .hyperparameters
      let name = "\(system.card.title), \(system.card.addition.rawValue)"
      return Figure(name, bar: learns ? .surelyAtLeast(0) : nil)
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
    var run = try LearnerRun<L>(.init(preset: nil, tuned: [:]), world: world, seed: seed)
    return try metaGain { () throws(Failure) in try run.step(in: world) }
  }

  private static func metaGain<S: Searcher>(
    ofSearcher: S.Type, _ seed: UInt64
  ) throws(Failure) -> Double? {
    let world = try S.open(WorldRequest())
    var run = try SearchLoop<S>(.init(preset: nil, tuned: [:]), world: world, seed: seed)
    return try metaGain { () throws(Failure) in try run.step(in: world)?.report }
  }

  /// What was added between the first examination and the last; `nil` where there are no two.
  private static func metaGain(
    _ next: () throws(Failure) -> Report?
  ) throws(Failure) -> Double? {
    var examinations = Examinations()
    var step = 0
    while let report = try next() {
      step += 1
      for case .gain(let sample) in report.entries { examinations.append(sample, at: step) }
    }
    return examinations.addition?.mean
  }
}
