import Foundation
import Learning
import Methods
import Testing
import Worlds

@testable import Systems

@Suite struct BoostingTests {
  @Test func theLastTreeIsAsBadAsGuessingUnderTheNextWeights() throws {
    let rounds = try run("gaussians", rounds: 40).rounds
    #expect(rounds.count == 40)
    for round in rounds { #expect(abs(round.rebalancedError - 0.5) < 1e-12) }
    for round in try run("rings", rounds: 20).rounds {
      #expect(abs(round.rebalancedError - 2.0 / 3) < 1e-12)
    }
  }

  @Test func theTrainingErrorStaysUnderItsBound() throws {
    var bound = 1.0
    for round in try run("gaussians", rounds: 60).rounds {
      bound *= 2 * (round.weightedError * (1 - round.weightedError)).squareRoot()
      #expect(abs(round.bound - bound) < 1e-12)
      #expect(round.trainingError <= round.bound)
    }
    for round in try run("rings", rounds: 40).rounds { #expect(round.trainingError <= round.bound) }
  }

  @Test func findsTheBestStumpOfBothPolarities() {
    // Values 0...5 of one feature, labels 1 1 0 0 0 1: best is "below 1.5 is 1", one error.
    let world = BoostingWorld(dataset([0, 1, 2, 3, 4, 5].map { [$0] }, [1, 1, 0, 0, 0, 1]))
    let equal = Array(repeating: 1.0 / 6, count: 6)
    let stump = TreeGrower.grow(depth: 1, in: world, labels: world.labels, weights: equal)
    #expect(stump.nodes[0].threshold == 1.5)
    #expect(stump.nodes[1].label == 1 && stump.nodes[2].label == 0)
    // A heavy last example moves the question.
    var weights = [0.1, 0.1, 0.1, 0.1, 0.1, 0.5]
    let moved = TreeGrower.grow(depth: 1, in: world, labels: world.labels, weights: weights)
    #expect(moved.nodes[0].threshold == 4.5)
    // Where all that counts is of one class, there is nothing to ask.
    weights = [1, 1, 0, 0, 0, 1]
    let constant = TreeGrower.grow(depth: 1, in: world, labels: world.labels, weights: weights)
    #expect(constant.nodes.count == 1 && constant.nodes[0].label == 1)
  }

  @Test func twoLevelsTellExclusiveOr() {
    let points: [[Float]] = [[0, 0], [0, 1], [1, 0], [1, 1], [0, 0.1]]
    let world = BoostingWorld(dataset(points, [0, 1, 1, 0, 0]))
    let tree = TreeGrower.grow(
      depth: 2, in: world, labels: world.labels, weights: Array(repeating: 0.2, count: 5))
    for (point, label) in zip(points, world.labels) {
      #expect(point.withUnsafeBufferPointer { tree.label(of: $0, at: 0) } == label)
    }
  }

  @Test func sammeImprovesWhereM1MustRefuse() throws {
    let samme = try run("rings", rounds: 60)
    #expect(samme.rounds[0].weightedError > 0.5 || samme.rounds.contains { $0.weightedError > 0.5 })
    let first = try #require(samme.rounds.first), last = try #require(samme.rounds.last)
    #expect(last.heldOutError < first.heldOutError - 0.1)
    let m1 = try run("rings", rounds: 60, algorithm: .m1)
    #expect(m1.rounds.count < 5)
    #expect(m1.ending?.contains("M1") == true)
  }

  @Test func bothAreOneAlgorithmForTwoClasses() throws {
    let m1 = try run("gaussians", rounds: 10, algorithm: .m1).rounds
    #expect(try run("gaussians", rounds: 10).rounds == m1)
  }

  @Test func aPerfectTreeEndsTheRun() throws {
    let labels = (0..<20).map { $0 < 10 ? 0 : 1 as Int32 }
    let world = BoostingWorld(dataset((0..<20).map { [Float($0)] }, labels))
    var run = try LearnerRun<Boosting>(Boosting.Settings(), world: world, seed: 1)
    while try run.step(in: world) != nil {}
    #expect(run.steps == 1)
    #expect(run.learner.rounds[0].trainingError == 0)
    #expect(run.learner.rounds[0].alpha.isFinite)
  }

  @Test func falsifiedLabelsGrowHeavy() throws {
    func heaviest(_ noise: Double) throws -> Double {
      let world = try Boosting.open(WorldRequest(name: "rings"))
      var settings = Boosting.Settings()
      (settings.rounds, settings.noise, settings.examples) = (40, noise, 500)
      var run = try LearnerRun<Boosting>(settings, world: world, seed: 1)
      while try run.step(in: world) != nil {}
      let state = run.learner.makeState(in: world)
      let right = state.rows.filter { state.labels[$0] == world.labels[$0] }
      let wrong = state.rows.filter { state.labels[$0] != world.labels[$0] }
      func mean(_ rows: [Int]) -> Double {
        rows.reduce(0) { $0 + state.weights[$1] } / Double(rows.count)
      }
      return mean(wrong) / mean(right)
    }
    #expect(try heaviest(0.1) > 1.5)
  }

  @Test func theGainOverOneStumpIsCertain() throws {
    let world = try Boosting.open(WorldRequest(name: "gaussians"))
    var settings = Boosting.Settings()
    settings.rounds = 60
    var run = try LearnerRun<Boosting>(settings, world: world, seed: 1)
    var gains: [GainSample] = []
    while let report = try run.step(in: world) {
      for case .gain(let sample) in report.entries { gains.append(sample) }
    }
    #expect(try #require(Delta(gains.suffix(Delta.window))).low > 0)
  }

  private func run(
    _ name: String, rounds: Int, algorithm: Boosting.Algorithm = .samme
  ) throws -> Boosting {
    let world = try Boosting.open(WorldRequest(name: name))
    var settings = Boosting.Settings()
    (settings.rounds, settings.algorithm) = (rounds, algorithm)
    var run = try LearnerRun<Boosting>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    return run.learner
  }

  private func dataset(_ rows: [[Float]], _ labels: [Int32]) -> Dataset {
    let classes = Int(labels.max() ?? 0) + 1
    return Dataset(
      name: "toy", classNames: (0..<classes).map { "\($0)" },
      provenance: Provenance(origin: "made up", licence: "none needed"),
      pool: Examples(
        shape: InputShape(features: rows[0].count), inputs: rows.flatMap { $0 }, labels: labels))
  }
}
