import Compute
import Exchange
import Foundation
import Learning
import Text

/// The networks of a session's trials, a file each in `networks/`.
struct NetworkFiles: NetworkStore {
  private let folder: Folder
  /// What every file says of where it comes from.
  private let origin: [String: String]

  private static let stem = "trial-"
  private static let ending = ".safetensors"
  /// The largest file that is kept, in bytes.
  static let most = 1 << 26

  /// The networks of a session.
  init(in session: Folder, origin: [String: String] = [:]) {
    folder = session.subfolder("networks")
    self.origin = origin
  }

  private static func name(of trial: Int) -> String { "\(stem)\(trial)\(ending)" }

  /// The bytes of a trial's file.
  ///
  /// - Throws: `Failure` when the network cannot be written down, which is a fault of the system.
  func bytes(of network: TrainedNetwork, ofTrial id: Int) throws(Failure) -> [UInt8] {
    try NetworkFile.bytes(of: network, origin.merging(["trial": "\(id)"]) { $1 })
  }

  /// Brings a trial's file to disk.
  func write(_ bytes: [UInt8], ofTrial id: Int) throws(Failure) {
    try folder.make()
    try folder.replace(Self.name(of: id), with: bytes)
  }

  /// Brings the network of a result to disk, unless it is too large to be kept.
  func save(networkOf result: inout FinishedTrial, ofTrial id: Int) throws(Failure) {
    guard let network = result.network else { return }
    let bytes = try bytes(of: network, ofTrial: id)
    if bytes.count <= Self.most {
      try write(bytes, ofTrial: id)
      result.stored = StoredNetwork(of: bytes)
    } else {
      result.oversize = OversizeRemark(trial: id, bytes: bytes.count)
    }
    result.network = nil
  }

  /// The trials of which there are files.
  var trials: [Int] {
    guard let names = try? folder.names() else { return [] }
    return names.compactMap { name in
      guard name.hasPrefix(Self.stem), name.hasSuffix(Self.ending),
        let id = Int(name.dropFirst(Self.stem.count).dropLast(Self.ending.count)), id >= 0,
        Self.name(of: id) == name
      else { return nil }
      return id
    }.sorted()
  }

  /// Deletes the network of a trial.
  func remove(ofTrial id: Int) {
    unlink(folder.path(of: Self.name(of: id)))
  }

  /// Deletes what a killed process was writing, and every network that is not to be kept.
  func clear(keeping kept: Set<Int>) {
    for name in (try? folder.names()) ?? [] where name.hasSuffix(Folder.asideEnding) {
      unlink(folder.path(of: name))
    }
    for id in trials where !kept.contains(id) { remove(ofTrial: id) }
  }

  /// The network of a trial.
  func network(ofTrial id: Int) throws(Failure) -> TrainedNetwork {
    try read(ofTrial: id).network
  }

  /// The network of a trial and what its file says of it.
  ///
  /// - Parameter stored: What the log says of the file, which is then held against it.
  /// - Throws: `Failure` when there is no such file, or its bytes are not those that were written.
  func read(
    ofTrial id: Int, being stored: StoredNetwork? = nil, most: Int = Self.most
  ) throws(Failure) -> (network: TrainedNetwork, metadata: [String: String]) {
    let name = Self.name(of: id)
    guard folder.holds(name) else {
      throw Failure(.input, "the network of trial \(id) was not kept")
    }
    let bytes = try folder.read(name, most: most)
    guard stored == nil || stored == StoredNetwork(of: bytes) else {
      throw Failure(
        .damage,
        "\(shown(folder.path(of: name))) is damaged: its checksum is not the one in the log")
    }
    return try NetworkFile.read(bytes, path: folder.path(of: name))
  }

  /// The bytes of a trial's file.
  func file(ofTrial id: Int) throws(Failure) -> [UInt8] {
    try folder.read(Self.name(of: id), most: Self.most)
  }

  /// Copies the networks of these trials from another session, where it has them.
  func copy(_ trials: some Sequence<Int>, from other: NetworkFiles) throws(Failure) {
    for id in trials {
      guard let bytes = try? other.folder.read(Self.name(of: id), most: Self.most) else { continue }
      try write(bytes, ofTrial: id)
    }
  }
}

extension StoredNetwork {
  /// What the log says of a file of these bytes.
  init(of bytes: [UInt8]) {
    self.init(checksum: Checksum.of(bytes).hexadecimal, bytes: bytes.count)
  }
}
