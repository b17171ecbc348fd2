import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

@Suite struct RobotTests {
  @Test func theMachineLeadsBackToTheSessionOneCameFrom() throws {
    var robot = try Robot.watching("8")
    #expect(robot.dashboard.page == .machine)
    let name = try Fixture.name("climb-1")
    for (key, side) in [("1", Page.Side.run), ("5", .inside), ("7", .log), ("9", .card)] {
      robot.press("8 \(key)")
      #expect(robot.dashboard.page == .session(name, side))
    }
  }

  @Test func emptyFolderOffersSessionFiles() {
    var robot = Robot()
    #expect(robot.shows("No sessions yet"))
    robot.press("enter")
    #expect(robot.shows("New run: Toy climber"))
    #expect(robot.shows("$ athanor run toy-climber --preset small --seed 1"))
  }

  @Test func formStartsARunAndShowsIt() throws {
    var robot = Robot()
    robot.press("s enter down down down ctrl+u")
    robot.type("0.5")
    #expect(robot.shows("--set rate=0.5"))
    _ = robot.takeEffects()
    robot.press("ctrl+s")
    let request = RunRequest(
      system: "toy-climber", preset: "small", settings: ["rate": .real(0.5)], world: "hills")
    #expect(robot.takeEffects() == [.start(request, name: nil)])
    let name = try Fixture.name("toy-climber-1")
    robot.tell(.opened(name, Fixture.record(1), LoadedHistory()))
    robot.tell(.news(name, Fixture.news(.running, 1...30)))
    #expect(robot.shows("▶ running"))
    #expect(robot.shows("height"))
  }

  @Test func formSaysWhatIsWrong() {
    var robot = Robot()
    robot.press("s enter down down down")
    robot.type("x")
    #expect(robot.shows("setting rate is not understood: must be 0.001"))
    _ = robot.takeEffects()
    robot.press("ctrl+s")
    #expect(robot.takeEffects() == [])
  }

  @Test func aFormRefusesDataAsARunDoes() throws {
    var robot = Robot()
    robot.press("s enter down down")
    robot.type("x.csv")
    let request = RunRequest(system: "toy-climber", world: "hills", data: "x.csv")
    let reason = "world hills is built in: it takes no data file; one that does: maps"
    #expect(throws: Failure(.input, reason)) { try Fixture.catalog[0].resolve(request) }
    #expect(robot.dashboard.newRun.form?.problem?.text == reason)
  }

  @Test func valuesThatDoNotGoTogetherAreNotStarted() {
    var robot = Robot()
    robot.press("s enter down down down down ctrl+u")
    robot.type("2")
    robot.press("down right ctrl+s")
    #expect(robot.shows("a warm start needs a population of 4"))
    #expect(!robot.effects.contains { if case .start = $0 { true } else { false } })
  }

  @Test func presetChangesWhatWasNotTouched() {
    var robot = Robot()
    robot.press("s enter right")
    #expect(robot.shows("--preset large"))
    #expect(!robot.shows("--set"))
    #expect(robot.dashboard.newRun.form?.text(.knob(1)) == "32")
  }

  /// A preset is used in the world it is for, unless another is asked for.
  @Test func presetBringsItsWorld() {
    var robot = Robot()
    robot.press("s enter right")
    #expect(robot.dashboard.newRun.form?.request?.world == "maps")
    #expect(!robot.shows("--world"))
    robot.press("down right")
    #expect(robot.dashboard.newRun.form?.request?.world == "hills")
    #expect(robot.shows("--world hills"))
  }

  @Test func pausingGoesToTheRunAndResumingToTheDisk() throws {
    var robot = try Robot.watching()
    let name = try Fixture.name("climb-1")
    _ = robot.takeEffects()
    robot.press("p")
    #expect(robot.takeEffects() == [.order(name, .pause)])
    robot.tell(.news(name, Fixture.news(.paused)))
    robot.press("p")
    #expect(robot.takeEffects() == [.order(name, .resume)])
    robot.press("q j j j p")
    let stopped = try Fixture.name("climb-4")
    #expect(robot.takeEffects() == [.resume(stopped)])
  }

