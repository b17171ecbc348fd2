import Screen
import Testing

@Suite struct ExportTests {
  private var screen: Screen {
    var screen = Screen(width: 6, height: 2)
    screen.write("a<b", x: 0, y: 0, role: .bad)
    screen.lay(.selection, under: Area(x: 0, y: 1, width: 6, height: 1))
    screen.write("x&y", x: 0, y: 1)
    return screen
  }

  @Test func textIsCharactersAlone() {
    #expect(screen.text == "a<b\nx&y")
    #expect(screen.line(1) == "x&y" && screen.line(7) == "")
  }

  @Test func ansiSetsLooksAndTakesThemBack() throws {
    let theme = try Theme(
      parsing: """
        [ui]
        text = ""
        selection = { fg = "ansi-black", bg = "#102030" }
        [verdict]
        bad = { fg = "ansi-bright-red", mods = ["bold"] }
        """, name: "test")
    #expect(
      screen.ansi(theme: theme, depth: .truecolor)
        == "\u{1B}[0;1;91ma<b\u{1B}[0m   \n\u{1B}[0;30;48;2;16;32;48mx&y   \u{1B}[0m\n")
    #expect(screen.ansi(theme: theme, depth: .indexed256).contains("48;5;"))
    let mono = screen.ansi(theme: theme, depth: .mono)
    #expect(mono == "\u{1B}[0;1;4ma<b\u{1B}[0m   \n\u{1B}[0;7mx&y   \u{1B}[0m\n")
  }

  @Test func nothingHostileGetsIntoAnExport() {
    for text in hostileTexts {
      var screen = Screen(width: 60, height: 1)
      screen.write(text, x: 0, y: 0)
      let controls = { (text: String) in
        text.unicodeScalars.filter {
          $0.value < 32 || (127..<160).contains($0.value) || $0.value == 0x202E
        }
      }
      #expect(controls(screen.ansi(depth: .mono)).allSatisfy { $0 == "\n" })
      #expect(controls(screen.svg()).allSatisfy { $0 == "\n" })
    }
  }

  @Test func svgIsAGridOfEscapedText() {
    let picture = screen.svg()
    #expect(picture.hasPrefix("<svg xmlns=") && picture.hasSuffix("</svg>\n"))
    #expect(picture.contains("a&lt;b</text>") && picture.contains(">x&amp;y"))
    #expect(picture.contains("width=\"48\" height=\"34\""))
    #expect(picture.components(of: "<text") == picture.components(of: "</text>"))
  }

  /// No font has to have them, and no renderer shows them as boxes.
  @Test func curvesFramesAndBarsArePaths() {
    var screen = Screen(width: 6, height: 1)
    screen.write("x⠉⠑│▄╭", x: 0, y: 0)
    let picture = screen.svg()
    #expect(!picture.unicodeScalars.contains { (0x2500...0x28FF).contains($0.value) })
    // Two dots side by side are one stroke, which goes on into the next cell and down.
    #expect(picture.contains("M10 2.125L14 2.125") && picture.contains("M14 2.125L18 2.125"))
    #expect(picture.contains("M18 2.125L22 6.375"))
    // The line goes up and down from the middle of its cell; the bar fills the lower half.
    #expect(picture.contains("M28 8.5V0M28 8.5V17"))
    #expect(picture.contains("M32 8.5h8v8.5h-8z"))
    #expect(picture.contains("M48 8.5Q44 8.5 44 17"))
    #expect(picture.contains(">x     </text>"))
  }

  @Test func aDotAloneIsAPoint() {
    var screen = Screen(width: 1, height: 1)
    screen.write("⠂", x: 0, y: 0)
    #expect(screen.svg().contains("M2 6.375L2 6.375"))
  }
}
