import Foundation
import Testing

/// What comes from outside never reaches the terminal as orders to it.
@Suite(.serialized) struct InjectionTests {
  /// Orders to a terminal, hidden in names: to set the clipboard, to make a link, 8-bit controls,
  /// to turn the writing direction, to clear the screen.
  private static let corpus = [
    "\u{1B}]52;c;aGVsbG8=\u{07}", "\u{1B}]8;;http://example.org\u{1B}\\link", "\u{9B}31mred",
    "left\u{202E}thgir", "\u{1B}[2J", "a\u{7F}b", "\u{1B}P+q\u{1B}\\", "zero\u{200B}width",
    "\u{2066}isolated\u{2069}",
  ]

  @Test(arguments: corpus)
  func aNameInAnErrorIsHarmless(name: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    for words in [
      [name], ["run", name], ["run", "metaqnn", "--session", name],
      ["run", "metaqnn", "--data", "/" + name], ["run", "metaqnn", "--set", "rate=" + name],
      ["run", "metaqnn", "--set", name + "=1"], ["run", "metaqnn", "--world", name],
      ["run", "metaqnn", "--preset", name], ["resume", name], ["describe", name],
      ["list", "--" + name], ["theme", "lint", "/" + name],
      ["sessions", "--sessions", "/nowhere/" + name],
    ] {
      let ending = try laboratory.start(words).end()
      #expect(ending.code == 2 || words[0] == "sessions")
      expectHarmless(ending.out + ending.err, "\(words)")
    }
  }

  @Test(arguments: corpus)
  func aDataSetIsHarmless(name: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let file = laboratory.scratch.path + "/" + name.filter { $0 != "/" } + ".csv"
    let rows = (0..<60).map {
      "\($0 % 7),\($0 % 5),\"\($0.isMultiple(of: 2) ? name : "other")\""
    }
    let text = "\"\(name)\",b,class\n" + rows.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let ending = try laboratory.run(
      "run", "boosting", "--data", file, "--steps", "3", "--session", "one")
    #expect(ending.code == 0, "\(ending.err)")
    expectHarmless(ending.out + ending.err, "run")
    for pane in ["run", "card", "log", "inside"] {
      let shown = try laboratory.run("show", "one", "--pane", pane)
      expectHarmless(shown.out + shown.err, pane)
    }
    try expectHarmlessDashboard(laboratory)
  }

  @Test(arguments: corpus)
  func aFolderAmongTheSessionsIsHarmless(name: String) throws {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    let folder = laboratory.scratch.path + "/" + name.filter { $0 != "/" }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("{\"format\": \"\(name)\"".utf8).write(
      to: URL(fileURLWithPath: folder + "/session.json"))
    let ending = try laboratory.run("sessions")
    #expect(ending.code == 0)
    expectHarmless(ending.out + ending.err, "sessions")
    try expectHarmlessDashboard(laboratory)
  }

  /// Opens the dashboard and looks at the first session from all sides.
  private func expectHarmlessDashboard(_ laboratory: Laboratory) throws {
    let terminal = try laboratory.open()
    terminal.waits(for: "new run")
    for key in ["\r", "5", "7", "9", "0"] {
      terminal.type(key)
      terminal.listenUntilQuiet(for: 0.05, atMost: 1)
    }
    terminal.send(SIGTERM)
    #expect(terminal.end(within: 2) == .code(143))
    // What the terminal library itself writes is known: sequences that begin with ESC [ or ESC ( .
    expectHarmless(terminal.text, "dashboard", except: "\n\r\t\u{08}\u{0E}\u{0F}")
  }

  private func expectHarmless(_ text: String, _ place: String, except known: String = "\n") {
    let found = text.unicodeScalars.filter {
      Self.isOrder($0) && !known.unicodeScalars.contains($0)
    }
    #expect(found.isEmpty, "\(place): \(found.map { String($0.value, radix: 16) })")
  }

  /// Whether a terminal could take a character for more than a letter.
  private static func isOrder(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .format, .lineSeparator, .paragraphSeparator].contains(
      scalar.properties.generalCategory)
  }
}
