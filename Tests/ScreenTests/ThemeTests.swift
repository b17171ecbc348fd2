import Screen
import Testing

@Suite struct ThemeTests {
  private func theme(_ text: String, base: [String: String] = [:]) throws(ThemeIssue) -> Theme {
    try Theme(parsing: text, name: "test") { base[$0] }
  }

  private func failure(_ text: String) -> String? {
    do {
      _ = try theme(text)
      return nil
    } catch { return error.description }
  }

  @Test func looksFallBackToTheLongestBeginning() throws {
    let theme = try theme(
      """
      [palette]
      ink = "#102030"   # a comment
      [ui]
      text = "ink"
      border = { fg = "#aabbcc", mods = ["bold", "underline"] }
      [status]
      failed = { fg = "ansi-red", bg = "" }
      """)
    #expect(theme[.text].foreground == .rgb(RGB(0x10, 0x20, 0x30)))
    #expect(theme[.dim] == theme[.text])
    #expect(theme[.focusedBorder] == theme[.border])
    #expect(theme[.border].attributes == [.bold, .underline])
    #expect(theme[.failed] == Style(foreground: .indexed(1)))
    #expect(theme.unsetRoles.contains(.running) && !theme.unsetRoles.contains(.dim))
  }

  @Test func themesInheritAndRepaintThePalette() throws {
    let base = """
      variant = "light"
      [palette]
      a = "#111111"
      [ui]
      text = "a"
      title = "#222222"
      """
    let theme = try theme("inherits = \"base\"\n[palette]\na = \"#333333\"", base: ["base": base])
    #expect(theme[.text].foreground.rgb?.hex == "#333333")
    #expect(theme[.title].foreground.rgb?.hex == "#222222")
    #expect(theme.variant == .light)
    #expect(try self.theme("inherits = \"athanor\"")[.text] == Theme.builtIn[.text])
  }

  @Test func rampsAreMixedEvenly() throws {
    let theme = try theme(
      "[ramp]\namount = [\"#000000\", \"#ffffff\"]\nsigned = [\"ansi-red\", \"ansi-blue\"]")
    #expect(theme[.ramp0].foreground.rgb?.hex == "#000000")
    #expect(theme[.ramp15].foreground.rgb?.hex == "#ffffff")
    #expect(
      theme[.ramp(0.5)].foreground.rgb?.hex
        == RGB.ramp([RGB(0, 0, 0), RGB(255, 255, 255)], count: 16)[8].hex)
    #expect(theme[.signed0].foreground == .indexed(1) && theme[.signed15].foreground == .indexed(4))
  }

  @Test func mistakesAreNamedWithTheirLine() {
    let cases = [
      ("\n[ui]\ntext = \"#12345\"", "test, line 3: \"#12345\" is not a colour such as \"#4477aa\""),
      (
        "[palette]\nblue = \"#0000ff\"\n[ui]\ntext = \"bleu\"",
        "test, line 4: unknown colour \"bleu\"; did you mean \"blue\"?"
      ),
      (
        "[ui]\ntext = { fg = \"\", mods = [\"blod\"] }",
        "test, line 2: unknown mod \"blod\"; did you mean \"bold\"?"
      ),
      (
        "[ui]\ntext = { gf = \"\" }",
        "test, line 2: a look is fg = \"...\", bg = \"...\", mods = [...], not gf; did you mean \"fg\"?"
      ),
      ("[ui\n", "test, line 1: a section ends with \"]\""),
      ("text \"x\"", "test, line 1: expected \"=\" after the name, found \"\"x\"\""),
      ("name = \"a\" \"b\"", "test, line 1: expected the end of the line, found \"\"b\"\""),
      ("name = \"a", "test, line 1: a string ends with a quote"),
      ("name = a", "test, line 1: expected \"...\", [...] or {...} after \"=\", found \"a\""),
      ("name = \"a\"\nname = \"b\"", "test, line 2: \"name\" was already set in line 1"),
      ("variant = \"drak\"", "test, line 1: variant must be \"dark\" or \"light\", not \"drak\""),
      ("inherits = \"gone\"", "test, line 1: no theme \"gone\" to inherit"),
      (
        "[series]\ncycle = [\"#000000\"",
        "test, line 2: expected \",\" or \"]\" on the same line, found the end of the line"
      ),
      (
        "[series]\ncycle = \"#000000\"",
        "test, line 2: expected an array of colours, found a string"
      ),
      ("..", "test, line 1: expected a name, found the end of the line"),
    ]
    for (text, message) in cases { #expect(failure(text) == message) }
  }

  @Test func circlesAreFound() {
    #expect(throws: ThemeIssue.self) {
      try Theme(parsing: "inherits = \"b\"", name: "a") { $0 == "b" ? "inherits = \"a\"" : nil }
    }
  }

  @Test func unknownNamesAreWarnings() throws {
    let theme = try theme("[ui]\nbordr = \"\"\n[stauts]\nrunning = \"\"")
    #expect(
      theme.warnings.map(\.description) == [
        "test, line 2: unknown name \"ui.bordr\"; did you mean \"ui.border\"?",
        "test, line 4: unknown name \"stauts.running\"; did you mean \"status.running\"?",
      ])
  }

  @Test func noTextBreaksTheParser() {
    var dice = Dice(seed: 41)
    let pieces = [
      "[", "]", "{", "}", "=", "\"", ",", "ui", "text", ".", "#", "mods", " ", "\n", "\r\n", "é",
      "\u{0}", "fg", "series.cycle", "theme[main_bg]=\"#112233\"\n",
    ]
    for _ in 0..<5000 {
      let text = (0..<dice.int(0...25)).map { _ in pieces[dice.int(0...pieces.count - 1)] }.joined()
      _ = failure(text)
    }
  }

  @Test func readsThemesOfBtop() throws {
    let theme = try theme(
      """
      #Bashtop theme
      theme[main_bg]="#1a1b26"
      theme[main_fg]="#cfc9c2"
      theme[hi_fg]="#7dcfff"
      theme[selected_bg]="#41"
      theme[selected_fg]="255 255 255"
      theme[div_line]=""
      theme[cpu_box]="#9ece6a"
      theme[mem_box]="#9ece6a"
      theme[cpu_start]="#000000"
      theme[cpu_end]="#ffffff"
      """)
    #expect(theme.backgroundColor.hex == "#1a1b26" && theme.variant == .dark)
    #expect(theme[.text].foreground.rgb?.hex == "#cfc9c2")
    #expect(
      theme[.selection]
        == Style(foreground: .rgb(RGB(255, 255, 255)), background: .rgb(RGB(65, 65, 65))))
    #expect(theme[.series(1)].foreground.rgb?.hex == "#000000", "a colour is taken once")
    #expect(theme[.ramp15].foreground.rgb?.hex == "#ffffff")
    #expect(theme.unsetRoles == [] && theme.warnings == [])
    #expect(
      failure("theme[main_bg]=\"#12\"\ntheme[main_fg]=\"12 300 1\"")
        == "test, line 2: \"12 300 1\" is not a colour")
  }

  @Test func unreadableWordsTakeTheColourOfTheirGround() throws {
    let theme = try theme(
      """
      [ui]
      background = "#000000"
      text = "#ffffff"
      selection = { fg = "#000000", bg = "#ff0000" }
      [status]
      failed = "#ee0000"
      finished = "#000030"
      """)
    let red = theme.style(of: .failed, on: .selection, depth: .truecolor)
    #expect(red.foreground.rgb?.hex == "#000000" && red.background.rgb?.hex == "#ff0000")
    #expect(
      theme.style(of: .failed, on: .background, depth: .truecolor).foreground.rgb?.hex == "#ee0000")
    #expect(
      theme.style(of: .series0, on: .failed, depth: .truecolor).background.rgb?.hex == "#ee0000")
  }

  @Test func fewerColoursAreTheNearestOnes() {
    let theme = Theme.builtIn
    for role in Role.allCases {
      for ground in [Role.background, .selection, .modal, .series0] {
        #expect(theme.style(of: role, on: ground, depth: .mono).foreground == .terminal)
        for depth in [ColorDepth.ansi16, .indexed256] {
          let style = theme.style(of: role, on: ground, depth: depth)
          for color in [style.foreground, style.background] {
            guard case .indexed(let index) = color else { continue }
            #expect(depth == .indexed256 ? index >= 16 : index < 16)
          }
          #expect(
            style.foreground != style.background || style.foreground == .terminal
              || role.scope.hasPrefix("ramp"))
        }
      }
    }
    #expect(Color.rgb(RGB(255, 0, 0)).reduced(to: .indexed256) == .indexed(196))
    #expect(Color.rgb(RGB(128, 128, 128)).reduced(to: .indexed256) == .indexed(244))
    #expect(Color.rgb(RGB(250, 5, 5)).reduced(to: .ansi16) == .indexed(9))
  }

  @Test func withoutColoursTheSelectionStandsOut() {
    let style = Theme.builtIn.style(of: .text, on: .selection, depth: .mono)
    #expect(style == Style(attributes: .reverse))
  }
}

