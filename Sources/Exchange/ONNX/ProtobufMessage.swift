/// A message in the wire format of protocol buffers
/// (<https://protobuf.dev/programming-guides/encoding/>), its fields in the order in which they are
/// added.
struct ProtobufMessage {
  private(set) var bytes: [UInt8] = []

  /// What follows a tag.
  private enum Wire: UInt64 {
    case varint = 0
    case lengthDelimited = 2
    case fourBytes = 5
  }

  /// Adds a whole number.
  mutating func add(_ field: Int, _ number: Int) {
    tag(field, .varint)
    varint(UInt64(bitPattern: Int64(number)))
  }

  /// Adds a number of single precision.
  mutating func add(_ field: Int, _ number: Float) {
    tag(field, .fourBytes)
    append(number)
  }

  /// Adds text.
  mutating func add(_ field: Int, _ text: String) { add(field, bytes: Array(text.utf8)) }

  /// Adds a message.
  mutating func add(_ field: Int, _ message: ProtobufMessage) { add(field, bytes: message.bytes) }

  /// Adds whole numbers, packed.
  mutating func add(_ field: Int, packed numbers: [Int]) {
    var packed = ProtobufMessage()
    for number in numbers { packed.varint(UInt64(bitPattern: Int64(number))) }
    add(field, packed)
  }

  /// Adds numbers of single precision, packed.
  mutating func add(_ field: Int, packed numbers: [Float]) {
    var packed = ProtobufMessage()
    for number in numbers { packed.append(number) }
    add(field, packed)
  }

  /// Adds bytes as they are.
  mutating func add(_ field: Int, bytes more: [UInt8]) {
    tag(field, .lengthDelimited)
    varint(UInt64(more.count))
    bytes += more
  }

  private mutating func tag(_ field: Int, _ wire: Wire) {
    varint(UInt64(field) << 3 | wire.rawValue)
  }

  /// Seven bits a byte, the least first; the highest bit says that more follow.
  private mutating func varint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func append(_ number: Float) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
