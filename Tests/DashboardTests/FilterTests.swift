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
    let theme = try #require(FuzzyMatch("thme", in: "Choose a theme"))
    let marked = try #require(FuzzyMatch("thme", in: "Compare the marked sessions"))
    #expect(theme.score > marked.score)
    #expect(FuzzyMatch("xyz", in: "Start a new run") == nil)
    #expect(FuzzyMatch("", in: "anything")?.score == 0)
  }

  /// Letter by letter, what is left to be asked of the rows of the last filter gives what all rows
  /// give.
  @Test(arguments: [
    "neat failed", "neat !paused", "state:failed", "rate>0.5 ne", "neat | dial", "n(e|a)at",
    "a b c",
  ])
  func aFilterThatGrowsIsThatOfAllRows(text: String) {
    let fields = ["name", "state", "rate"]
    let source = Rows()
    let all = Array(0..<Int32(source.count)).reversed().map { $0 }
    var (before, rows) = (Filter("", fields: fields), all)
    for count in 1...text.count {
      let filter = Filter(String(text.prefix(count)), fields: fields)
      let expected = filter.wanted(all, of: source)
      rows = filter.rest(after: before)?.wanted(rows, of: source) ?? expected
      #expect(rows == expected, "\(text.prefix(count))")
      before = filter
    }
  }

  @Test(arguments: [
    ("neat", "neat f", true), ("ne", "nea", true), ("stat", "state:f", false),
    ("!ne", "!nea", false), ("rate<1", "rate<10", false), ("a | b", "a | bc", false),
    ("nea", "ne", false),
  ])
  func onlyWhatIsRarerIsAskedOfTheRest(before: String, text: String, isRest: Bool) {
    let fields = ["name", "state", "rate"]
    let rest = Filter(text, fields: fields).rest(after: Filter(before, fields: fields))
    #expect((rest != nil) == isRest)
  }
}

/// Rows of a name, a state and a rate, all that there are of some words.
private struct Rows: FilterSource {
  private let rows: [[Filter.Field]] = ["neat-1", "neat-22", "dial", "abc", "a-b"].flatMap { name in
    ["failed", "paused"].flatMap { state in
      [0.1, 0.75].map { [("name", name), ("state", state), ("rate", "\($0)")] }
    }
  }

  var count: Int { rows.count }

  func numbers(of field: String) -> (Int) -> Double? {
    { row in rows[row].first { $0.name == field }.flatMap { Double($0.text) } }
  }

  func texts(of field: String?, _ isWanted: any TextPredicate) -> (Int) -> Bool {
    { row in rows[row].contains { (field ?? $0.name) == $0.name && isWanted.matches($0.text) } }
  }
}
