import Testing
import Text

@Suite struct WordTests {
  @Test func theNearestNameIsOfferedOrAll() {
    #expect(unknown("setting", "rtae", among: ["seed", "rate"]).hasSuffix("did you mean 'rate'?"))
    #expect(
      unknown("world", "zzzzzz", among: ["xor", "poles"]).hasSuffix("choose from xor, poles"))
    #expect(unknown("world", "xor", among: []) == "unknown world 'xor': there is none")
    #expect(Spelling.hint(for: "bleu", among: ["red", "blue"]) == "; did you mean \"blue\"?")
    #expect(Spelling.hint(for: "bleu", among: ["red"]).isEmpty)
  }

  @Test func aNameOfAnyLengthIsComparedInNoTime() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(unknown("option", long, among: ["--seed"]).contains("choose from --seed"))
    #expect(Spelling.distance(long, "") == 80)
  }

  @Test func editsAreCountedOnce() {
    let cases = [("", "abc", 3), ("abcd", "acbd", 1), ("rate", "rates", 1), ("rate", "fate", 1)]
    for (one, two, edits) in cases { #expect(Spelling.distance(one, two) == edits) }
  }

  @Test func columnsStandUnderEachOther() {
    #expect(columns([["a", "bb", "c"], ["aaa", "b"]]) == ["a    bb  c", "aaa  b"])
    #expect(columns([]).isEmpty)
  }

  @Test func oneIsSingular() {
    #expect([0, 1, 2].map { counted($0, "seed") } == ["0 seeds", "1 seed", "2 seeds"])
  }

  @Test func ordersToATerminalBecomeQuestionMarks() {
    #expect(printable("a\u{1B}[0m\u{202E}b") == "a?[0m?b")
    #expect(printable("abcdef", most: 3) == "abc...")
    #expect(escaped("é\u{9B}\u{E0001}") == "é\\u009b\\udb40\\udc01")
  }
}
