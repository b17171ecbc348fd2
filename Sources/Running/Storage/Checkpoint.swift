import Foundation
import Learning
import Text

/// Everything a run needs to go on: the system itself, and how far its log had come.
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
  /// The system and what it has asked for.
  var state: State
}

/// The bytes of a checkpoint: a line that says what it is, then JSON with sorted keys, so that
/// equal states are equal bytes.
///
/// The line holds the format's version, the length of the body and the checksum of both.
enum CheckpointFile {
  /// The version of this form.
  ///
  /// Whatever changes, the line stays as it is, so that every program can tell which one is needed.
  static let version = 1
  static let name = "checkpoint"
  /// The checkpoint before, until the new one has reached the disk.
  static let previousName = "checkpoint.previous"
  /// A damaged checkpoint, for whoever wants to look into it.
  static let damagedName = "checkpoint.damaged"
  private static let magic = "athanor-checkpoint"

  /// The bytes of a checkpoint.
  ///
  /// - Throws: `Failure` when the state cannot be written down, which is a fault of the system.
  static func bytes<State>(of checkpoint: Checkpoint<State>) throws(Failure) -> [UInt8] {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      encoder.nonConformingFloatEncodingStrategy = words
      let body = try encoder.encode(checkpoint)
      let start = "\(magic) \(version) \(body.count) "
      var checksum = Checksum.of(start.utf8)
      checksum.update(body)
      return Array("\(start)\(checksum.hexadecimal)\n".utf8) + body
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
    _ bytes: [UInt8], path: String, as: Checkpoint<State>.Type
  ) throws(Failure) -> Checkpoint<State> {
    let body = try checkedBody(of: bytes, path: path)
    do {
      let decoder = JSONDecoder()
      decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      let checkpoint = try decoder.decode(Checkpoint<State>.self, from: Data(body))
      guard checkpoint.step >= 0, checkpoint.logLength >= 0 else {
        throw damaged(
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

  private static let words = JSONEncoder.NonConformingFloatEncodingStrategy.convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")

  private static func checkedBody(
    of bytes: [UInt8], path: String
  ) throws(Failure) -> ArraySlice<UInt8> {
    let line = bytes.prefix(100).prefix { $0 != UInt8(ascii: "\n") }
    let words = String(decoding: line, as: UTF8.self).split(
      separator: " ", omittingEmptySubsequences: false)
    guard words.count == 4, words[0] == magic, let version = Int(words[1]) else {
      throw damaged(path, "it does not begin as a checkpoint does")
    }
    let body = bytes.dropFirst(line.count + 1)
    guard Int(words[2]) == body.count else {
      throw damaged(path, "it holds \(body.count) bytes of \(printable(String(words[2])))")
    }
    var checksum = Checksum.of(line.dropLast(words[3].utf8.count))
    checksum.update(body)
    guard checksum.hexadecimal == words[3] else { throw damaged(path, "its checksum does not fit") }
    try Failure.checkFormat(version, newest: Self.version, path: path)
    return body
  }

  private static func damaged(_ path: String, _ why: String) -> Failure {
    Failure(.damage, "\(shown(path)) is damaged: \(why)")
  }
}
