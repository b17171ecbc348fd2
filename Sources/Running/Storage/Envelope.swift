import Foundation
import Learning

/// A file of a line that says what it is, then a body.
///
/// The line holds a word, the version of the form, the length of the body and the checksum of both.
/// Whatever changes, the line stays as it is, so that every program can tell which one is needed.
struct Envelope {
  /// The first word of the line: `athanor-checkpoint`.
  let magic: String
  /// What such a file is called in messages: "a checkpoint".
  let what: String
  /// The version of the form.
  let version: Int

  /// The bytes of a file with this body.
  func bytes(_ body: Data) -> [UInt8] {
    let start = "\(magic) \(version) \(body.count) "
    var checksum = Checksum.of(start.utf8)
    checksum.update(body)
    return Array("\(start)\(checksum.hexadecimal)\n".utf8) + body
  }

  /// The body of a file, checked.
  ///
  /// - Throws: `Failure` when the file is damaged or has another version.
  func body(of bytes: [UInt8], path: String) throws(Failure) -> ArraySlice<UInt8> {
    let line = bytes.prefix(100).prefix { $0 != UInt8(ascii: "\n") }
    let words = String(decoding: line, as: UTF8.self).split(
      separator: " ", omittingEmptySubsequences: false)
    guard words.count == 4, words[0] == magic, let version = Int(words[1]) else {
      throw Self.damaged(path, "it does not begin as \(what) does")
    }
    let body = bytes.dropFirst(line.count + 1)
    guard Int(words[2]) == body.count else {
      throw Self.damaged(
        path, "it holds \(body.count) bytes of \(printable(String(words[2])))")
    }
    var checksum = Checksum.of(line.dropLast(words[3].utf8.count))
    checksum.update(body)
    guard checksum.hexadecimal == words[3] else {
      throw Self.damaged(path, "its checksum does not fit")
    }
    try Failure.checkFormat(version, newest: self.version, path: path)
    return body
  }

  /// A file whose content is not what was written.
  static func damaged(_ path: String, _ why: String) -> Failure {
    Failure(.damage, "\(shown(path)) is damaged: \(why)")
  }

  // MARK: JSON bodies

  /// Writes a value as JSON with sorted keys, so that equal values are equal bytes.
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(value)
  }

  /// Reads what `encode` wrote.
  static func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: body)
  }
}
