package import Learning
import Text

/// Tensors in the safetensors format.
///
/// A file is the length of a JSON header as eight little-endian bytes, the header, then the numbers,
/// little-endian, each tensor's where the header says. Readers refuse holes, so that no byte of a
/// file goes unread.
package enum Safetensors {
  /// What a file holds.
  package typealias Contents = (tensors: [NamedTensor], metadata: [String: String])

  /// The key under which the header keeps what is no tensor.
  static let metadataKey = "__metadata__"

  /// The bytes of a file.
  ///
  /// - Throws: `Failure` when two tensors have one name, or one has the name of the metadata.
  package static func bytes(
    _ tensors: [NamedTensor], metadata: [String: String] = [:]
  ) throws(Failure) -> [UInt8] {
    try checkNames(tensors)
    // Readers that map a file into memory want every number where its size divides its place: the
    // widest first.
    let ordered = tensors.filter { $0.numbers.width == 8 } + tensors.filter { $0.numbers.width < 8 }
    let header = header(of: ordered, metadata)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      8 + header.utf8.count + tensors.reduce(0) { $0 + $1.numbers.count * $1.numbers.width })
    bytes.append(number: UInt64(header.utf8.count))
    bytes += header.utf8
    for tensor in ordered { bytes.append(tensor.numbers) }
    return bytes
  }

  private static func checkNames(_ tensors: [NamedTensor]) throws(Failure) {
    // Bytes are compared, since a String takes é and e with an accent for one.
    var seen: Set<[UInt8]> = [Array(metadataKey.utf8)]
    for tensor in tensors where !seen.insert(Array(tensor.name.utf8)).inserted {
      throw Failure(
        .input,
        "no two tensors of a file can be called '\(printable(tensor.name))', nor one as "
          + "its metadata are")
    }
  }

  private static func header(of tensors: [NamedTensor], _ metadata: [String: String]) -> String {
    // An empty map is legal, and yet there are readers that it breaks.
    let facts = metadata.isEmpty ? ["format": "safetensors"] : metadata
    let map = facts.sorted { $0.key < $1.key }
      .map { "\(quoted($0.key)):\(quoted($0.value))" }.joined(separator: ",")
    var offset = 0
    let entries = tensors.map { tensor in
      let start = offset
      offset += tensor.numbers.count * tensor.numbers.width
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      return "\(quoted(tensor.name)):{\"dtype\":\"\(tensor.numbers.type)\",\"shape\":[\(shape)],"
        + "\"data_offsets\":[\(start),\(offset)]}"
    }
    let header = "{" + (["\"\(metadataKey)\":{\(map)}"] + entries).joined(separator: ",") + "}"
    // The numbers begin at a multiple of eight.
    return header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
  }

  private static func quoted(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { safe.append("\\") }
      safe.unicodeScalars.append(scalar)
    }
    return "\"" + escaped(safe) + "\""
  }
}

extension NamedTensor.Numbers {
  /// The word for their type in a header.
  var type: String {
    switch self {
    case .float: "F32"
    case .double: "F64"
    case .integer: "I64"
    }
  }

  /// The bytes of one.
  var width: Int {
    switch self {
    case .float: 4
    case .double, .integer: 8
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// Adds numbers, little-endian.
  mutating func append(_ numbers: NamedTensor.Numbers) {
    switch numbers {
    case .float(let values): for value in values { append(number: value.bitPattern) }
    case .double(let values): for value in values { append(number: value.bitPattern) }
    case .integer(let values): for value in values { append(number: value) }
    }
  }
}
