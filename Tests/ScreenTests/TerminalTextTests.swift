import Screen
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: hostileTexts) func nothingHostileReachesACell(text: String) {
    for glyphs in GlyphSet.allCases {
      var screen = Screen(width: 40, height: 1, glyphs: glyphs)
      screen.write(text, x: 0, y: 0)
      #expect(screen.line(0).unicodeScalars.allSatisfy { isHarmless($0) })
      #expect(screen.line(0).unicodeScalars.count >= 1, "what is taken out must be seen")
    }
    #expect(TerminalText.clean(text).unicodeScalars.allSatisfy { isHarmless($0) })
  }

  @Test func everyScalarBecomesOneHarmlessCell() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let cell = Cell(scalar)
      guard isHarmless(cell.scalar), TerminalText.ascii(cell.scalar).isASCII else {
        Issue.record(
          "U+\(String(value, radix: 16)) becomes U+\(String(cell.scalar.value, radix: 16))")
        return
      }
    }
  }

  @Test func saysWhatWasTakenOut() {
    #expect(TerminalText.clean("a\u{1B}[0m\u{7F}\u{9B}日e\u{301}q\u{301}") == "a␛[0m␡�▯éq�")
    #expect(TerminalText.clean("one\ntwo", keepingLineEnds: true) == "one\ntwo")
  }

  @Test func plainTextStaysAsItIs() {
    for text in [
      "Größe 3×3, µ = ½", "θ ← θ − α∇L", "Привет", "╭─┤⣿▓│░●▲◆ ✓ ✗ ⚠", "naïve œuvre", "שלום",
    ] {
      #expect(TerminalText.clean(text) == text)
    }
  }

  @Test func widthIsTheNumberOfCells() {
    for text in hostileTexts + ["plain", ""] {
      var screen = Screen(width: 99, height: 1)
      #expect(screen.write(text, x: 0, y: 0) == TerminalText.width(text))
    }
  }

  @Test func fitsTextWithAnEllipsis() {
    #expect(TerminalText.fitted("regularized", to: 6) == "regul…")
    #expect(TerminalText.fitted("regular", to: 7) == "regular")
    #expect(TerminalText.fitted("x", to: 0) == "")
  }

  @Test func foldsToTheNearestASCII() {
    var screen = Screen(width: 30, height: 1, glyphs: .ascii)
    screen.write("╭─┬│ ░▒▓█ é ü × → ▲ … 日", x: 0, y: 0)
    #expect(screen.text == "+-+| .:*# e u x > ^ ~ ?")
  }

  /// Whether a terminal prints a scalar in one column and does nothing else.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator,
      .paragraphSeparator, .surrogate, .unassigned, .privateUse:
      false
    default:
      !scalar.properties.isEmojiPresentation
        && scalar.properties.canonicalCombiningClass == .notReordered
    }
  }
}
