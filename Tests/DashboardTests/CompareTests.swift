import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

@Suite struct CompareTests {
  /// A member that reports a height rising to `end`, with gains around it.
  private func member(
    _ name: String, seed: UInt64, rate: Double = 0.1, end: Double, steps: Int = 40,
    world: String = "hills", measure: Series = ToySystem.series[0]
  ) throws -> Comparison.Member {
    var history = History()
    var fold = StatusFold(mainSeries: "height")
    func say(_ step: Int, _ body: Running.Event.Body) {
      history.apply(Running.Event(step: step, body))
      fold.apply(Running.Event(step: step, body))
    }
    for step in 1...steps {
      let share = Double(step) / Double(steps)
      say(step, .series(name: "height", value: end * share))
      let sample = GainSample(before: 0, after: end + share, cost: 1)
      if step % 4 == 0 { say(step, .gain(sample)) }
    }
    let request = RunRequest(
      system: "toy-climber", settings: ["rate": .real(rate)], seed: seed)
    var status = SessionStatus()
    fold.fill(&status)
    status.cpuSeconds = 10
    return Comparison.Member(
      name: try SessionName(name), request: request, world: world, status: status,
      history: history, tracks: LoadedHistory(history, series: [measure]).tracks, clock: Clock(),
      main: measure)
  }

  /// What only one of two reports is drawn after what both do.
  @Test func unlikeSessionsAreFirstComparedByWhatBothReport() throws {
    let other = Series("height", label: "distance", better: .lower)
    let comparison = Comparison([
      try member("a", seed: 1, end: 1),
      try member("b", seed: 1, end: 2, world: "caves", measure: other),
    ])
    let series = Robot().dashboard.series(of: comparison).map(\.label)
    let gain = try #require(series.firstIndex(of: "gain of learning δ"))
    let height = try #require(series.firstIndex(of: "height"))
    #expect(gain < height)
  }

  @Test func sessionsThatDifferInTheirSeedMakeAnArm() throws {
    let comparison = Comparison([
      try member("a", seed: 1, end: 1), try member("b", seed: 1, rate: 0.5, end: 2),
      try member("c", seed: 2, end: 1), try member("d", seed: 2, rate: 0.5, end: 2),
    ])
    #expect(comparison.arms.map(\.label) == ["rate=0.1", "rate=0.5"])
    #expect(comparison.arms.map { $0.members.map(\.name.text) } == [["a", "c"], ["b", "d"]])
  }

