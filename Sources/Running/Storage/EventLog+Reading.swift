import Foundation
import Learning

extension EventLog {
  /// What ends a line whose fields have this checksum.
  static func seal(_ checksum: Checksum) -> [UInt8] {
    Array(",\"crc\":\"\(checksum.hexadecimal)\"}\n".utf8)
  }

  /// Goes through the events in a part of a log, stopping at the first line that is not whole.
  ///
  /// - Returns: the number of that line, from 1; `nil` when all are whole.
  static func read(
    _ bytes: [UInt8], in part: Range<Int>, _ take: (Event) -> Void
  ) -> Int? {
    var start = part.lowerBound
    var line = 1
    while start < part.upperBound {
      guard let end = lineBreak(in: bytes, start..<part.upperBound),
        let event = event(in: bytes, start..<end)
      else { return line }
      take(event)
      start = end + 1
      line += 1
    }
    return nil
  }

  /// The place behind the last line that ends; 0 where none does.
  static func lastLineEnd(in bytes: [UInt8]) -> Int {
    bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  private static func event(in bytes: [UInt8], _ line: Range<Int>) -> Event? {
    var fields = JSONFields(bytes, in: line)
    guard let event = Event(&fields) else { return nil }
    let checksum = Checksum.of(bytes[line.lowerBound..<fields.position])
    return fields.takeSeal() == checksum.value ? event : nil
  }

  private static func lineBreak(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      let part = UnsafeRawBufferPointer(rebasing: buffer[range])
      guard let start = part.baseAddress,
        let found = memchr(start, CInt(UInt8(ascii: "\n")), part.count)
      else { return nil }
      return range.lowerBound + (UnsafeRawPointer(found) - start)
    }
  }
}

extension EventLog {
  /// No line is longer, so that one without an end does not fill the memory.
  static let longestLine = 1 << 24

  /// How many bytes are read at once.
  static let stretch = 1 << 20
}

extension Folder {
  /// What the session in this folder has logged.
  ///
  /// - Parameter part: A length behind which it is read only as long as there are lines.
  func log(beyond part: Int = 0) throws(Failure) -> [UInt8] {
    guard holds(EventLog.name) else { return [] }
    let file = try File(path(of: EventLog.name), .read)
    var log = try file.bytes(at: 0, count: min(part, try file.size()))
    var lineStart = log.count
    while log.count - lineStart <= EventLog.longestLine {
      let more = try file.bytes(at: log.count, count: EventLog.stretch)
      if more.isEmpty { break }
      let end = EventLog.lastLineEnd(in: more)
      if end > 0 { lineStart = log.count + end }
      log += more
    }
    return log
  }
}
