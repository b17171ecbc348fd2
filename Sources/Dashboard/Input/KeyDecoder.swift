import Screen

/// Makes keys out of the bytes a terminal sends.
///
/// It knows the sequences of xterm and of those that follow it, which is what is in use, whatever
/// `TERM` says; unknown sequences are dropped whole and never turn into stray letters.
package struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?

  /// A decoder that has seen nothing.
  package init() {}

  /// How long to wait for more before `flush` decides what there is, in seconds; `nil` where nothing
  /// is waited for.
  ///
  /// An escape may be one key or the beginning of a sequence, and a paste may have lost its end.
  package var patience: Double? { pasted != nil ? 1 : pending.isEmpty ? nil : 0.025 }

  /// Takes bytes in and returns what they mean.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Dashboard.Event] {
    pending += bytes
    var events: [Dashboard.Event] = []
    var position = 0
    while position < pending.count {
      guard let (length, event) = next(pending[position...]) else { break }
      position += length
      if let event { events.append(event) }
    }
    pending.removeFirst(position)
    return events
  }

  /// Takes what is waiting for what it is: an escape alone is a key, half a sequence is nothing, and
  /// a paste without an end has ended.
  package mutating func flush() -> [Dashboard.Event] {
    defer { pending = [] }
    if let text = pasted.take() { return [.paste(String(decoding: text, as: UTF8.self))] }
    switch pending.first {
    case Self.escape? where pending.count == 1: return [.key(Key(.escape))]
    case Self.escape? where pending.count == 2:  // alt with a bracket
      return [.key(Key(.character(Unicode.Scalar(pending[1])), .alt))]
    default: return []
    }
  }

  private static let escape: UInt8 = 0x1B
  /// Sequences longer than this are no sequences.
  private static let longest = 4096

  /// What the first bytes mean and how many they are; `nil` when more must come.
  private mutating func next(
    _ bytes: ArraySlice<UInt8>
  ) -> (length: Int, event: Dashboard.Event?)? {
    if pasted != nil { return paste(bytes) }
    let first = bytes[bytes.startIndex]
    if first == Self.escape { return escaped(bytes) }
    if first < 0x20 || first == 0x7F { return (1, Self.control(first).map { .key($0) }) }
    return Self.character(bytes).map { ($0.length, $0.scalar.map { .key(Key(.character($0))) }) }
  }

  /// A pasted text up to its end mark, which comes in one event; ctrl+c gives it up.
  private mutating func paste(_ bytes: ArraySlice<UInt8>) -> (length: Int, event: Dashboard.Event?)?
  {
    let end = Array("\u{1B}[201~".utf8)
    if bytes.starts(with: end) {
      defer { pasted = nil }
      return (end.count, .paste(String(decoding: pasted ?? [], as: UTF8.self)))
    }
    if end.starts(with: bytes) { return nil }
    if bytes.first == 0x03 {
      pasted = nil
      return (1, Self.control(0x03).map { .key($0) })
    }
    if let count = pasted?.count, count < 1 << 16 { pasted?.append(bytes[bytes.startIndex]) }
    return (1, nil)
  }

  private static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x00: nil
    case 0x08, 0x7F: Key(.backspace)
    case 0x09: Key(.tab)
    case 0x0A, 0x0D: Key(.enter)
    case 0x01...0x1A: Key(.character(Unicode.Scalar(byte + 0x60)), .control)
    default: Key(.character(Unicode.Scalar(byte + 0x40)), .control)
    }
  }

  /// A character in UTF-8; a byte that begins none is dropped.
  private static func character(
    _ bytes: ArraySlice<UInt8>
  ) -> (length: Int, scalar: Unicode.Scalar?)? {
    let first = bytes[bytes.startIndex]
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 0, first < 0xF5 else { return (1, nil) }
    let present = bytes.prefix(length)
    if let bad = present.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return (bad - bytes.startIndex, nil)
    }
    guard present.count == length else { return nil }
    return (length, String(validating: present, as: UTF8.self)?.unicodeScalars.first)
  }
}

// MARK: - Sequences