@Suite struct ThemeLintTests {
  @Test func findsFaintAlikeAndMissing() throws {
    let theme = try Theme(
      parsing: """
        [ui]
        background = "#000000"
        text = "#333333"
        [verdict]
        good = "#6e8c00"
        bad = "#b07000"
        [series]
        cycle = ["#ff8080", "#ff8080", "#80ff80"]
        [ramp]
        amount = ["#000000", "#ffffff", "#888888"]
        """, name: "test")
    let found = ThemeLint(theme).issues.map(\.description)
    #expect(found.contains("test: status.running is not set"))
    #expect(
      found.contains { $0.hasPrefix("test: ui.text #333333 on ui.background #000000: contrast 1.") }
    )
    #expect(
      found.contains {
        $0.hasPrefix("test: verdict.bad and verdict.good are") && $0.contains("deuteranopia")
      })
    #expect(
      found.contains { $0.contains("series.1 and series.0 are 0.0 apart with normal vision") })
    #expect(found.contains("test: ramp.amount does not get steadily lighter or darker"))
  }

  @Test func contrastAndDistanceAreThoseOfTheStandards() {
    #expect(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) == 21)
    #expect(abs(RGB(119, 119, 119).contrast(with: RGB(255, 255, 255)) - 4.48) < 0.01)
    #expect(RGB.mix(RGB(10, 20, 30), RGB(10, 20, 30), 0.3) == RGB(10, 20, 30))
    #expect(abs(RGB(0, 0, 0).distance(to: RGB(255, 255, 255)) - 100) < 0.01)
    #expect(
      RGB(hex: "#4477aa") == RGB(0x44, 0x77, 0xAA) && RGB(hex: "#+4477a") == nil
        && RGB(hex: "4477aa") == nil)
  }

  @Test func greysLookTheSameToEveryone() {
    for vision in ColorVision.allCases {
      let seen = vision.seen(RGB(128, 128, 128))
      #expect(
        abs(Int(seen.red) - 128) <= 1 && abs(Int(seen.green) - 128) <= 1
          && abs(Int(seen.blue) - 128) <= 1)
    }
    let (red, green) = (RGB(200, 60, 40), RGB(110, 110, 30))
    #expect(
      ColorVision.deuteranopia.seen(red).distance(to: ColorVision.deuteranopia.seen(green)) < 0.5
        * red.distance(to: green))
  }
}
