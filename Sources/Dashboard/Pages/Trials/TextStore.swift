/// Many short texts, one behind the other: a hundred thousand strings would each have memory of their
/// own.
struct TextStore: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []

  /// How many there are.
  var count: Int { ends.count }

  subscript(index: Int) -> String {
    withUTF8(of: index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Looks at a text where it stands.
  func withUTF8<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = index == 0 ? 0 : ends[index - 1]
    return bytes.withUnsafeBufferPointer { body(.init(rebasing: $0[start..<ends[index]])) }
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
  }

  mutating func removeFirst(_ count: Int) {
    guard count > 0 else { return }
    let dropped = ends[count - 1]
    bytes.removeFirst(dropped)
    ends = ends.dropFirst(count).map { $0 - dropped }
  }
}
