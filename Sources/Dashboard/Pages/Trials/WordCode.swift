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
  /// A shorter word is no longer than its number, and a longer one hardly comes again.
  private static let lengths = 3...32

  /// Writes a text with numbers for its words.
  mutating func append(_ text: String, to coded: inout [UInt8]) {
    var isFirst = true
    for word in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
      if !isFirst { coded.append(UInt8(ascii: " ")) }
      isFirst = false
      if Self.lengths.contains(word.count), let number = number(of: String(Substring(word))) {
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

  /// Whether a text that was written has a word that is wanted.
  func test(_ isWanted: any TextPredicate) -> (UnsafeBufferPointer<UInt8>) -> Bool {
    let isFound = bytes.withUnsafeBufferPointer { bytes in
      (0..<places.count).map {
        isWanted.matches(.init(rebasing: bytes[starts[$0]..<starts[$0 + 1]]))
      }
    }
    return { coded in
      // Between two numbers stand whole words.
      var (start, place) = (0, 0)
      while place < coded.count {
        guard coded[place] >= Self.mark else {
          place += 1
          continue
        }
        let number = Int(coded[place] & ~Self.mark) << 8 | Int(coded[place + 1])
        if isFound[number] { return true }
        if place > start + 1, isWanted.matches(.init(rebasing: coded[start..<place])) {
          return true
        }
        place += 2
        start = place
      }
      return place > start && isWanted.matches(.init(rebasing: coded[start..<place]))
    }
  }

  /// Looks at the text that was written.
  func withPlain<Result>(
    _ coded: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let most = coded.count + coded.count / 2 * Self.lengths.upperBound
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { plain in
      body(UnsafeBufferPointer(rebasing: plain[..<decode(coded, into: plain)]))
    }
  }

  /// Writes a text in full; returns how long it is.
  private func decode(
    _ coded: UnsafeBufferPointer<UInt8>, into plain: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    bytes.withUnsafeBufferPointer { words in
      var (place, end) = (0, 0)
      while place < coded.count {
        let byte = coded[place]
        guard byte >= Self.mark else {
          plain[end] = byte
          (place, end) = (place + 1, end + 1)
          continue
        }
        let number = Int(byte & ~Self.mark) << 8 | Int(coded[place + 1])
        for source in starts[number]..<starts[number + 1] {
          plain[end] = words[source]
          end += 1
        }
        place += 2
      }
      return end
    }
  }
}