  @Test func stoppingAsksAndEnterIsNoAnswer() throws {
    var robot = try Robot.watching()
    let name = try Fixture.name("climb-1")
    _ = robot.takeEffects()
    robot.press("S enter")
    #expect(robot.takeEffects() == [])
    robot.press("esc")
    #expect(!robot.shows("Stop climb-1?"))
    robot.press("S y")
    #expect(robot.takeEffects() == [.order(name, .stop)])
  }

  @Test func trashCanBeUndone() throws {
    var robot = Robot(try Fixture.entries())
    let name = try Fixture.name("climb-1")
    robot.press("D")
    #expect(robot.takeEffects().contains(.trash(name)))
    robot.tell(.trashed(name))
    #expect(robot.shows("climb-1 is in the trash"))
    #expect(!robot.dashboard.homeRows.contains(.session(name)))
    robot.press("u")
    #expect(robot.takeEffects() == [.restore(name)])
  }

  @Test func ordersGoToAllThatAreMarked() throws {
    var robot = Robot(try Fixture.entries())
    robot.press("space space D")
    let marked = try ["climb-1", "climb-2"].map(Fixture.name)
    #expect(robot.takeEffects().suffix(2) == marked.map { .trash($0) })
  }

  @Test func aRangeIsMarkedFromTheLastMark() throws {
    var robot = Robot(try Fixture.entries())
    robot.press("space j v D")
    let marked = try ["climb-1", "climb-2", "climb-3"].map(Fixture.name)
    #expect(robot.takeEffects().suffix(3) == marked.map { .trash($0) })
    robot.press("g j v D")
    #expect(robot.takeEffects() == [.trash(marked[1])])
  }

  @Test func filterShowsWhatContains() throws {
    var robot = Robot(try Fixture.entries())
    robot.press("/")
    robot.type("failed")
    let failed = try Fixture.name("climb-3")
    #expect(robot.dashboard.homeRows == [.session(failed)])
    robot.press("enter q")
    #expect(robot.hasQuit)
    robot.press("esc esc")
  }

  @Test func quittingAsksWhileRunsAreAtWork() throws {
    var robot = try Robot.watching()
    robot.press("q q")
    #expect(robot.shows("A run is at work"))
    #expect(!robot.hasQuit)
    robot.press("n")
    #expect(!robot.shows("A run is at work"))
    robot.press("q y")
    #expect(robot.hasQuit)
  }

  @Test func themeIsTriedAndTakenBack() throws {
    var robot = Robot(try Fixture.entries())
    let other = try Theme(parsing: "name = \"other\"", name: "other")
    robot.press("t")
    robot.tell(.themes([.builtIn, other]))
    robot.press("j")
    #expect(robot.dashboard.theme.name == "other")
    robot.press("esc")
    #expect(robot.dashboard.theme.name == Theme.builtIn.name)
    robot.press("t")
    robot.tell(.themes([.builtIn, other]))
    robot.press("j enter")
    #expect(robot.dashboard.theme.name == "other")
    #expect(robot.effects.last == .remember(theme: "other"))
  }

  @Test func themeThatIsBeingWrittenIsReadAgain() throws {
    var robot = Robot()
    let name = Theme.builtIn.name
    robot.press("t")
    robot.tell(.themes([.builtIn]))
    _ = robot.takeEffects()
    robot.wait(1.5)
    #expect(robot.takeEffects() == [.listThemes])
    let edited = try Theme(parsing: "name = \"\(name)\"\n[ui]\ntext = \"#123456\"", name: name)
    robot.tell(.themes([edited]))
    #expect(robot.dashboard.theme == edited && edited != .builtIn)
    let flaw = ThemeIssue(theme: name, line: 3, message: "there is no colour 'bleu'")
    robot.tell(.themes([], flaws: [flaw]))
    #expect(robot.shows("✗ \(name), line 3: there is no"))
    #expect(robot.dashboard.theme == edited)
    robot.tell(.themes([edited]))
    #expect(!robot.shows("line 3"))
    robot.press("esc")
    robot.wait(1.5)
    #expect(robot.takeEffects() == [])
  }

  @Test func helpFindsAKey() {
    var robot = Robot()
    robot.press("?")
    robot.type("checkpoint")
    #expect(robot.shows("Write a checkpoint now"))
    #expect(!robot.shows("Choose a theme"))
    robot.press("esc")
    #expect(!robot.shows("Write a checkpoint now"))
  }

