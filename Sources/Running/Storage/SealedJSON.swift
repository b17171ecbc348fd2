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
      throw Failure(.computation, "cannot be written as JSON: \(error)")
    }
  }

  /// Reads a sealed value back.
  ///
  /// - Throws: `Failure` that says whether the file is damaged, newer than this program, or
  ///   something else altogether.
  static func read<Value: Decodable>(
    _ bytes: [UInt8], path: String, as type: Value.Type
  ) throws(Failure) -> Value {
    let body = bytes.dropLast(sealLength)
    guard bytes.count > sealLength, bytes.suffix(sealLength).elementsEqual(seal(of: body)) else {
      throw Failure(.damage, "\(printable(path)) is damaged: its checksum does not fit")
    }
    do {
      let newest = SessionRecord.format
      let format = try JSONDecoder().decode(Version.self, from: Data(bytes)).format ?? newest
      guard format <= newest else {
        throw Failure(
          .storage,
          "\(printable(path)) has format \(format); this program reads up to format \(newest): "
            + "use the newer athanor that wrote it")
      }
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.storage, "\(printable(path)) is whole, but not what is expected: \(error)")
    }
  }

  private struct Version: Decodable {
    var format: Int?
  }

  private static func seal(of body: some Collection<UInt8>) -> [UInt8] {
    Array(",\n  \"crc\" : \"\(Checksum.of(body).hexadecimal)\"\n}\n".utf8)
  }

  private static let sealLength = seal(of: []).count
}
