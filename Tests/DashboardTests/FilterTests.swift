import Testing

@testable import Dashboard

@Suite struct FilterTests {
  private static let session: [Filter.Field] = [
    ("name", "neat-12"), ("system", "neat"), ("state", "failed"), ("set", "rate=0.5"),
  ]

  @Test(arguments: [
    ("", true), ("neat", true), ("NEAT", true), ("dial", false), ("neat failed", true),
    ("neat paused", false), ("!paused", true), ("!failed", false), ("state:failed", true),
    ("name:failed", false), ("state:paused | state:failed", true), ("paused | running", false),
    ("!state:failed", false), ("^neat-\\d+$", true), ("^eat", false), ("set:rate=0.5", true),
    ("n(ea|oo)t", true), ("ne[a-c]t", true), ("ne[^a-c]t", false), ("x*", true), ("x+", false),
    ("neat-?1", true), ("(", false), ("[", false), ("|", true), ("!", true), ("state:", true),
  ])
  func filterKeepsWhatIsAskedFor(_ text: String, _ isKept: Bool) {
    let filter = Filter(text, fields: ["name", "system", "state", "set"])
    #expect(filter.matches(Self.session) == isKept)
  }

  @Test(arguments: [
    ("best>0.9", true), ("best>0.95", false), ("best>=0.95", true), ("steps<100", true),
    ("steps<=40 & best>0.9", true), ("steps<=40&best>1", false), ("!best>1", true),
    ("ste=40", true), ("BEST<1e0", true), ("loss<1", false), ("best>", false), ("best>x", false),
    ("loss<1 | best<1", true), ("w>1", false),
  ])
  func numbersAreCompared(_ text: String, _ isKept: Bool) {
    let filter = Filter(text, fields: ["name", "best", "steps", "loss", "word"])
    let fields: [Filter.Field] = [("name", "a"), ("best", "0.95"), ("steps", "40"), ("word", "w")]
    #expect(filter.matches(fields) == isKept)
  }

  @Test(arguments: [
    ("a.c", "xabcx", true), ("a.c", "ac", false), ("^a.*z$", "a to z", true),
    ("^a.*z$", "a to zz9", false), ("(ab)+$", "abab", true), ("(ab)+$", "aba", false),
    ("\\.5", "0.5", true), ("\\.5", "015", false), ("\\w\\s\\w", "a b", true),
    ("a|b|cd", "xcdx", true), ("colou?r", "color", true), ("()", "", true), ("$", "", true),
    ("[a-]", "-", true), ("é+", "éé", true),
  ])
  func patternMatches(_ pattern: String, _ text: String, _ matches: Bool) throws {
    #expect(try #require(Pattern(pattern)).matches(text) == matches)
  }

  @Test func patternThatWouldTakeForEverDoesNot() throws {
    let pattern = try #require(Pattern("^(a+)+(a*)*(a|aa)+$"))
    #expect(!pattern.matches(String(repeating: "a", count: 20_000) + "b"))
  }

  @Test(arguments: ["(", "[a", "*a", "a**(", "\\", "(a)\\1", "a{9}"])
  func whatIsNoPatternIsRefused(_ text: String) {
    #expect(Pattern(text) == nil)
  }

  @Test func lettersThatBeginWordsFitBest() throws {
    let start = try #require(FuzzyMatch("nr", in: "Start a new run"))
    let inside = try #require(FuzzyMatch("nr", in: "in order"))
    #expect(start.score > inside.score)
    #expect(start.places == [8, 12])
    #expect(FuzzyMatch("xyz", in: "Start a new run") == nil)
    #expect(FuzzyMatch("", in: "anything")?.score == 0)
  }
}
