package import Learning
import Text

extension Safetensors {
  /// The longest header that the format allows.
  private static let longestHeader = 100_000_000

  /// The tensors of a file, in the order of their numbers, and the map of its metadata.
  ///
  /// - Throws: `Failure` of `.damage` where the bytes are no such file, of `.input` where they hold
  ///   numbers of a type that nothing here computes with.
  package static func read(_ bytes: [UInt8]) throws(Failure) -> Contents {
    let end = try headerEnd(of: bytes)
    // A name that is no UTF-8 would be repaired, and then be another one.
    guard String(validating: bytes[8..<end], as: UTF8.self) != nil else {
      throw damaged("its header is not UTF-8")
    }
    var reader = HeaderReader(bytes[8..<end])
    let header = try reader.header()
    let entries = header.entries.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    try checkPlaces(of: entries, in: bytes.count - end)
    var tensors: [NamedTensor] = []
    for entry in entries {
      tensors.append(try tensor(entry, bytes[(end + entry.start)..<(end + entry.end)]))
    }
    return (tensors, header.metadata)
  }

  static func damaged(_ what: String) -> Failure {
    Failure(.damage, "this is no sound safetensors file: \(what)")
  }

  private static func headerEnd(of bytes: [UInt8]) throws(Failure) -> Int {
    guard bytes.count >= 8 else { throw damaged("it has \(bytes.count) bytes, fewer than 8") }
    let length: UInt64 = bytes[..<8].number(at: 0)
    guard length <= longestHeader else { throw damaged("its header is of \(length) bytes") }
    guard 8 + Int(length) <= bytes.count else {
      throw damaged("it ends within its header of \(length) bytes")
    }
    return 8 + Int(length)
  }

  /// Every byte of the numbers belongs to one tensor.
  private static func checkPlaces(of entries: [HeaderEntry], in count: Int) throws(Failure) {
    var end = 0
    for entry in entries {
      let name = printable(entry.name)
      guard entry.start <= entry.end, entry.end <= count else {
        throw damaged("'\(name)' is at \(entry.start) to \(entry.end) of \(count) bytes")
      }
      guard entry.start >= end else { throw damaged("'\(name)' overlaps the tensor before it") }
      guard entry.start == end else { throw damaged("there is a hole before '\(name)'") }
      end = entry.end
    }
    guard end == count else { throw damaged("\(count - end) bytes after its last tensor") }
  }

  private static func tensor(
    _ entry: HeaderEntry, _ bytes: ArraySlice<UInt8>
  ) throws(Failure) -> NamedTensor {
    guard let width = widths[entry.type] else {
      throw Failure(
        .input,
        "'\(printable(entry.name))' is of type \(printable(entry.type)); F32, F64 and I64 "
          + "can be read")
    }
    guard let count = product(entry.shape), bytes.count / width == count,
      bytes.count % width == 0
    else {
      throw damaged(
        "'\(printable(entry.name))' has \(bytes.count) bytes, which its shape does not make")
    }
    return NamedTensor(entry.name, shape: entry.shape, numbers(entry.type, bytes, count))
  }

  private static let widths = ["F32": 4, "F64": 8, "I64": 8]

  private static func numbers(
    _ type: String, _ bytes: ArraySlice<UInt8>, _ count: Int
  ) -> NamedTensor.Numbers {
    switch type {
    case "F64": .double((0..<count).map { Double(bitPattern: bytes.number(at: $0)) })
    case "I64": .integer((0..<count).map { bytes.number(at: $0) })
    default: .float((0..<count).map { Float(bitPattern: bytes.number(at: $0)) })
    }
  }

  /// The product of a shape; `nil` where it is too large to be one.
  private static func product(_ shape: [Int]) -> Int? {
    var product = 1
    for length in shape {
      let (value, overflows) = product.multipliedReportingOverflow(by: length)
      if overflows { return nil }
      product = value
    }
    return product
  }
}

extension ArraySlice<UInt8> {
  /// The little-endian number at a place counted in numbers.
  fileprivate func number<Number: FixedWidthInteger>(at place: Int) -> Number {
    withUnsafeBytes {
      Number(
        littleEndian: $0.loadUnaligned(
          fromByteOffset: place * MemoryLayout<Number>.size, as: Number.self))
    }
  }
}
