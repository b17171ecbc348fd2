import Foundation

extension NamedTensor: Codable {
  private enum CodingKeys: String, CodingKey { case name, shape, float, double, integer }

  /// Reads a name, a shape and raw bits; fails where they do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    shape = try container.decode([Int].self, forKey: .shape)
    if let bits = try container.decodeIfPresent(Data.self, forKey: .float) {
      numbers = .float(bits.words(UInt32.self).map(Float.init(bitPattern:)))
    } else if let bits = try container.decodeIfPresent(Data.self, forKey: .double) {
      numbers = .double(bits.words(UInt64.self).map(Double.init(bitPattern:)))
    } else {
      let bits = try container.decode(Data.self, forKey: .integer)
      numbers = .integer(bits.words(UInt64.self).map(Int64.init(bitPattern:)))
    }
    guard Self.count(shape) == numbers.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .shape, in: container,
        debugDescription: "\(name): shape \(shape) does not hold \(numbers.count)")
    }
  }

  /// Writes raw bits, little-endian, under the kind of the numbers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(shape, forKey: .shape)
    switch numbers {
    case .float(let values):
      try container.encode(Data(words: values.map(\.bitPattern)), forKey: .float)
    case .double(let values):
      try container.encode(Data(words: values.map(\.bitPattern)), forKey: .double)
    case .integer(let values):
      try container.encode(Data(words: values.map(UInt64.init(bitPattern:))), forKey: .integer)
    }
  }

  /// The number of elements; `nil` where a size is negative or there are too many to count.
  private static func count(_ shape: [Int]) -> Int? {
    shape.reduce(1) { count, size in
      guard let count, size >= 0 else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      return overflow ? nil : product
    }
  }
}

extension Data {
  /// Words, little-endian.
  fileprivate init<Word: FixedWidthInteger>(words: [Word]) {
    self.init(capacity: words.count * Word.bitWidth / 8)
    for word in words { Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) } }
  }

  /// The words whose little-endian bytes these are.
  fileprivate func words<Word: FixedWidthInteger>(_: Word.Type) -> [Word] {
    let size = Word.bitWidth / 8
    return withUnsafeBytes { bytes in
      (0..<bytes.count / size).map {
        Word(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: Word.self))
      }
    }
  }
}
