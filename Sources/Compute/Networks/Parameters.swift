public import Foundation

/// The numbers of a network that outlive a step: a flat vector whose parts have names.
///
/// Trainable entries come first, so that `values[..<trainableCount]` is what an optimiser, an
/// evolution strategy or a weight decay works on; running statistics follow.
public struct Parameters: Hashable, Sendable {
  /// One named part of the vector.
  public struct Entry: Hashable, Sendable, Codable {
    /// Unique, such as `conv1/weights`.
    public let name: String
    /// Sizes, row-major.
    public let shape: Shape
    /// Index of the first number.
    public let offset: Int
    /// Whether optimisers change it.
    public let isTrainable: Bool

    /// Where it stands in the vector.
    public var range: Range<Int> { offset..<offset + shape.count }
  }

  /// The parts, in the order in which they stand.
  public let entries: [Entry]
  /// How many numbers, from the first, are trainable.
  public let trainableCount: Int
  /// All numbers.
  public var values: [Float]

  init(_ declarations: [Graph.Declaration]) {
    var offset = 0
    var entries: [Entry] = []
    for isTrainable in [true, false] {
      for declaration in declarations where declaration.isTrainable == isTrainable {
        entries.append(
          Entry(
            name: declaration.name, shape: declaration.shape, offset: offset,
            isTrainable: isTrainable))
        offset += declaration.shape.count
      }
    }
    self.init(entries: entries, values: Array(repeating: 0, count: offset))
  }

  private init(entries: [Entry], values: [Float]) {
    self.entries = entries
    self.values = values
    trainableCount = entries.filter(\.isTrainable).reduce(0) { $0 + $1.shape.count }
  }

  /// The declarations in the order of the entries.
  func sorted(_ declarations: [Graph.Declaration]) -> [Graph.Declaration] {
    declarations.filter(\.isTrainable) + declarations.filter { !$0.isTrainable }
  }

  /// The numbers of the entry with this name, or `nil` where there is none.
  public subscript(name: String) -> [Float]? {
    get { entries.first { $0.name == name }.map { Array(values[$0.range]) } }
    set {
      guard let newValue, let entry = entries.first(where: { $0.name == name }) else { return }
      precondition(
        newValue.count == entry.shape.count,
        "\(newValue.count) numbers for \(name), which is \(entry.shape)")
      values.replaceSubrange(entry.range, with: newValue)
    }
  }

  /// Whether no number is infinite or NaN.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }
}

extension Parameters: Codable {
  private enum CodingKeys: String, CodingKey { case entries, values }

  /// Reads entries and raw bits; fails where they do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let entries = try container.decode([Entry].self, forKey: .entries)
    let values = try container.decode(Data.self, forKey: .values).floats
    var (end, isOrdered) = (0, true)
    for (index, entry) in entries.enumerated() where entry.offset == end {
      end += entry.shape.count
      isOrdered = isOrdered && (entries[max(index - 1, 0)].isTrainable || !entry.isTrainable)
    }
    guard end == values.count, isOrdered else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(values.count) numbers for entries of \(end)")
    }
    self.init(entries: entries, values: values)
  }

  /// Writes entries and raw bits, little-endian.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entries, forKey: .entries)
    try container.encode(Data(floats: values), forKey: .values)
  }
}

extension Data {
  /// The raw bits of numbers, little-endian.
  public init(floats: [Float]) {
    self.init(capacity: floats.count * 4)
    for value in floats {
      Swift.withUnsafeBytes(of: value.bitPattern.littleEndian) { append(contentsOf: $0) }
    }
  }

  /// The numbers whose raw bits these are, little-endian.
  public var floats: [Float] {
    withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { index in
        let bits = bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }
}
