public import Compute
public import Learning

/// Meta-genetic programming (Schmidhuber 1987): the operators of genetic programming are programs that
/// evolve themselves, by how much evolution gains with them.
///
/// A step judges one program by runs of genetic programming. Within a generation all programs, a random
/// one beside each, and the usual operators are judged on the same seeds, which no other generation
/// has. At the end the best program of the last generation is tested on seeds of its own, on the
/// target it was evolved for and on four others of its kind.
public struct MetaGP: Learner {
  /// What is set.
  public var settings: Settings
  let target: FormulaTarget
  let random: Random
  private(set) var programs: [OperatorProgram]
  /// The fitness of the programs of this generation that were judged.
  private(set) var fitness: [Double] = []
  private(set) var generations: [Generation] = []
  /// The random program that was best, and its fitness over that of the usual operators.
  private(set) var luckiest: Judged?
  /// The best random program of this generation, and its fitness.
  private(set) var randomBest: Judged?
  package private(set) var tests: [TestPart] = []
  private(set) var steps = 0

  /// A program and how it did.
  struct Judged: Codable, Hashable, Sendable {
    let program: OperatorProgram
    let value: Double
  }

  /// What came of a generation.
  struct Generation: Codable, Hashable, Sendable {
    /// The best fitness, the mean, and that of last generation's best, judged anew.
    let best: Double
    let mean: Double
    let incumbent: Double
    /// That of the usual operators.
    let classic: Double
    let program: OperatorProgram
  }

  /// Runs of the test on one target.
  package struct TestPart: Codable, Hashable, Sendable {
    let target: FormulaTarget
    let evolved: [GeneticProgramming.Ending]
    let classic: [GeneticProgramming.Ending]
    let lucky: [GeneticProgramming.Ending]
  }

  /// Runs of the test in a step.
  static let batch = 20

  /// Random programs.
  public init(_ settings: Settings, world: FormulaWorld, random: Random) throws(Failure) {
    (self.settings, self.random, target) = (settings, random, world.target)
    programs = (0..<settings.programs).map { place in
      var draw = random.stream("programs").stream(place)
      return OperatorProgram(&draw)
    }
  }

  /// Steps of the search, then of the test.
  public var plannedSteps: Int? { searchSteps + target.family.count * testSteps }

  /// Steps in which programs are judged.
  var searchSteps: Int { settings.programs * settings.generations }

  /// Steps of the test on one target.
  private var testSteps: Int { (settings.tests + Self.batch - 1) / Self.batch }

  /// Judges a program, or tests the one that was found.
  public mutating func step(
    in world: FormulaWorld, random: Random, report: inout Report
  ) throws(Failure) {
    if steps < searchSteps {
      judge(report: &report)
    } else {
      test(part: steps - searchSteps, report: &report)
    }
    steps += 1
  }

  private mutating func judge(report: inout Report) {
    let seeds = random.stream("runs").stream(generations.count)
    fitness.append(meanFitness(of: programs[fitness.count], seeds))
    report.value("fitness", fitness[fitness.count - 1])
    if settings.hasControl { judgeRandomProgram(seeds) }
    if fitness.count == programs.count { conclude(seeds, report: &report) }
  }

  /// The mean over runs of what a program brings.
  private func meanFitness(of program: OperatorProgram, _ seeds: Random) -> Double {
    let sum = (0..<settings.runs).reduce(0) { sum, run in
      sum
        + GeneticProgramming.run(
          target, with: program, generations: settings.horizon, random: seeds.stream(run)
        ).fitness
    }
    return sum / Double(settings.runs)
  }

  private mutating func judgeRandomProgram(_ seeds: Random) {
    var draw = random.stream("control").stream(steps)
    let program = OperatorProgram(&draw)
    let fitness = meanFitness(of: program, seeds)
    if randomBest.map({ fitness > $0.value }) ?? true {
      randomBest = Judged(program: program, value: fitness)
    }
  }

  /// Compares this generation's best random program with the usual operators, on its seeds.
  private mutating func concludeControl(classic: Double) {
    guard let best = randomBest.take() else { return }
    let advantage = best.value - classic
    if luckiest.map({ advantage > $0.value }) ?? true {
      luckiest = Judged(program: best.program, value: advantage)
    }
  }

  /// Ends a generation: says what came of it and breeds the next one.
  private mutating func conclude(_ seeds: Random, report: inout Report) {
    let order = programs.indices.sorted { (fitness[$0], $1) > (fitness[$1], $0) }
    let generation = Generation(
      best: fitness[order[0]], mean: fitness.reduce(0, +) / Double(fitness.count),
      incumbent: fitness[0], classic: meanFitness(of: .classic, seeds),
      program: programs[order[0]])
    describe(generation, report: &report)
    generations.append(generation)
    concludeControl(classic: generation.classic)
    let ranked = order.map { programs[$0] }
    programs = generations.count < settings.generations ? next(ranked) : ranked
    fitness = []
  }

  /// The best stay, the best one first; the others descend from the better two fifths.
  private func next(_ ranked: [OperatorProgram]) -> [OperatorProgram] {
    let stream = random.stream("breeding").stream(generations.count)
    let parents = ranked.prefix(max(ranked.count * 2 / 5, 2))
    let kept = max(ranked.count / 5, 1)
    return ranked.prefix(kept)
      + (kept..<ranked.count).map { place in
        var draw = stream.stream(place)
        return .offspring(of: draw.pick(parents), draw.pick(parents), &draw)
      }
  }

  private mutating func test(part: Int, report: inout Report) {
    let target = target.family[part / testSteps]
    let first = part % testSteps * Self.batch
    let runs = first..<min(first + Self.batch, settings.tests)
    let programs = [programs[0], .classic] + (luckiest.map { [$0.program] } ?? [])
    let seeds = random.stream("test").stream(target.rawValue)
    let endings = programs.map { program in
      runs.map {
        GeneticProgramming.run(
          target, with: program, generations: 2 * settings.horizon, random: seeds.stream($0))
      }
    }
    tests.append(
      TestPart(
        target: target, evolved: endings[0], classic: endings[1],
        lucky: endings.count > 2 ? endings[2] : []))
    if part % testSteps == testSteps - 1 { describe(testOn: target, report: &report) }
  }
}
