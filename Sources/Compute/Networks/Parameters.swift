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
  public var entries: [Entry] { layout.entries }
  /// How many numbers, from the first, are trainable.
  public var trainableCount: Int { layout.trainableCount }
  /// All numbers.
  public var values: [Float]
  private let layout: Layout

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

  /// Parts and their numbers; `nil` where those do not fill the vector, trainable ones first.
  public init?(_ entries: [Entry], filledWith values: [Float]) {
    guard Self.fit(entries, count: values.count) else { return nil }
    self.init(entries: entries, values: values)
  }

  private init(entries: [Entry], values: [Float]) {
    self.values = values
    layout = Layout(entries)
  }

  /// The declarations in the order of the entries.
  func sorted(_ declarations: [Graph.Declaration]) -> [Graph.Declaration] {
    declarations.filter(\.isTrainable) + declarations.filter { !$0.isTrainable }
  }

  /// The entry with this name, or `nil` where there is none.
  public func entry(named name: String) -> Entry? { index(of: name).map { layout.entries[$0] } }

  /// The place of a name among the entries.
  func index(of name: String) -> Int? { layout.places[name] }

  /// The numbers of the entry with this name, or `nil` where there is none.
  public subscript(name: String) -> [Float]? {
    get { entry(named: name).map { Array(values[$0.range]) } }
    set {
      guard let newValue, let entry = entry(named: name) else { return }
      precondition(
        newValue.count == entry.shape.count,
        "\(newValue.count) numbers for \(name), which is \(entry.shape)")
      values.replaceSubrange(entry.range, with: newValue)
    }
  }

  /// Takes over what has the same name and the same shape in `other`, running statistics too.
  ///
  /// So children inherit in large-scale evolution (Real et al. 2017, section 3.6). What an optimiser
  /// remembers belongs to other numbers: a new trainer starts with none.
  ///
  /// - Returns: The names of the entries taken over, in the order in which they stand.
  @discardableResult
  public mutating func inherit(from other: Parameters) -> [String] {
    var names: [String] = []
    for entry in entries {
      guard let source = other.entry(named: entry.name), source.shape == entry.shape else {
        continue
      }
      values.replaceSubrange(entry.range, with: other.values[source.range])
      names.append(entry.name)
    }
    return names
  }

  /// Whether it has the same parts in the same places.
  public func hasLayout(of other: Parameters) -> Bool { layout == other.layout }

  /// Whether no number is infinite or NaN.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }
}

extension Parameters {
  /// Where the parts stand, shared by all copies.
  private final class Layout: Hashable, Sendable {
    let entries: [Entry]
    let trainableCount: Int
    /// The index of each entry.
    let places: [String: Int]

    init(_ entries: [Entry]) {
      self.entries = entries
      trainableCount = entries.filter(\.isTrainable).reduce(0) { $0 + $1.shape.count }
      places = Dictionary(
        entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func == (left: Layout, right: Layout) -> Bool {
      left === right || left.entries == right.entries
    }

    func hash(into hasher: inout Hasher) { hasher.combine(entries) }
  }
}

extension Parameters: Codable {
  private enum CodingKeys: String, CodingKey { case entries, values }

  /// Reads entries and raw bits; fails where they do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let entries = try container.decode([Entry].self, forKey: .entries)
    let values = try container.decode(Data.self, forKey: .values).floats
    guard let parameters = Parameters(entries, filledWith: values) else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "\(values.count) numbers for entries \(entries.map(\.name))")
    }
    self = parameters
  }

  /// Whether entries of different names fill a vector, trainable ones first.
  private static func fit(_ entries: [Entry], count: Int) -> Bool {
    var (end, isTrainable) = (0, true)
    for entry in entries {
      guard entry.offset == end, entry.shape.count <= count - end,
        isTrainable || !entry.isTrainable
      else { return false }
      (end, isTrainable) = (end + entry.shape.count, entry.isTrainable)
    }
    return end == count && Set(entries.map(\.name)).count == entries.count
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
