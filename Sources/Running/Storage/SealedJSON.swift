import Foundation
import Learning

/// Small JSON objects whose last field is the checksum of what stands before it.
enum SealedJSON {
  /// The bytes of a value that is a JSON object, sealed.
  static func bytes(of value: some Encodable) throws(Failure) -> [UInt8] {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      let body = try encoder.encode(value).dropLast("\n}".utf8.count)
      return Array(body) + seal(of: body)
    } catch {
      throw Failure(.computation, "cannot be written as JSON: \(Failure.reason(error))")
    }
  }

  /// Reads a sealed value back.
  ///
  /// - Throws: `Failure` that says whether the file is damaged, newer than this program, or
  ///   something else altogether.
  static func read<Value: Decodable>(
    _ name: String, in folder: Folder, as type: Value.Type
  ) throws(Failure) -> Value {
    let bytes = try folder.read(name, most: 1 << 20)
    let path = folder.path(of: name)
    let body = bytes.dropLast(sealLength)
    guard bytes.count > sealLength, bytes.suffix(sealLength).elementsEqual(seal(of: body)) else {
      throw Failure(.damage, "\(shown(path)) is damaged: its checksum does not fit")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      if let version = try? JSONDecoder().decode(Version.self, from: Data(bytes)) {
        let format = SessionRecord.format
        try Failure.checkFormat(version.format, oldest: format, newest: format, path: path)
      }
      throw Failure(
        .storage, "\(shown(path)) is whole, but not what is expected: \(Failure.reason(error))")
    }
  }

  /// What is left of an object of which nothing else is understood.
  private struct Version: Decodable {
    var format: Int
  }

  private static func seal(of body: some Collection<UInt8>) -> [UInt8] {
    Array(",\n  \"crc\" : \"\(Checksum.of(body).hexadecimal)\"\n}\n".utf8)
  }

  private static let sealLength = seal(of: []).count
}
