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
      if scalar == TerminalText.tail { continue }
      guard isHarmless(cell.scalar), TerminalText.ascii(cell.scalar).isASCII else {
        Issue.record(
          "U+\(String(value, radix: 16)) becomes U+\(String(cell.scalar.value, radix: 16))")
        return
      }
    }
  }

  @Test func saysWhatWasTakenOut() {
    #expect(TerminalText.clean("a\u{1B}[0m\u{7F}\u{9B}日e\u{301}q\u{301}") == "a␛[0m␡�日éq�")
    #expect(TerminalText.clean("a🙂b") == "a▯b")
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

  @Test func charactersOfTwoColumnsTakeTwo() {
    #expect(TerminalText.width("日本語 x") == 8)
    #expect(TerminalText.composed(TerminalText.composed("日本")) == TerminalText.composed("日本"))
    var screen = Screen(width: 8, height: 1)
    #expect(screen.write("日本語 x", x: 0, y: 0) == 8)
    #expect(screen.text == "日本語 x")
    #expect(screen.glyph(x: 1, y: 0) == nil)
    #expect(screen.glyph(x: 7, y: 0) == "x")
  }

  @Test func noHalfOfACharacterIsShown() {
    var screen = Screen(width: 5, height: 1)
    screen.write("日本語", x: 0, y: 0)
    #expect(screen.text == "日本▯", "the last one does not fit")
    screen.write("x", x: 1, y: 0)
    #expect(screen.text == "▯x本▯")
    screen.write("y", x: 2, y: 0)
    #expect(screen.text == "▯xy ▯")
    #expect(TerminalText.fitted("日本語", to: 4) == TerminalText.composed("日") + "…")
    #expect(TerminalText.fitted("日本語", to: 6) == "日本語")
  }

  /// A stretch that is sent begins and ends between characters, whatever stood there before.
  @Test func changesAreOfWholeCharacters() {
    func changes(from old: String, to new: String) -> [Range<Int>] {
      var screens = [old, new].map { text in
        var screen = Screen(width: 6, height: 1)
        screen.write(text, x: 0, y: 0)
        return screen
      }
      var stretches: [Range<Int>] = []
      let previous = screens.removeFirst()
      screens[0].forEachChange(since: previous, joining: 0) { stretches.append($1) }
      return stretches
    }
    #expect(changes(from: "日本語", to: "日語語") == [2..<4])
    #expect(changes(from: "abcdef", to: "日cdef") == [0..<2])
    #expect(changes(from: "日cdef", to: "xycdef") == [0..<2])
    #expect(changes(from: "日本cd", to: "x日acd") == [0..<4])
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
    screen.clear()
    screen.write("日本.", x: 0, y: 0)
    #expect(screen.text == "? ? .")
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