  @Test func pastIsShownAsItWas() throws {
    var robot = try Robot.watching("{")
    #expect(robot.dashboard.moment == 100)
    #expect(robot.shows("step 100"))
    robot.press("7")
    #expect(!robot.shows("    120 "))
    robot.press(".")
    #expect(robot.dashboard.moment == nil)
    #expect(robot.shows("    120 "))
  }

  @Test func frozenScreenStaysAsItIs() throws {
    var robot = try Robot.watching("f")
    let name = try Fixture.name("climb-1")
    let before = robot.text
    robot.tell(.news(name, Fixture.news(.running, 121...160)))
    #expect(robot.text == before)
    robot.press("f")
    #expect(robot.text != before)
    #expect(robot.dashboard.sessions[name]?.status.step == 160)
  }

  @Test func logFiltersAndFollows() throws {
    var robot = try Robot.watching("7 /")
    robot.type("thin")
    #expect(robot.shows("1 lines"))
    robot.press("enter")
    let name = try Fixture.name("climb-1")
    robot.tell(.news(name, Fixture.news(.running, 121...160)))
    #expect(robot.shows("1 lines"))
    robot.press("esc")
    #expect(robot.dashboard.page == .home)
  }

  @Test func failuresStandWhereSomethingWasAwaited() throws {
    var robot = Robot(try Fixture.entries())
    let name = try Fixture.name("climb-1")
    robot.press("5")
    #expect(robot.shows("Looking inside"))
    robot.tell(.failed(Failure(.damage, "the checkpoint is torn"), doing: .inspect(name)))
    robot.wait(60)
    #expect(robot.shows("the checkpoint is torn"))
    #expect(!robot.shows("Looking inside"))
  }

  @Test func liveAndLoadedHistoriesLookAlike() throws {
    var live = Robot(try Fixture.entries())
    var loaded = live
    let name = try Fixture.name("climb-1")
    live.tell(.opened(name, Fixture.record(1), LoadedHistory(History(), series: ToySystem.series)))
    for step in 1...120 { live.tell(.news(name, Fixture.news(.running, step...step))) }
    loaded.tell(.opened(name, Fixture.record(1), Fixture.loaded()))
    loaded.tell(.news(name, Fixture.news(.running)))
    for side in ["1", "7"] {
      live.press(side)
      loaded.press(side)
      #expect(live.text == loaded.text)
    }
  }

  @Test func filterLooksAtSmallAndCapitalLetters() {
    #expect(TextMatch("Net").matches("a NETWORK"))
    #expect(TextMatch("é").matches("é"))
    #expect(!TextMatch("nets").matches("net"))
    #expect(TextMatch("").matches(""))
  }

  @Test func remarksGoAwayByThemselves() {
    var robot = Robot()
    robot.tell(.failed(Failure(.storage, "the disk is full")))
    #expect(robot.shows("the disk is full"))
    #expect(robot.dashboard.wakeTime != nil)
    robot.wait(60)
    #expect(!robot.shows("the disk is full"))
    #expect(robot.dashboard.wakeTime == nil)
  }

  @Test func looksAgainWhileAnotherProcessIsAtWork() throws {
    var robot = Robot(try Fixture.entries())
    _ = robot.takeEffects()
    #expect(robot.dashboard.wakeTime != nil)
    robot.wait(3)
    #expect(robot.takeEffects() == [.reread([try Fixture.name("climb-5")])])
  }

  @Test func textFromOutsideCannotEscape() throws {
    var robot = try Robot.watching()
    let name = try Fixture.name("climb-1")
    let hostile = "\u{1B}]52;c;aGk=\u{7}\u{9B}31m\u{202E}end"
    var status = SessionStatus()
    (status.phase, status.step, status.message) = (.failed, 1, hostile)
    (status.best, status.what) = (1, hostile)
    robot.tell(
      .news(
        name,
        News(
          status: status,
          events: [
            Running.Event(step: 121, .best(score: 1, what: hostile)),
            Running.Event(step: 121, .note(.warning, hostile)),
            Running.Event(step: 121, .series(name: hostile, value: 1)),
          ],
          artefacts: [Artefact("x", title: hostile, .text(hostile))])))
    for side in ["1", "5", "7", "9", "q"] {
      robot.press(side)
      for scalar in robot.text.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
    }
  }
}