extension KeyDecoder {
  /// What begins with an escape.
  private mutating func escaped(
    _ bytes: ArraySlice<UInt8>
  ) -> (length: Int, event: Dashboard.Event?)? {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return nil }
    switch second {
    case UInt8(ascii: "["): return sequence(bytes)
    case UInt8(ascii: "O"):
      guard let third = rest.dropFirst().first else { return nil }
      return (3, Self.finals[third].map { .key(Key($0)) })
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return Self.answer(bytes)
    case Self.escape: return (1, .key(Key(.escape)))
    case 0x20..<0x7F: return (2, .key(Key(.character(Unicode.Scalar(second)), .alt)))
    default: return (1, .key(Key(.escape)))
    }
  }

  /// An answer of the terminal to a question, up to its end; but for the background's colour,
  /// nothing asks, so it is dropped.
  private static func answer(
    _ bytes: ArraySlice<UInt8>
  ) -> (length: Int, event: Dashboard.Event?)? {
    for index in bytes.indices.dropFirst(2) {
      let isEnd = bytes[index] == UInt8(ascii: "\\") && bytes[index - 1] == escape
      guard isEnd || bytes[index] == 0x07 else { continue }
      let text = bytes[bytes.startIndex + 1..<(isEnd ? index - 1 : index)]
      return (index - bytes.startIndex + 1, background(text).map { .background($0) })
    }
    return bytes.count > longest ? (bytes.count, nil) : nil
  }

  /// The colour in `]11;rgb:ffff/8080/0000`, each part of which has one to four digits.
  private static func background(_ answer: ArraySlice<UInt8>) -> RGB? {
    let text = String(decoding: answer, as: UTF8.self)
    guard text.hasPrefix("]11;rgb:") else { return nil }
    let parts = text.dropFirst("]11;rgb:".count).split(separator: "/").compactMap { part in
      UInt32(part, radix: 16).flatMap { value -> UInt8? in
        guard (1...4).contains(part.utf8.count) else { return nil }
        return UInt8(value * 255 / (1 << (4 * UInt32(part.utf8.count)) - 1))
      }
    }
    return parts.count == 3 ? RGB(parts[0], parts[1], parts[2]) : nil
  }

  /// A control sequence: parameters, then the byte that says what it is.
  private mutating func sequence(
    _ bytes: ArraySlice<UInt8>
  ) -> (length: Int, event: Dashboard.Event?)? {
    var index = bytes.startIndex + 2
    // The Linux console sends F1 to F5 as `ESC [ [ A` to `ESC [ [ E`.
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "[") {
      guard index + 1 < bytes.endIndex else { return nil }
      let number = Int(bytes[index + 1]) - 0x40
      return (4, (1...5).contains(number) ? .key(Key(.function(number))) : nil)
    }
    while index < bytes.endIndex, (0x20..<0x40).contains(bytes[index]) { index += 1 }
    guard index < bytes.endIndex else {
      return bytes.count > Self.longest ? (bytes.count, nil) : nil
    }
    let length = index - bytes.startIndex + 1
    guard (0x40..<0x7F).contains(bytes[index]) else { return (length - 1, nil) }
    let parameters = bytes[(bytes.startIndex + 2)..<index]
    return (length, event(bytes[index], parameters))
  }

  private mutating func event(
    _ final: UInt8, _ parameters: ArraySlice<UInt8>
  ) -> Dashboard.Event? {
    if parameters.first == UInt8(ascii: "<") {
      return Self.mouse(Self.numbers(parameters.dropFirst()), isRelease: final == UInt8(ascii: "m"))
    }
    let numbers = Self.numbers(parameters)
    let modifiers = Key.Modifiers(code: numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "~"):
      if numbers.first == 200 { pasted = [] }
      return numbers.first.flatMap { Self.numbered[$0] }.map { .key(Key($0, modifiers)) }
    case UInt8(ascii: "Z"): return .key(Key(.tab, .shift))
    case UInt8(ascii: "u"):
      return Self.plain(numbers.first ?? 0).map { .key(Key($0, modifiers)) }
    default: return Self.finals[final].map { .key(Key($0, modifiers)) }
    }
  }

  /// The numbers between semicolons; at most eight, and 0 for what is none.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    guard !bytes.isEmpty else { return [] }
    return bytes.split(separator: UInt8(ascii: ";"), maxSplits: 7, omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
  }

  private static func plain(_ code: Int) -> Key.Code? {
    switch code {
    case 9: .tab
    case 13: .enter
    case 27: .escape
    case 127: .backspace
    default: Unicode.Scalar(UInt32(clamping: code)).map { .character($0) }
    }
  }

  /// A report of mode 1006: button and modifiers in bits, then column and row from 1.
  private static func mouse(_ numbers: [Int], isRelease: Bool) -> Dashboard.Event? {
    guard numbers.count == 3, (0..<256).contains(numbers[0]) else { return nil }
    let code = numbers[0]
    let deed: Mouse.Deed
    switch code & 0b1110_0011 {
    case 64: deed = .wheelUp
    case 65: deed = .wheelDown
    case 32: deed = .drag
    case 0: deed = isRelease ? .release : .press
    default: return nil
    }
    let modifiers = Key.Modifiers(code: (code >> 2 & 7) + 1)
    return .mouse(Mouse(deed, x: numbers[1] - 1, y: numbers[2] - 1, modifiers: modifiers))
  }

  private static let finals: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "M"): .enter, UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  private static let numbered: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}

extension Key.Modifiers {
  /// The modifiers as xterm encodes them: 1 and a bit for each.
  fileprivate init(code: Int) {
    let bits = max(code, 1) - 1
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
