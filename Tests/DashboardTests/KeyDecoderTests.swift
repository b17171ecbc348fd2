import Screen
import Testing

@testable import Dashboard

@Suite struct KeyDecoderTests {
  private func keys(_ bytes: String) -> [String] {
    var decoder = KeyDecoder()
    return (decoder.feed(Array(bytes.utf8)) + decoder.flush()).map { event in
      switch event {
      case .key(let key): key.description
      case .mouse(let mouse): "\(mouse.deed) \(mouse.x),\(mouse.y)"
      case .paste(let text): "paste \(text)"
      case .background(let colour): "background \(colour.red),\(colour.green),\(colour.blue)"
      default: "?"
      }
    }
  }

  private static let table: [(String, String)] = [
    ("aZ?", "a Z ?"), ("é⣿", "é ⣿"), ("\u{1B}", "esc"), ("\r\n", "enter enter"),
    ("\u{3}\u{1A}\u{7F}\t", "ctrl+c ctrl+z backspace tab"),
    ("\u{1B}[A\u{1B}OB", "up down"), ("\u{1B}[1;2C\u{1B}[1;5D", "shift+right ctrl+left"),
    ("\u{1B}[5~\u{1B}[6~\u{1B}[3~", "pgup pgdn del"), ("\u{1B}[Z", "shift+tab"),
    ("\u{1B}OP\u{1B}[15~\u{1B}[[B", "f1 f5 f2"), ("\u{1B}x", "alt+x"), ("\u{1B}\u{1B}", "esc esc"),
    ("\u{1B}[99;99z!", "!"), ("\u{1B}]52;c;0\u{7}k", "k"), ("\u{1B}[13u", "enter"),
    ("\u{1B}]11;rgb:ffff/8080/0000\u{1B}\\k", "background 255,128,0 k"),
    ("\u{1B}]11;rgb:f/8/0\u{7}", "background 255,136,0"), ("\u{1B}]11;rgb:-1/0/zz\u{7}k", "k"),
    ("\u{1B}[<0;5;3M\u{1B}[<64;1;1M", "press 4,2 wheelUp 0,0"),
    ("\u{1B}[200~q\u{1B}[A\u{1B}[201~z", "paste q\u{1B}[A z"),
  ]

  /// By number, for what is told of a test's arguments goes to a terminal too.
  @Test(arguments: table.indices)
  func bytesMeanKeys(_ row: Int) {
    let (bytes, expected) = Self.table[row]
    #expect(keys(bytes).joined(separator: " ") == expected)
  }

  @Test func sequencesMayComeInPieces() {
    var decoder = KeyDecoder()
    var keys: [String] = []
    for byte in Array("\u{1B}[1;5A⣿\u{1B}[200~ab\u{1B}[201~".utf8) {
      for event in decoder.feed([byte]) {
        switch event {
        case .key(let key): keys.append(key.description)
        case .paste(let text): keys.append(text)
        default: break
        }
      }
    }
    #expect(keys == ["ctrl+up", "⣿", "ab"])
    #expect(decoder.patience == nil)
  }

  @Test func anyBytesAreTakenWithoutATrap() {
    var decoder = KeyDecoder()
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: state >> 40)
      _ = decoder.feed([byte % 3 == 0 ? 0x1B : byte % 5 == 0 ? UInt8(ascii: "[") : byte])
    }
    _ = decoder.flush()
    #expect(decoder.patience == nil)
  }

  @Test(arguments: ["\u{1B}[200~", "\u{1B}[200;5~"])
  func aPasteThatLostItsEndEndsWithTheNextSilence(start: String) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array((start + "hello").utf8)).isEmpty)
    #expect(decoder.patience == 1)
    guard case .paste("hello")? = decoder.flush().first else {
      Issue.record("the paste did not end")
      return
    }
    #expect(decoder.patience == nil)
    #expect(keys(decoder.feed(Array("q".utf8))) == ["q"])
  }

  @Test func controlCGivesAPasteUp() {
    var decoder = KeyDecoder()
    let events = decoder.feed(Array("\u{1B}[200~hello\u{3}q".utf8))
    #expect(keys(events) == ["ctrl+c", "q"])
  }

  private func keys(_ events: [Dashboard.Event]) -> [String] {
    events.compactMap { if case .key(let key) = $0 { key.description } else { nil } }
  }
}
