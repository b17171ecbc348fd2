/// Reads plain UTF-8 text, and pairs of sentences with a tab between.
enum TextReader {
  /// Reads a whole text.
  static func text(_ stream: inout ByteStream) throws(DataFailure) -> String {
    var bytes = try stream.readAll()
    guard !bytes.isEmpty else {
      throw DataFailure(stream.file, "is empty", remedy: "give a text of some length")
    }
    try checkNoUTF16(bytes, file: stream.file)
    if bytes.starts(with: byteOrderMark) { bytes.removeFirst(3) }
    if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) { return text }

    // Something is wrong: now it is worth looking for the line.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      try checkText(line, line: place + 1, file: stream.file)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads one pair a line.
  static func pairs(
    _ stream: inout ByteStream, limits: DataLimits
  ) throws(DataFailure) -> [SentencePair] {
    var pairs: [SentencePair] = []
    var line: [UInt8] = []
    var lines = 0
    while try stream.readLine(into: &line, limit: limits.lineBytes) {
      lines += 1
      guard line.count <= limits.lineBytes else {
        throw DataFailure(
          stream.file, at: .line(lines), "is longer than \(readableSize(limits.lineBytes))",
          remedy: "give one pair a line")
      }
      if lines == 1 {
        try checkNoUTF16(line, file: stream.file)
        if line.starts(with: byteOrderMark) { line.removeFirst(3) }
      }
      try checkText(line[...], line: lines, file: stream.file)
      if line.allSatisfy(isBlank) { continue }
      pairs.append(try pair(line, line: lines, file: stream.file))
    }
    guard !pairs.isEmpty else {
      throw DataFailure(
        stream.file, "is empty", remedy: "give one pair a line: a sentence, a tab, its translation")
    }
    return pairs
  }

  private static func pair(
    _ bytes: [UInt8], line: Int, file: String
  ) throws(DataFailure) -> SentencePair {
    let sides = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { trimmed($0) }
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
      let filled = sides.count { !$0.isEmpty }
      let problem = sides.count == 2 ? "has an empty side" : "has \(filled) parts"
      throw DataFailure(
        file, at: .line(line), problem,
        remedy: "a line is a sentence, a tab, and its translation")
    }
    return SentencePair(source: sides[0], target: sides[1])
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) } ?? start.startIndex - 1
    return String(decoding: start[..<(end + 1)], as: UTF8.self)
  }

  private static func checkText(
    _ bytes: ArraySlice<UInt8>, line: Int, file: String
  ) throws(DataFailure) {
    if bytes.contains(0) {
      throw DataFailure(
        file, at: .line(line), "has a NUL byte: this is no text", remedy: "give plain UTF-8 text")
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      throw DataFailure(
        file, at: .line(line), "is no valid UTF-8", remedy: "convert the file to UTF-8")
    }
  }

  private static func checkNoUTF16(_ bytes: [UInt8], file: String) throws(DataFailure) {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw DataFailure(file, at: .line(1), "is UTF-16", remedy: "convert the file to UTF-8")
    }
  }

  private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
}
