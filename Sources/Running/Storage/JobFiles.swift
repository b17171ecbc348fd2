import Foundation
import Learning

/// The evaluations of a session that are under way, or over and not yet told: a file each in
/// `jobs/`, so that a kill loses little of a long one.
///
/// They are not part of the checkpoint: they would break its interval and its size, and what is in
/// them depends on when they were written. They are derived: without them trials begin anew.
struct JobFiles: Sendable {
  private let folder: Folder
  private let system: (id: String, format: Int)
  /// The networks of the same session.
  let networks: NetworkFiles

  private static let envelope = Envelope(magic: "athanor-job", what: "a job", version: 1)
  private static let stem = "trial-"
  /// Results that the log held beyond the newest checkpoint when the session was taken up.
  private static let toldName = "told"

  /// The files of a session of a system.
  init(in session: Folder, of system: any System.Type, origin: [String: String] = [:]) {
    folder = session.subfolder("jobs")
    self.system = (system.card.id, system.format)
    networks = NetworkFiles(in: session, origin: origin)
  }

  /// What such a file holds.
  private struct Saved<Job: Codable & Sendable>: Codable {
    var system: String
    var systemFormat: Int
    var trial: Int
    /// An evaluation under way.
    var job: Job?
    /// The result of one that is over.
    var outcome: Outcome?
    var network: StoredNetwork?
    var oversize: OversizeRemark?
  }

  private static func name(of trial: Int) -> String { "\(stem)\(trial)" }

  // MARK: Writing

  /// Brings an evaluation under way to disk.
  func save(_ job: some Codable & Sendable, ofTrial id: Int) throws(Failure) {
    try write(
      Saved(system: system.id, systemFormat: system.format, trial: id, job: job), ofTrial: id)
  }

  /// Brings a result that was not told yet to disk, its network first.
  func save(_ result: inout FinishedTrial, ofTrial id: Int) throws(Failure) {
    try networks.save(networkOf: &result, ofTrial: id)
    try write(
      Saved<Int>(
        system: system.id, systemFormat: system.format, trial: id, outcome: result.outcome,
        network: result.stored, oversize: result.oversize), ofTrial: id)
    (result.hasFile, result.isSaved) = (true, true)
  }

  private func write(_ saved: Saved<some Codable & Sendable>, ofTrial id: Int) throws(Failure) {
    let bytes: [UInt8]
    do {
      bytes = Self.envelope.bytes(try Envelope.encode(saved))
    } catch {
      throw Failure(.computation, "trial \(id) cannot be saved: \(Failure.reason(error))")
    }
    try folder.make()
    try folder.replace(Self.name(of: id), with: bytes)
  }

  /// Forgets the files of trials that the log tells of; the folder goes with its last file.
  func remove(ofTrials trials: [Int]) {
    for id in trials { unlink(folder.path(of: Self.name(of: id))) }
    rmdir(folder.path)
  }

  // MARK: Reading

  /// The trials of which there are files.
  var trials: [Int] {
    guard let names = try? folder.names() else { return [] }
    return names.compactMap { name in
      guard name.hasPrefix(Self.stem), let id = Int(name.dropFirst(Self.stem.count)), id >= 0,
        Self.name(of: id) == name
      else { return nil }
      return id
    }.sorted()
  }

  /// The saved evaluation of a trial; `nil` where there is none that can be gone on with, for then
  /// the trial begins anew.
  func job<Job: Codable & Sendable>(ofTrial id: Int, as type: Job.Type) -> Job? {
    saved(id, as: type)?.job
  }

  /// The results that were saved and not told.
  func results() -> [Int: FinishedTrial] {
    var results: [Int: FinishedTrial] = [:]
    for id in trials {
      guard let saved = saved(id, as: Unread.self), let outcome = saved.outcome else { continue }
      var result = FinishedTrial(outcome)
      (result.stored, result.oversize) = (saved.network, saved.oversize)
      (result.hasFile, result.isSaved) = (true, true)
      results[id] = result
    }
    return results
  }

  private func saved<Job: Codable & Sendable>(_ id: Int, as: Job.Type) -> Saved<Job>? {
    let name = Self.name(of: id)
    guard let bytes = try? folder.read(name),
      let body = try? Self.envelope.body(of: bytes, path: folder.path(of: name)),
      let saved = try? Envelope.decode(Saved<Job>.self, from: Data(body)),
      saved.system == system.id, saved.systemFormat == system.format, saved.trial == id
    else { return nil }
    return saved
  }

  // MARK: What was told beyond the checkpoint

  /// Keeps the lines that are about to be cut off the log, since results in them are not computed
  /// again.
  func keep(told lines: some Collection<UInt8>) throws(Failure) {
    guard !lines.isEmpty else { return }
    try folder.make()
    let before = (try? folder.read(Self.toldName)) ?? []
    try folder.replace(Self.toldName, with: before + lines)
  }

  /// The lines that were kept.
  var told: [UInt8] { (try? folder.read(Self.toldName)) ?? [] }

  /// Forgets those lines, once a checkpoint holds what they tell of.
  func removeTold() {
    unlink(folder.path(of: Self.toldName))
    // The folder goes with its last file.
    rmdir(folder.path)
  }
}

/// A job of any system, which nobody looks at.
private struct Unread: Codable, Sendable {
  init(from decoder: any Decoder) {}
  func encode(to encoder: any Encoder) {}
}
