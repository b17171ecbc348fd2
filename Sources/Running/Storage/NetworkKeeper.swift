import Learning

/// Keeps the networks of a run's trials: those that rank, and those that the system holds.
///
/// A network is on disk before the log line that tells of it; one that is not needed any more goes
/// after the line is written that took its place, and a held one after the checkpoint is that
/// releases it.
struct NetworkKeeper {
  private let files: NetworkFiles
  private var ranking: KeptNetworks
  /// Whether the log says that a network was too large.
  private var hasRemarked: Bool
  /// The trials of which there are files.
  private var present: Set<Int>
  /// Trials with results that the system was not told again yet, since it was taken up.
  private var untold: Set<Int>
  /// Files that are still to be written.
  private var unwritten: [(trial: Int, bytes: [UInt8])] = []
  /// What the system holds now, and what the checkpoints on disk hold, by step.
  private var held: Set<Int> = []
  private var heldByStep: [Int: Set<Int>]

  /// The networks of a session as its log tells of them.
  ///
  /// - Parameters:
  ///   - log: The log up to the checkpoint that is gone on from.
  ///   - untold: Trials whose results are known and come after it.
  ///   - heldByStep: What the checkpoints on disk hold.
  init(
    _ files: NetworkFiles, log: some Collection<UInt8>, untold: Set<Int> = [],
    heldByStep: () -> [Int: Set<Int>] = { [:] }
  ) {
    self.files = files
    self.untold = untold
    ranking = KeptNetworks(toldBy: log)
    hasRemarked = OversizeRemark.stands(in: log)
    present = Set(files.trials)
    let named = ranking.trials.union(untold)
    self.heldByStep = present.isSubset(of: named) ? [:] : heldByStep()
    let kept = self.heldByStep.values.reduce(named) { $0.union($1) }
    files.clear(keeping: kept)
    present.formIntersection(kept)
  }

  /// Takes in a trial that was told; returns what the log is to say of its network, and a remark
  /// where it is the first that is too large.
  mutating func keep(
    _ record: TrialRecord, _ result: FinishedTrial, held: Set<Int>
  ) -> (stored: StoredNetwork?, remark: OversizeRemark?) {
    var result = result
    let stored = store(record, &result, held: held)
    guard let remark = result.oversize, !hasRemarked else { return (stored, nil) }
    hasRemarked = true
    return (stored, remark)
  }

  private mutating func store(
    _ record: TrialRecord, _ result: inout FinishedTrial, held: Set<Int>
  ) -> StoredNetwork? {
    self.held = held
    untold.remove(record.id)
    if result.stored != nil { present.insert(record.id) }
    let isHeld = held.contains(record.id)
    // Most networks do not rank whatever their size, and are not worth writing down.
    guard isHeld || ranking.wouldKeep(record, bytes: result.stored?.bytes ?? 0),
      let stored = result.stored ?? prepare(&result, ofTrial: record.id)
    else { return nil }
    guard isHeld || ranking.wouldKeep(record, bytes: stored.bytes) else {
      unwritten.removeAll { $0.trial == record.id }
      return nil
    }
    var told = record
    told.network = stored
    ranking.add(told)
    return stored
  }

  /// Writes a network down, to be brought to disk with the next flush.
  private mutating func prepare(
    _ result: inout FinishedTrial, ofTrial id: Int
  ) -> StoredNetwork? {
    guard let network = result.network, let bytes = try? files.bytes(of: network, ofTrial: id)
    else { return nil }
    guard bytes.count <= NetworkFiles.most else {
      result.oversize = OversizeRemark(trial: id, bytes: bytes.count)
      return nil
    }
    unwritten.append((id, bytes))
    return StoredNetwork(of: bytes)
  }

  /// Brings the networks of trials that were told to disk.
  mutating func flush() throws(Failure) {
    while let next = unwritten.first {
      try files.write(next.bytes, ofTrial: next.trial)
      present.insert(next.trial)
      unwritten.removeFirst()
    }
  }

  /// Deletes the networks that nothing names any more, once the log is written.
  mutating func dropUnneeded() {
    guard !present.isEmpty else { return }
    let idle = present.subtracting(ranking.trials).subtracting(held).subtracting(untold)
    guard !idle.isEmpty else { return }
    let kept = heldByStep.values.reduce(Set<Int>()) { $0.union($1) }
    for trial in idle.subtracting(kept) {
      files.remove(ofTrial: trial)
      present.remove(trial)
    }
  }

  /// Takes note of a checkpoint that reached the disk, and of the steps of all that are there.
  mutating func saved(at step: Int, holding held: Set<Int>, among steps: Set<Int>) {
    heldByStep[step] = held.isEmpty ? nil : held
    heldByStep = heldByStep.filter { steps.contains($0.key) }
    dropUnneeded()
  }
}
