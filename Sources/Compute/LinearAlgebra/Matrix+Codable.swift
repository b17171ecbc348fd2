public import Foundation

extension Matrix: Codable {
  private enum CodingKeys: String, CodingKey { case rows, columns, values }

  /// Reads sizes and raw bits; fails where they do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rows = try container.decode(Int.self, forKey: .rows)
    let columns = try container.decode(Int.self, forKey: .columns)
    let values = try container.decode(Data.self, forKey: .values).doubles
    let count = rows.multipliedReportingOverflow(by: columns)
    guard rows > 0, columns > 0, !count.overflow, values.count == count.partialValue else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(values.count) numbers do not fill a matrix \(rows)x\(columns)")
    }
    self.init(rows: rows, columns: columns, values)
  }

  /// Writes sizes and raw bits, little-endian.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(Data(doubles: values), forKey: .values)
  }
}

extension Data {
  /// The raw bits of numbers, little-endian.
  public init(doubles: [Double]) {
    self.init(capacity: doubles.count * 8)
    for value in doubles {
      Swift.withUnsafeBytes(of: value.bitPattern.littleEndian) { append(contentsOf: $0) }
    }
  }

  /// The numbers whose raw bits these are, little-endian.
  public var doubles: [Double] {
    withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map { index in
        let bits = bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: bits))
      }
    }
  }
}
