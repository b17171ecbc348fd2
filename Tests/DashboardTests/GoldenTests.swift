import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// Every screen in five sizes, with Unicode and with ASCII, all of them without colours too, and what
/// each cell is for, which its colour comes from.
@Suite struct GoldenTests {
  private static let sizes = [(200, 60), (120, 40), (80, 24), (40, 10), (20, 5)]

  private func check(_ name: String, _ make: (Int, Int, GlyphSet) throws -> Robot) throws {
    var styles: [String] = []
    for glyphs in [GlyphSet.braille, .ascii] {
      let screens = try Self.sizes.map { width, height in
        let robot = try make(width, height, glyphs)
        let screen = robot.dashboard.view(width: width, height: height)
        expectNoColours(screen)
        let head = "=== \(width)x\(height)\n"
        if glyphs == .braille { styles.append(head + screen.styles) }
        return head + robot.text
      }
      let text = screens.joined(separator: "\n")
      let isASCII = text.unicodeScalars.allSatisfy(\.isASCII)
      #expect(isASCII || glyphs != .ascii)
      try Golden.check(name + (glyphs == .ascii ? "-ascii" : ""), text)
    }
    try Golden.check(name + "-styles", styles.joined(separator: "\n"))
  }

  /// A screen without colours has the same text, and attributes alone.
  private func expectNoColours(_ screen: Screen) {
    for part in screen.ansi(depth: .mono).split(separator: "\u{1B}[").dropFirst() {
      let codes = part.prefix { $0 != "m" }.split(separator: ";").compactMap { Int($0) }
      #expect(codes.allSatisfy { $0 < 30 }, "a colour where there are none")
    }
  }

  @Test func welcome() throws {
    try check("welcome") { Robot(width: $0, height: $1, glyphs: $2) }
  }

  @Test func sessions() throws {
    try check("sessions") { width, height, glyphs in
      var robot = Robot(try Fixture.entries(), width: width, height: height, glyphs: glyphs)
      robot.press("j space")
      return robot
    }
  }

  @Test func systems() throws {
    try check("systems") { width, height, glyphs in
      var robot = Robot(width: width, height: height, glyphs: glyphs)
      robot.press("s j")
      return robot
    }
  }

  @Test func settings() throws {
    try check("settings") { width, height, glyphs in
      var robot = Robot(width: 120, height: 40, glyphs: glyphs)
      robot.press("s enter down down down end")
      robot.type("000")
      robot.tell(.resize(width: width, height: height))
      return robot
    }
  }

  @Test func run() throws {
    try check("run") { try .watching(width: $0, height: $1, glyphs: $2) }
  }

  @Test func trials() throws {
    try check("trials") { width, height, glyphs in
      var robot = try TrialsTests.robot(width: width, height: height, glyphs: glyphs)
      robot.press("right right o down enter")
      return robot
    }
  }

  @Test func runInThePast() throws {
    try check("past") { width, height, glyphs in
      var robot = try Robot.watching(width: 120, height: 40, glyphs: glyphs)
      robot.press("{ { m z")
      robot.tell(.resize(width: width, height: height))
      return robot
    }
  }

  @Test func log() throws {
    try check("log") { try .watching("7", width: $0, height: $1, glyphs: $2) }
  }

  @Test func compare() throws {
    try check("compare") { try .comparing(width: $0, height: $1, glyphs: $2) }
  }

  @Test func boxes() throws {
    try check("boxes") { width, height, glyphs in
      var robot = try Robot.comparing(width: width, height: height, glyphs: glyphs)
      robot.press("v")
      return robot
    }
  }

  @Test func fork() throws {
    try check("fork") { width, height, glyphs in
      var robot = try Robot.watching("F", width: 120, height: 40, glyphs: glyphs)
      robot.press("ctrl+u")
      robot.type("0.5")
      robot.tell(.resize(width: width, height: height))
      return robot
    }
  }

  @Test func palette() throws {
    try check("palette") { width, height, glyphs in
      var robot = try Robot.watching(":", width: width, height: height, glyphs: glyphs)
      robot.type("log")
      return robot
    }
  }

