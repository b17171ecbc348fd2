/// Two bytes for each of the first words that it meets.
struct WordCode: Sendable {
  private var places: [String: Int] = [:]
  /// The words' UTF-8, one behind the other.
  private var bytes: [UInt8] = []
  /// Where each word begins, and the end of the last.
  private var starts = [0]

  /// No byte of UTF-8 is as great: the least that begins a word's number.
  private static let mark: UInt8 = 0xF8
  /// As many words have a number: three bits of the first byte and the second.
  private static let most = 1 << 11
  /// A shorter word is no longer than its number.
  private static let shortest = 3

  /// Writes a text with numbers for its words.
  mutating func append(_ text: String, to coded: inout [UInt8]) {
    var isFirst = true
    for word in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
      if !isFirst { coded.append(UInt8(ascii: " ")) }
      isFirst = false
      if word.count >= Self.shortest, let number = number(of: String(Substring(word))) {
        coded += [Self.mark | UInt8(number >> 8), UInt8(number & 0xFF)]
      } else {
        coded += word
      }
    }
  }

  private mutating func number(of word: String) -> Int? {
    if let place = places[word] { return place }
    guard places.count < Self.most else { return nil }
    let place = places.count
    places[word] = place
    bytes += word.utf8
    starts.append(bytes.count)
    return place
  }

  /// Looks at the text that was written.
  func withPlain<Result>(
    _ coded: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: plainCount(coded)) { plain in
      var end = 0
      eachPart(of: coded) { part in
        _ = plain[end...].initialize(fromContentsOf: part)
        end += part.count
      }
      return body(UnsafeBufferPointer(plain))
    }
  }

  private func plainCount(_ coded: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    eachPart(of: coded) { count += $0.count }
    return count
  }

  /// Goes through what is plain and the words for which numbers stand, in order.
  private func eachPart(
    of coded: UnsafeBufferPointer<UInt8>, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    bytes.withUnsafeBufferPointer { words in
      var (start, place) = (0, 0)
      while place < coded.count {
        guard coded[place] >= Self.mark else {
          place += 1
          continue
        }
        if start < place { body(coded[start..<place]) }
        let number = Int(coded[place] & ~Self.mark) << 8 | Int(coded[place + 1])
        body(words[starts[number]..<starts[number + 1]])
        place += 2
        start = place
      }
      if start < place { body(coded[start..<place]) }
    }
  }
}
