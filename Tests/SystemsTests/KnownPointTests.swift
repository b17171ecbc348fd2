import Compute
import Foundation
import Learning
import Testing

@testable import Methods
@testable import Systems

/// What somebody knows comes first, told where its score is known, and a search that is taken up goes
/// on as if it had not been left.
@Suite struct KnownPointTests {
  private static let points = [
    KnownPoint(["x1": "1", "x2": "-0.25", "x3": "0", "x4": "5", "x5": "-5"]),
    KnownPoint(["x1": "0.1", "x2": "1", "x3": "2", "x4": "3", "x5": "4"], score: -1.5),
    KnownPoint(["x1": "2", "x2": "2", "x3": "2", "x4": "2", "x5": "2"], score: -1e9),
  ]

  private static let systems = ["grid-search", "random-search", "tpe", "gp-ei", "cma-es"]

  @Test(arguments: systems + ["regularized-evolution"])
  func knownPointsComeFirst(_ id: String) throws {
    let system = try #require(catalog.first { $0.card.id == id })
    let searcher = try #require(system as? any ConfigurationSearcher.Type)
    try follow(searcher)
  }

  private func follow<S: ConfigurationSearcher>(_: S.Type) throws {
    let world = try S.open(WorldRequest(name: "sphere-5d", known: Self.points))
    let own = S.card.id == "regularized-evolution" ? 6 : 9
    let settings = try S.Settings(preset: nil, tuned: ["trials": .count(own)])
    let start = try SearchLoop<S>(settings, world: world, seed: 1)
    var (loop, resumed) = (start, start), steps: [SearchLoop<S>.Step] = []
    while let step = try loop.step(in: world) {
      steps.append(step)
      let data = try JSONEncoder().encode(resumed)
      resumed = try JSONDecoder().decode(SearchLoop<S>.self, from: data)
      try resumed.check(against: start, in: world, after: steps.count - 1)
      let again = try #require(try resumed.step(in: world))
      #expect(again.trial.candidate == step.trial.candidate && again.outcome == step.outcome)
    }
    #expect(steps.count == 3 + own)
    let first = steps.prefix(3).map(\.trial.candidate)
    #expect(first.map { $0.design.number("x1") } == [1, 0.1, 2])
    #expect(first.map(\.known) == [nil, -1.5, -1e9])
    #expect(steps.dropFirst(3).allSatisfy { $0.trial.candidate.known == nil })
    #expect(steps[1].outcome == Outcome(score: -1.5, cost: 0))
    #expect(steps[0].outcome.cost == 1 && steps[0].outcome.score != nil)
    #expect(first[1].description == "known x1=0.1 x2=1 x3=2 x4=3 x5=4")
  }

  @Test func whatIsNoPointOfTheSpaceIsNamed() {
    let good = Self.points[0].values
    for (change, message) in [
      (["x3": "6"], "known point 1 has x3 '6', but it is a number from -5.0 to 5.0"),
      (["x3": "blue"], "known point 1 has x3 'blue', but it is a number from -5.0 to 5.0"),
      (["x3": ""], "known point 1 has no value of x3"),
    ] {
      let point = KnownPoint(good.merging(change) { $1 })
      #expect {
        try SearchWorld.open(WorldRequest(name: "sphere-5d", known: [point]))
      } throws: { ($0 as? Failure)?.message == message }
    }
    #expect(throws: Failure.self) {
      try SearchWorld.open(
        WorldRequest(name: "sphere-5d", known: [KnownPoint(good.merging(["y": "1"]) { $1 })]))
    }
    #expect(throws: Failure.self) {
      try SearchWorld.open(
        WorldRequest(name: "sphere-5d", known: [KnownPoint(good, score: .infinity)]))
    }
  }

  /// A state whose known points are others than those asked for is none of this run.
  @Test func otherKnownPointsAreAFlaw() throws {
    let world = try RandomSearch.open(WorldRequest(name: "sphere-5d", known: Self.points))
    let other = try RandomSearch.open(WorldRequest(name: "sphere-5d"))
    let settings = try RandomSearch.Settings(preset: nil, tuned: ["trials": .count(9)])
    let loop = try SearchLoop<RandomSearch>(settings, world: world, seed: 1)
    let fresh = try SearchLoop<RandomSearch>(settings, world: other, seed: 1)
    #expect(throws: StateFlaw.self) { try loop.check(against: fresh, in: other, after: 0) }
  }

  @Test func theBestThatIsKnownCanWin() throws {
    var points = Self.points
    points[1].score = 1
    let world = try RandomSearch.open(WorldRequest(name: "sphere-5d", known: points))
    let settings = try RandomSearch.Settings(preset: nil, tuned: ["trials": .count(4)])
    var loop = try SearchLoop<RandomSearch>(settings, world: world, seed: 1)
    while try loop.step(in: world) != nil {}
    #expect(loop.system.study.best() == 1)
  }
}