  @Test func values() throws {
    try check("values") { try .watching("v", width: $0, height: $1, glyphs: $2) }
  }

  @Test func export() throws {
    try check("export") { try .watching("e", width: $0, height: $1, glyphs: $2) }
  }

  @Test func machine() throws {
    try check("machine") { width, height, glyphs in
      var robot = try Robot.watching("8", width: width, height: height, glyphs: glyphs)
      robot.tell(
        .machine(
          MachineLoad(
            loads: [0.9, 0.25], usedMemory: 2.1e9, memory: 8.2e9, resident: 3.1e7,
            blas: "OpenBLAS 0.3.21, Haswell kernels")))
      return robot
    }
  }

  @Test func advice() throws {
    try check("advice") { width, height, glyphs in
      var robot = try Robot.watching(width: width, height: height, glyphs: glyphs)
      var news = Fixture.news(.running)
      (news.status.step, news.savedStep) = (160, 160)
      news.events = (121...160).map { step in
        let outcome = Outcome(score: .nan, cost: 1)
        return Running.Event(
          step: step, .trial(TrialRecord(id: step, candidate: "net \(step)", outcome: outcome)))
      }
      robot.tell(.news(try Fixture.name("climb-1"), news))
      return robot
    }
  }

  @Test func card() throws {
    try check("card") { try .watching("9", width: $0, height: $1, glyphs: $2) }
  }

  @Test func help() throws {
    try check("help") { try .watching("?", width: $0, height: $1, glyphs: $2) }
  }

  @Test func themes() throws {
    try check("themes") { width, height, glyphs in
      var robot = Robot(try Fixture.entries(), width: width, height: height, glyphs: glyphs)
      robot.press("t")
      robot.tell(.themes([.builtIn]))
      return robot
    }
  }

  @Test func question() throws {
    try check("question") { try .watching("S", width: $0, height: $1, glyphs: $2) }
  }

  @Test func queue() throws {
    try check("queue") { width, height, glyphs in
      var robot = try QueueTests.robot(glyphs: glyphs)
      robot.tell(.resize(width: width, height: height))
      return robot
    }
  }

  @Test func choose() throws {
    try check("choose") { width, height, glyphs in
      var robot = try Robot.watching(width: width, height: height, glyphs: glyphs)
      try ChooseTests.ask(ChooseTests.question(), trial: 3, &robot)
      robot.press("right space")
      return robot
    }
  }

  /// The help of a page with the words that stand on it.
  @Test func words() throws {
    let glossary = Glossary(
      markdown: """
        - **δ, delta, expected gain**: what learning is worth with this meta-parameter.
        - **meta-gain**: how much δ has risen since the search began.
        - **species**: genomes that are like each other.
        """)
    try check("words") { width, height, glyphs in
      var robot = Robot(
        try Fixture.entries(), width: width, height: height, glyphs: glyphs, glossary: glossary)
      let name = try Fixture.name("climb-1")
      robot.tell(.opened(name, Fixture.record(1), Fixture.loaded()))
      robot.tell(.news(name, Fixture.news(.running)))
      robot.press("g enter ? end")
      return robot
    }
  }

  @Test func openTrial() throws {
    try check("open-trial") { width, height, glyphs in
      var robot = try TrialsTests.robot(200, width: width, height: height, glyphs: glyphs)
      robot.press("right right o down down enter")
      guard let selected = robot.dashboard.trials.selected else { return robot }
      robot.tell(
        .pictures(try Fixture.name("climb-1"), ofTrial: selected, [Fixture.artefacts[0]]))
      return robot
    }
  }

  @Test func twoTrials() throws {
    try check("two-trials") { width, height, glyphs in
      var robot = try TrialsTests.robot(6, width: width, height: height, glyphs: glyphs)
      robot.press("space space enter")
      return robot
    }
  }

  @Test(arguments: Fixture.artefacts.indices)
  func artefact(_ number: Int) throws {
    let tabs = Array(repeating: "tab", count: number).joined(separator: " ")
    try check("inside-\(Fixture.artefacts[number].id)") {
      try .watching("5 " + tabs, width: $0, height: $1, glyphs: $2)
    }
  }
}
