/// The numbers of an IDX file.
struct IDXArray {
  let dimensions: [Int]
  /// Row-major.
  let values: [Float]
  /// Whether the file held unsigned bytes, as pixels are.
  let isBytes: Bool

  /// Reads a whole file, in pieces; it must end where its head says.
  init(from stream: inout ByteStream, limits: DataLimits) throws(DataFailure) {
    let header = try IDXHeader(from: &stream, limits: limits)
    dimensions = header.dimensions
    isBytes = header.element == .uint8

    var values: [Float] = []
    values.reserveCapacity(header.values)
    let piece = 1 << 14
    while values.count < header.values {
      let count = min(piece, header.values - values.count)
      let start = stream.offset
      let bytes = try stream.take(count * header.element.size, of: "its numbers")
      append(header.element, bytes, to: &values)
      if let bad = values[(values.count - count)...].firstIndex(where: { !$0.isFinite }) {
        let place = start + (bad - (values.count - count)) * header.element.size
        throw DataFailure(
          stream.file, at: .byte(place), "holds \(values[bad]), which is no finite number",
          remedy: "every number must be finite")
      }
    }
    try stream.expectEnd()
    self.values = values
  }
}

/// Decodes big-endian numbers.
private func append(_ element: IDXHeader.Element, _ bytes: [UInt8], to values: inout [Float]) {
  func bits(_ place: Int, _ count: Int) -> UInt64 {
    var bits: UInt64 = 0
    for byte in bytes[place..<place + count] { bits = bits << 8 | UInt64(byte) }
    return bits
  }
  switch element {
  case .uint8:
    for byte in bytes { values.append(Float(byte)) }
  case .int8:
    for byte in bytes { values.append(Float(Int8(bitPattern: byte))) }
  case .int16:
    for place in stride(from: 0, to: bytes.count, by: 2) {
      values.append(Float(Int16(truncatingIfNeeded: bits(place, 2))))
    }
  case .int32:
    for place in stride(from: 0, to: bytes.count, by: 4) {
      values.append(Float(Int32(truncatingIfNeeded: bits(place, 4))))
    }
  case .float32:
    for place in stride(from: 0, to: bytes.count, by: 4) {
      values.append(Float(bitPattern: UInt32(truncatingIfNeeded: bits(place, 4))))
    }
  case .float64:
    for place in stride(from: 0, to: bytes.count, by: 8) {
      values.append(Float(Double(bitPattern: bits(place, 8))))
    }
  }
}