  /// What a file of one name held may have changed between two runs.
  @Test func runsOnOtherDataAreNoArmAndNotSetAgainstEachOther() throws {
    func comparison(_ data: [String?]) throws -> Comparison {
      var members = [
        try member("a", seed: 1, end: 1), try member("b", seed: 2, end: 2),
        try member("c", seed: 1, rate: 0.5, end: 3),
      ]
      for index in members.indices { members[index].data = data[index] }
      return Comparison(members)
    }
    let same = try comparison(["1f", "1f", "1f"])
    #expect(same.arms.map(\.members.count) == [2, 1])
    #expect(same.difference(of: 1, from: 0) != nil)
    let other = try comparison(["1f", "2e", "2e"])
    #expect(other.arms.map(\.members.count) == [1, 1, 1])
    #expect(other.difference(of: 2, from: 0) == nil)
    #expect(
      PairedDifference.obstacle(of: other.arms[2], from: other.arms[0]) == "learned from other data"
    )
  }

  @Test func differenceIsTakenSeedBySeed() throws {
    let comparison = Comparison([
      try member("a", seed: 1, end: 1), try member("b", seed: 2, end: 10),
      try member("c", seed: 1, rate: 0.5, end: 3), try member("d", seed: 2, rate: 0.5, end: 14),
      try member("e", seed: 9, rate: 0.5, end: 99),
    ])
    let difference = try #require(comparison.difference(of: 1, from: 0))
    let estimate = difference.estimate
    #expect(estimate.count == 2 && difference.basis == .seeds)
    #expect(estimate.mean == 3 && estimate.low == 2 && estimate.high == 4)
    #expect(difference.text == "+3 (2 to 4), range of 2 seeds" && !difference.isClear)
  }

  @Test func aDifferenceIsClearFromFiveSeedsOn() throws {
    let members = try (1...5).flatMap { seed in
      let end = Double(seed)
      return [
        try member("a\(seed)", seed: UInt64(seed), end: end),
        try member("b\(seed)", seed: UInt64(seed), rate: 0.5, end: end + 2 + end / 10),
      ]
    }
    let five = try #require(Comparison(members).difference(of: 1, from: 0))
    #expect(five.estimate.kind == .interval && five.isClear)
    #expect(five.text.hasSuffix("95 % of 5 seeds"))
    let four = try #require(Comparison(Array(members.dropLast(2))).difference(of: 1, from: 0))
    #expect(four.estimate.low > 0 && !four.isClear)
  }

  @Test func aWorldIsTheSameNamedOrNot() throws {
    let named = RunRequest(system: "toy-climber", world: "hills")
    let unnamed = RunRequest(system: "toy-climber")
    let worlds = ToySystem.worlds
    #expect(unnamed.world(among: worlds) == worlds[0].id && named.world(among: worlds) == "hills")
    #expect(unnamed.world(among: []) == nil)
    #expect(unnamed.world(among: worlds, usual: "maps") == "maps")
    #expect(named.world(among: worlds, usual: "maps") == "hills")
    let own = RunRequest(system: "toy-climber", data: "hills.csv")
    #expect(
      own.world(among: worlds) == "maps" && own.world(among: worlds, usual: "hills") == "maps")
    #expect(
      Comparison([try member("a", seed: 1, end: 1), try member("b", seed: 2, end: 1)]).arms.count
        == 1)
    #expect(
      Comparison([
        try member("a", seed: 1, end: 1), try member("b", seed: 2, end: 1, world: "caves"),
      ]).arms.map(\.label) == ["hills", "caves"])
  }

  @Test func saysWhatAPairWouldNeed() throws {
    let base = try member("a", seed: 1, end: 1)
    let obstacle = { (other: Comparison.Member) in
      let arms = Comparison([base, other]).arms
      return PairedDifference.obstacle(of: arms[1], from: arms[0])
    }
    let distance = Series("height", label: "distance", better: .lower)
    #expect(
      try obstacle(member("b", seed: 1, rate: 1, end: 1, world: "caves")) == "wants one world")
    #expect(try obstacle(member("b", seed: 2, rate: 1, end: 1)) == "wants a seed in common")
    #expect(
      try obstacle(member("b", seed: 1, rate: 1, end: 1, measure: distance))
        == "measured otherwise")
  }

  @Test func runsWithOtherMainSeriesArePairedByWhatBothReport() throws {
    var base = try member("a", seed: 1, end: 1)
    var other = try member("b", seed: 1, rate: 1, end: 4)
    other.request.system = "toy-swimmer"
    other.main = Series("depth", label: "depth", better: .lower)
    let difference = try #require(Comparison([base, other]).difference(of: 1, from: 0))
    #expect(difference.estimate.mean == 3 && difference.series == "height")
    #expect(difference.text == "+3, 1 seed, height")
    let dashboard = Dashboard(catalog: Fixture.catalog)
    #expect(
      dashboard.series(of: Comparison([other, base])).map(\.label).prefix(2) == ["height", "depth"])
    base.main = Series("time", label: "time", better: .lower)
    #expect(Comparison([base, other]).difference(of: 1, from: 0)?.estimate.mean == 3)
  }

  @Test func valuesAreTakenAtTheLastCommonStep() throws {
    let comparison = Comparison([
      try member("a", seed: 1, end: 8, steps: 80), try member("c", seed: 1, rate: 0.5, end: 8),
    ])
    let arms = comparison.arms
    let ends = arms[1].pairs(with: arms[0])
    #expect(ends.count == 1)
    #expect(comparison.difference(of: 1, from: 0)?.basis == .gains)
    let unlike = Comparison([
      try member("a", seed: 1, end: 8, steps: 80), try member("b", seed: 2, end: 8, steps: 80),
      try member("c", seed: 1, rate: 0.5, end: 8), try member("d", seed: 2, rate: 0.5, end: 8),
    ])
    #expect(unlike.difference(of: 1, from: 0)?.estimate.mean == 4)
  }

  @Test func oneSeedIsComparedByItsGains() throws {
    let comparison = Comparison([
      try member("a", seed: 1, end: 1), try member("c", seed: 1, rate: 0.5, end: 1.25),
    ])
    let difference = try #require(comparison.difference(of: 1, from: 0))
    #expect(difference.basis == .gains && difference.estimate.count == 10)
    #expect(abs(difference.estimate.mean - 0.25) < 1e-12 && !difference.isClear)
  }

  @Test func otherSeedsAreNoPairs() throws {
    let comparison = Comparison([
      try member("a", seed: 1, end: 1), try member("c", seed: 2, rate: 0.5, end: 1),
    ])
    #expect(comparison.difference(of: 1, from: 0) == nil)
  }

  @Test func markedSessionsAreShownOverEachOther() throws {
    var robot = try Robot.comparing()
    #expect(robot.shows("Compare"))
    #expect(robot.shows("rate=0.1"))
    #expect(robot.shows("rate=0.4"))
    #expect(robot.shows("(1.04 to 1.21), range of 3"))
    robot.press("tab")
    #expect(robot.shows("loss"))
    robot.press("j enter")
    #expect(robot.shows("less rate=0.4"))
    robot.press("esc")
    #expect(robot.dashboard.page == .home)
  }

  /// How charts are looked at here says nothing of how they are elsewhere.
  @Test func viewSettingsAreThoseOfThePage() throws {
    var robot = try Robot.comparing()
    robot.press("v m x")
    #expect(robot.dashboard.comparing.charts.showsValues)
    #expect(robot.dashboard.comparing.charts.smoothing > 0)
    #expect(robot.dashboard.comparing.charts.abscissa != .steps)
    robot.press("esc enter")
    #expect(!robot.dashboard.charts.showsValues)
    #expect(robot.dashboard.charts.smoothing == 0 && robot.dashboard.charts.abscissa == .steps)
    robot.press("c")
    #expect(robot.dashboard.comparing.charts.showsValues)
  }

  @Test func oneSessionIsComparedWithAllOfItsSystem() throws {
    var robot = Robot(try Fixture.entries())
    _ = robot.takeEffects()
    robot.press("c")
    #expect(robot.takeEffects() == (try Fixture.entries()).map { .load($0.name) })
  }
}

extension Robot {
  /// Two arms of three seeds side by side.
  static func comparing(
    width: Int = 120, height: Int = 40, glyphs: GlyphSet = .braille
  ) throws -> Robot {
    let entries = try (0..<6).map { number in
      var record = Fixture.record(number % 3 + 1)
      if number >= 3 { record.request.settings["rate"] = .real(0.4) }
      record.created = 1000 - Double(number)
      var status = Fixture.status(.finished, 60 + 20 * (number / 3))
      Fixture.measure(&status, number)
      status.step = 120
      return SessionStore.Entry(
        name: try Fixture.name("climb-\(number + 1)"), record: record, status: status,
        isInUse: false, problem: nil)
    }
    var robot = Robot(entries, width: width, height: height, glyphs: glyphs)
    robot.press("space space space space space space c")
    for (number, entry) in entries.enumerated() {
      robot.tell(
        .history(entry.name, Fixture.loaded(60 + 20 * (number / 3), number), warning: nil))
    }
    return robot
  }
}
