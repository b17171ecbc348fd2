import Foundation
import Learning

/// Writes tensors in the safetensors format: the length of a JSON header as eight little-endian
/// bytes, the header, then the numbers, little-endian, in the header's order.
enum Safetensors {
  /// The bytes of a file.
  ///
  /// - Throws: `Failure` when there is no tensor to write.
  static func bytes(_ tensors: [NamedTensor], of session: String) throws(Failure) -> [UInt8] {
    guard !tensors.isEmpty else {
      throw Failure(.input, "session '\(session)' keeps no weights to export")
    }
    var offset = 0
    let entries = tensors.map { tensor in
      let end = offset + tensor.values.count * 4
      defer { offset = end }
      let name = tensor.name.filter { $0 != "\"" && $0 != "\\" }
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      return
        "\"\(name)\":{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}"
    }
    var header = "{" + entries.joined(separator: ",") + "}"
    // The format asks for numbers to begin at a multiple of eight.
    header += String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init)
    bytes += header.utf8
    for tensor in tensors {
      for value in tensor.values {
        bytes += withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init)
      }
    }
    return bytes
  }
}
