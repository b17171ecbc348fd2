import Foundation
import Learning
import Text

/// Everything a run needs to go on: the system itself, and the length of its log.
struct Checkpoint<State: Codable & Sendable>: Codable, Sendable {
  /// The system's id.
  var system: String
  /// The format of the system's state.
  var systemFormat: Int
  /// Steps done.
  var step: Int
  /// How many bytes of the event log belong to it.
  var logLength: Int
  /// The checksum of those bytes.
  var logChecksum: UInt32
  /// The trials whose networks the state holds; `nil` for none.
  var held: [Int]?
  /// The system and what it has asked for.
  var state: State
}

/// The bytes of a checkpoint.
enum CheckpointFile {
  static let name = "checkpoint"
  /// The checkpoint before, until the new one has reached the disk.
  static let previousName = "checkpoint.previous"
  /// A damaged checkpoint, kept for inspection.
  static let damagedName = "checkpoint.damaged"
  /// The largest that is read only to show a trial: one is read at every key that selects another,
  /// and takes some ten times its size in memory.
  static let mostForATrial = 4_000_000
  private static let envelope = Envelope(
    magic: "athanor-checkpoint", what: "a checkpoint", version: 1)

  /// The bytes of a checkpoint.
  ///
  /// - Throws: `Failure` when the state cannot be written down, which is a fault of the system.
  static func bytes<State>(of checkpoint: Checkpoint<State>) throws(Failure) -> [UInt8] {
    do {
      return envelope.bytes(try Envelope.encode(checkpoint))
    } catch {
      throw Failure(
        .computation,
        "the state of \(checkpoint.system) cannot be saved: \(Failure.reason(error))")
    }
  }

  /// Reads a checkpoint back.
  ///
  /// - Throws: `Failure` that says whether the file is damaged, newer than this program, or
  ///   something else altogether.
  static func read<State>(
    _ bytes: [UInt8], path: String, as type: Checkpoint<State>.Type
  ) throws(Failure) -> Checkpoint<State> {
    let body = try envelope.body(of: bytes, path: path)
    do {
      let checkpoint = try Envelope.decode(type, from: Data(body))
      guard Event.steps.contains(checkpoint.step), checkpoint.logLength >= 0 else {
        throw Envelope.damaged(
          path, "it counts \(checkpoint.step) steps and \(checkpoint.logLength) bytes of log")
      }
      return checkpoint
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .storage,
        "\(shown(path)) is whole, but not a state this program can read: \(Failure.reason(error))")
    }
  }
}
