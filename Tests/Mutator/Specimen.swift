import Foundation

/// A session whose checkpoint is changed.
struct Specimen {
  private let folder: String
  /// The JSON text of its checkpoint.
  let body: [UInt8]
  /// The step it is at.
  let step: Int

  init(folder: String) throws {
    self.folder = folder
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/checkpoint"))
    body = Array(bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    let fields = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
    step = fields?["step"] as? Int ?? 0
  }

  /// Copies the session, with another checkpoint and no earlier ones to fall back on.
  func copy(to path: String, with body: [UInt8]) throws {
    let files = FileManager.default
    try? files.removeItem(atPath: path)
    try files.copyItem(atPath: folder, toPath: path)
    for name in try files.contentsOfDirectory(atPath: path) where name.hasPrefix("checkpoint.") {
      try files.removeItem(atPath: path + "/" + name)
    }
    let start = "athanor-checkpoint 1 \(body.count) "
    let digits = String(Self.checksum(of: Array(start.utf8) + body), radix: 16)
    let seal = String(repeating: "0", count: 8 - digits.count) + digits
    try Data(Array("\(start)\(seal)\n".utf8) + body).write(
      to: URL(fileURLWithPath: path + "/checkpoint"))
  }

  /// CRC-32, written once more, so that what is sealed here does not depend on what is tested.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    var table = [UInt32](0..<256)
    for index in table.indices {
      for _ in 0..<8 {
        let half = table[index] >> 1
        table[index] = table[index] & 1 == 1 ? 0xedb8_8320 ^ half : half
      }
    }
    return ~bytes.reduce(~0 as UInt32) { state, byte in
      table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8)
    }
  }
}
