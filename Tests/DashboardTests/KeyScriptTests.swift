import Learning
import Testing

@testable import Dashboard

@Suite struct KeyScriptTests {
  @Test func linesHoldKeysTextsAndWaits() throws {
    let script = try KeyScript(
      """
      # A remark.
      s / "NE@" enter   # and one more

      ctrl+s until "finished" 60 wait 0.5
      resize 80x24 click 3,4 drag 1,2 5,2
      """)
    #expect(script.lines.map(\.number) == [2, 4, 5])
    let typed = "NE@".unicodeScalars.map { KeyScript.Step.key(Key(.character($0))) }
    let (start, slash, enter) = (Key(.character("s")), Key(.character("/")), Key(.enter))
    #expect(script.lines[0].steps == [.key(start), .key(slash)] + typed + [.key(enter)])
    #expect(
      script.lines[1].steps == [
        .key(Key(.character("s"), .control)), .until(text: "finished", seconds: 60),
        .wait(seconds: 0.5),
      ])
    #expect(
      script.lines[2].steps == [
        .resize(width: 80, height: 24), .mouse(Mouse(.press, x: 3, y: 4)),
        .mouse(Mouse(.press, x: 1, y: 2)), .mouse(Mouse(.drag, x: 5, y: 2)),
        .mouse(Mouse(.release, x: 5, y: 2)),
      ])
  }

  @Test(arguments: [
    ("j\nnokey", "line 2 of the script: there is no key 'nokey'"),
    ("wait long", "line 1 of the script: wait needs a number of seconds: wait 2"),
    ("until finished", "line 1 of the script: until needs a text in quotes: until \"finished\" 60"),
    ("resize 80", "line 1 of the script: resize needs two numbers: resize 80x24"),
  ])
  func saysWhatItDoesNotUnderstand(_ text: String, _ message: String) {
    #expect(throws: Failure(.input, message)) { try KeyScript(text) }
  }
}
