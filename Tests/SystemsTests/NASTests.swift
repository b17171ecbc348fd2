import Compute
import Learning
import Testing

@testable import Methods
@testable import Systems
@testable import Worlds

@Suite struct ArchitectureTests {
  private let space = NAS.Settings().space

  @Test func sequencesAndArchitecturesAreTheSame() {
    var random = Random(seed: 1)
    for _ in 0..<200 {
      let sequence = space.plan(depth: 4).draw(random: &random)
      #expect(space.plan(depth: 4).allows(sequence))
      #expect(space.sequence(of: space.architecture(of: sequence)) == sequence)
    }
    #expect(space.names(depth: 2).count == space.plan(depth: 2).decisions.count)
  }

  /// Height 3, width 1, stride 2, 16 filters; then one that reads the first; then one that reads
  /// none.
  @Test func decisionsAreRead() {
    let sequence = [1, 0, 1, 2, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0]
    let architecture = space.architecture(of: sequence)
    #expect(architecture.description == "3x1·16/2 | 1x1·4 ← 1 | 3x3·8")
    #expect(architecture.leaves == [1, 2])
  }

  /// Two leaves of 6x6x4 and 12x12x8 meet in 12x12x12: 1,728 numbers.
  @Test func leavesAreJoinedAndTheSmallerPadded() throws {
    let architecture = space.architecture(of: [1, 0, 1, 2, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0])
    let shape = InputShape(height: 12, width: 12, channels: 1)
    let network = try NAS.Settings().plan(for: architecture, classes: 10).network(for: shape)
    #expect(network.summaries.last?.input == [12, 12, 12])
    #expect(network.nodes.first { $0.name == "l2" }?.inputs == ["l1_relu"])
    #expect(network.nodes.first { $0.name == "l3" }?.inputs == ["input"])
  }

  @Test func everyArchitectureBuildsInEveryPreset() throws {
    let shape = InputShape(height: 32, width: 32, channels: 3)
    for preset in NAS.Settings.presets {
      let settings = preset.settings
      var random = Random(seed: 5)
      for _ in 0..<10 {
        let sequence = settings.space.plan(after: 0).draw(random: &random)
        let plan = settings.plan(for: settings.space.architecture(of: sequence), classes: 10)
        #expect(try plan.network(for: shape).output == [10], "\(preset.name)")
      }
    }
  }

  /// 13 blocks of three are 39 layers, pooled behind the 13th and the 24th or so.
  @Test func thePaperPoolsTwice() throws {
    let settings = try #require(NAS.Settings.presets.first { $0.name == "paper-pooling" }).settings
    var random = Random(seed: 5)
    let sequence = settings.space.plan(depth: 13).draw(random: &random)
    let nodes = settings.plan(for: settings.space.architecture(of: sequence), classes: 10).nodes
    #expect(nodes.filter { $0.name.hasSuffix("pool") }.map(\.name) == ["l5_pool", "l8_pool"])
    let convolutions = nodes.filter { if case .convolution = $0.layer { true } else { false } }
    #expect(convolutions.count == 39)
  }
}

@Suite struct NASTests {
  /// What the best decides otherwise than the best before it, decision by decision.
  @Test func changesOfTheBestAreShown() throws {
    let world = try NAS.open(WorldRequest(name: "pattern"))
    var settings = NAS.Settings()
    (settings.samples, settings.hasControl, settings.window) = (40, false, 1)
    var run = try SearchLoop<NAS>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let search = run.system.search
    let (best, before) = (try #require(search.study.best()), try #require(search.previousBest))
    let scores = search.study.scores(ofArm: 0)
    #expect(before < best && scores[before] == scores[..<best].max())
    #expect(scores[before] < scores[best])
    let changes = try #require(search.changes(in: settings.space).first)
    guard case .table(let table) = changes.content else { return #expect(Bool(false)) }
    let sequences = try [before, best].map {
      try #require(settings.space.sequence(of: search.study.asked[$0].design))
    }
    #expect(table.rows.count == zip(sequences[0], sequences[1]).count { $0 != $1 })
    #expect(table.rows.allSatisfy { $0.count == 3 && $0[1] != $0[2] })
  }

  /// A target with a pattern is learned within 500 samples, as prototypes learned it.
  @Test func aPatternIsLearned() throws {
    let world = try NAS.open(WorldRequest(name: "pattern"))
    var settings = NAS.Settings()
    (settings.samples, settings.depth, settings.hasStrides) = (500, 6, false)
    (settings.hasControl, settings.window) = (false, 1)
    var run = try SearchLoop<NAS>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let last = run.system.accuracies.suffix(50)
    #expect(last.count == 50)
    #expect(last.reduce(0, +) / 50 > 0.95)
  }

  /// An architecture that was trained before is not trained again, and keeps its accuracy.
  @Test func repeatedArchitecturesCostNothing() throws {
    let world = try NAS.open(WorldRequest())
    var settings = NAS.Settings()
    (settings.samples, settings.depth, settings.finalists, settings.window) = (40, 2, 0, 1)
    (settings.hasControl, settings.hasStrides) = (false, false)
    var run = try SearchLoop<NAS>(settings, world: world, seed: 1)
    var scores: [Architecture: Double] = [:]
    var repeats = 0
    while let step = try run.step(
      in: world,
      evaluate: { trial in
        let known = trial.candidate.design.known
        #expect(known == scores[trial.candidate.design.architecture])
        repeats += known == nil ? 0 : 1
        return Outcome(
          score: known ?? Double(trial.id % 7) / 7 + 0.1, cost: known == nil ? 1 : 0)
      })
    {
      scores[step.trial.candidate.design.architecture] = step.outcome.score
    }
    #expect(repeats > 0 && scores.count + repeats == 40)
  }

  @Test func tooLargeNetworksScoreZeroAndAreNotTrained() throws {
    let world = try NAS.open(WorldRequest())
    var settings = NAS.Settings()
    (settings.samples, settings.multiplications, settings.finalists) = (6, 1, 0)
    settings.hasControl = false
    var run = try SearchLoop<NAS>(settings, world: world, seed: 1)
    while let step = try run.step(in: world) {
      #expect(step.outcome.score == 0 && step.outcome.cost == 0)
    }
  }

  @Test func networksGrowAsTheScheduleSays() throws {
    let settings = try #require(NAS.Settings.presets.first { $0.name == "paper" }).settings
    #expect([0, 1599, 1600, 12_799].map(settings.space.depth(after:)) == [6, 6, 8, 20])
  }
}
