import Screen
import Testing

@testable import Dashboard

@Suite struct GlossaryTests {
  private let glossary = Glossary(
    markdown: """
      # Glossary

      Words before the first entry.

      - **δ, delta, expected gain**: what *learning* is worth,
        with `this` meta-parameter.
      - **L, session**: a run on disk.

      ## More

      - **species**: genomes.
      """)

  @Test func entriesAreReadWithTheirLines() {
    #expect(
      glossary.entries == [
        .init(
          names: ["δ", "delta", "expected gain"],
          text: "what learning is worth, with this meta-parameter."),
        .init(names: ["L", "session"], text: "a run on disk."),
        .init(names: ["species"], text: "genomes."),
      ])
  }

  @Test(arguments: [
    ("the δ of it", 1), ("DELTA: 3", 1), ("deltas", 1), ("deltoid", 0), ("a delta-like thing", 1),
    ("an undelta", 0), ("L alone is a letter", 0), ("two sessions, one delta", 2), ("", 0),
  ])
  func wordsAreFoundWhole(text: String, count: Int) {
    #expect(glossary.entries(in: text).count == count)
  }

  @Test func helpExplainsTheWordsOfTheScreen() throws {
    var robot = Robot(try Fixture.entries(), glossary: glossary)
    robot.press("?")
    #expect(robot.shows("Words on this screen") && robot.shows("a run on disk."))
    #expect(robot.shows("(here)") && !robot.shows("genomes."))
    robot.type("genomes")
    #expect(robot.shows("species") && !robot.shows("a run on disk."))
    robot.press("backspace")
    robot.type("zz")
    #expect(robot.shows("No key and no word is called that."))
  }

  /// Where there is no room beside the keys of the page, words come below them and before all others.
  @Test func onANarrowScreenWordsFollowTheKeysOfThePage() throws {
    var robot = Robot(try Fixture.entries(), width: 100, glossary: glossary)
    robot.press("?")
    let lines = try #require(robot.dashboard.helpColumns.first).map { $0.map(\.text).joined() }
    let words = try #require(lines.firstIndex(of: "Words on this screen"))
    let places = lines.indices.filter { lines[$0].hasSuffix("(here)") || lines[$0] == "Themes" }
    #expect(robot.dashboard.helpColumns.count == 1)
    #expect(places.count == 2 && places[0] < words && words < places[1])
  }
}
