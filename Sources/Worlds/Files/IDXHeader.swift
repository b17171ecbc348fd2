/// The head of an IDX file, the format of MNIST (LeCun, Cortes & Burges 1998): two zero bytes, the
/// type of the numbers, how many dimensions there are, and each dimension as a big-endian UInt32.
struct IDXHeader {
  /// The type of the numbers, with the code that stands for it.
  enum Element: UInt8 {
    case uint8 = 0x08
    case int8 = 0x09
    case int16 = 0x0b
    case int32 = 0x0c
    case float32 = 0x0d
    case float64 = 0x0e

    /// Bytes of one number.
    var size: Int {
      switch self {
      case .uint8, .int8: 1
      case .int16: 2
      case .int32, .float32: 4
      case .float64: 8
      }
    }
  }

  let element: Element
  let dimensions: [Int]
  /// How many numbers follow: the product of the dimensions.
  let values: Int

  /// How many bytes the head itself has.
  var byteCount: Int { 4 + 4 * dimensions.count }

  /// Whether a file starts like an IDX file.
  static func recognises(_ start: some Collection<UInt8>) -> Bool {
    let bytes = Array(start.prefix(4))
    return bytes.count == 4 && bytes[0] == 0 && bytes[1] == 0
      && Element(rawValue: bytes[2]) != nil && (1...4).contains(bytes[3])
  }

  /// Reads the head, and believes none of it that the file is too small for.
  init(from stream: inout ByteStream, limits: DataLimits) throws(DataFailure) {
    let start = try stream.take(4, of: "its head")
    guard Self.recognises(start), let element = Element(rawValue: start[2]) else {
      let magic = start.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      throw DataFailure(
        stream.file, at: .byte(0), "starts with \(magic), which is no IDX file",
        remedy: "images start with 00000803, labels with 00000801")
    }
    var dimensions: [Int] = []
    for _ in 0..<start[3] {
      let bytes = try stream.take(4, of: "its head")
      dimensions.append(bytes.reduce(0) { $0 << 8 | Int($1) })
    }
    self.element = element
    self.dimensions = dimensions
    values = try Self.product(dimensions, in: stream, limits: limits)
    try checkSize(of: stream)
  }

  private static func product(
    _ dimensions: [Int], in stream: borrowing ByteStream, limits: DataLimits
  ) throws(DataFailure) -> Int {
    var product = 1
    for (place, dimension) in dimensions.enumerated() {
      guard dimension > 0 else {
        throw DataFailure(
          stream.file, at: .byte(4 + 4 * place), "has a dimension of 0",
          remedy: "there must be at least one item")
      }
      let (next, overflows) = product.multipliedReportingOverflow(by: dimension)
      product = overflows ? .max : next
    }
    guard product <= limits.values else {
      let promise = dimensions.map(String.init).joined(separator: "x")
      throw DataFailure(
        stream.file, at: .byte(4), "promises \(promise) numbers",
        remedy: "at most \(limits.values) fit here; give fewer or smaller items")
    }
    return product
  }

  private func checkSize(of stream: borrowing ByteStream) throws(DataFailure) {
    let promised = byteCount + values * element.size
    if promised > stream.sizeLimit {
      let size = stream.isPlain ? "\(stream.sizeLimit)" : "at most \(stream.sizeLimit)"
      throw DataFailure(
        stream.file, at: .byte(stream.sizeLimit),
        "is too short: its head promises \(promised) bytes, but there are \(size)",
        remedy: "fetch it again")
    }
    if stream.isPlain && promised < stream.sizeLimit {
      throw DataFailure(trailingBytesIn: stream.file, after: promised)
    }
  }
}

extension ByteStream {
  /// Takes exactly `count` bytes; `part` names what they belong to.
  mutating func take(_ count: Int, of part: String) throws(DataFailure) -> [UInt8] {
    if count > 0, try peek(1).isEmpty, offset == 0 {
      throw DataFailure(file, "is empty", remedy: "give a file with data in it")
    }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = try bytes.withUnsafeMutableBufferPointer { buffer throws(DataFailure) in
      try read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    guard got == count else {
      throw DataFailure(
        file, at: .byte(offset), "ends in the middle of \(part)", remedy: "fetch it again")
    }
    return bytes
  }

  /// Checks that nothing is left.
  mutating func expectEnd() throws(DataFailure) {
    if try !peek(1).isEmpty { throw DataFailure(trailingBytesIn: file, after: offset) }
  }
}

extension DataFailure {
  fileprivate init(trailingBytesIn file: String, after byte: Int) {
    self.init(
      file, at: .byte(byte), "has bytes after its promised end",
      remedy: "fetch it again, or correct its head")
  }
}
