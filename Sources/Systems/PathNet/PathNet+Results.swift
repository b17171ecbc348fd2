package import Learning

// What experiments read off a run.
extension PathNet {
  /// A run to its end.
  package static func finished(
    _ settings: Settings, in world: String = "digit-pairs", seed: UInt64
  ) throws(Failure) -> PathNet {
    let world = try open(WorldRequest(name: world))
    var run = try LearnerRun<PathNet>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner
  }

  /// Whether, in every pair, frozen modules are bit by bit what they were and accuracy on A is.
  package var isKeptExactly: Bool {
    records.allSatisfy { record in
      record.isFrozenUnchanged == true && record.kept.map { $0.before == $0.after } == true
    }
  }

  /// Mean accuracy on A when it was learned.
  package var accuracyOnA: Double? { mean { $0.kept?.before } }

  /// Mean accuracy on A that fine-tuning on B lost.
  package var forgotten: Double? { mean { $0.fineTuned.map { $0.before - $0.after } } }

  /// Mean generations on A, and on B with transfer, from scratch, fine-tuned, fixed and beside
  /// frozen modules that never learned.
  package var meanGenerations: [Double?] {
    [.first, .transfer, .scratch, .fineTuned, .fixed, .untrained].map { mean(of: $0) }
  }

  /// Mean generations that transfer saved on B against evolution from scratch.
  package var saved: Double? { saved(against: .scratch) }

  /// The same against evolution beside frozen modules that never learned.
  package var savedByLearning: Double? { saved(against: .untrained) }

  private func saved(against arm: Arm) -> Double? {
    let savings = records.indices.compactMap { saving(ofPair: $0, against: arm) }
    return savings.isEmpty ? nil : savings.reduce(0, +) / Double(savings.count)
  }

  /// The share of arms that reached the threshold.
  package var solvedShare: Double? {
    let results = records.flatMap(\.results)
    return results.isEmpty
      ? nil : Double(results.count { $0.isSolved }) / Double(results.count)
  }

  private func mean(_ value: (PairRecord) -> Double?) -> Double? {
    let values = records.compactMap(value)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
