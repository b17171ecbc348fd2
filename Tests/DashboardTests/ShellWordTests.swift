import Testing

@testable import Dashboard

@Suite struct ShellWordTests {
  @Test func onlyWhatAShellWouldReadOtherwiseIsQuoted() {
    #expect(shellWord("rate=0.1") == "rate=0.1")
    #expect(shellWord("a b") == "'a b'")
    #expect(shellWord("it's") == "'it'\\''s'")
    #expect(shellWord("$(rm)") == "'$(rm)'")
    #expect(shellWord("").isEmpty)
  }
}
