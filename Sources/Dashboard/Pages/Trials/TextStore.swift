/// Many short texts, one behind the other: a hundred thousand strings would each have memory of their
/// own.
///
/// Texts of a search say the same words again and again, so words that stand between blanks are held
/// once and their numbers stand in the texts.
struct TextStore: Sendable {
  /// The texts: UTF-8 in which two bytes, of which the first occurs in no UTF-8, stand for a word.
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [UInt32] = []
  private var words = WordCode()

  /// How many there are.
  var count: Int { ends.count }

  subscript(index: Int) -> String {
    withUTF8(of: index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Looks at a text.
  func withUTF8<Result>(
    of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return bytes.withUnsafeBufferPointer {
      words.withPlain(.init(rebasing: $0[start..<Int(ends[index])]), body)
    }
  }

  /// Whether a text has a word that is wanted; of words that come again each is looked at once.
  func test(_ isWanted: any TextPredicate) -> (Int) -> Bool {
    let isFound = words.test(isWanted)
    let (bytes, ends) = (bytes, ends)
    return { index in
      let start = index == 0 ? 0 : Int(ends[index - 1])
      return bytes.withUnsafeBufferPointer {
        isFound(.init(rebasing: $0[start..<Int(ends[index])]))
      }
    }
  }

  /// - Precondition: All texts together are shorter than 4 GB.
  mutating func append(_ text: String) {
    words.append(text, to: &bytes)
    ends.append(UInt32(bytes.count))
  }

  mutating func removeFirst(_ count: Int) {
    guard count > 0 else { return }
    let dropped = ends[count - 1]
    bytes.removeFirst(Int(dropped))
    ends = ends.dropFirst(count).map { $0 - dropped }
  }
}
