import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct BlackBoxTests {
  private let plan = QueryPlan(width: 2, units: 5)
  private let prior = FunctionPrior(width: 2, lengths: 0.15...0.5, features: 16)
  private let weights = QueryPolicy.weights(QueryPlan(width: 2, units: 5), random: Random(seed: 3))

  private func unroll(_ loss: QueryLoss, queries: Int, functions: Int = 6) -> QueryUnroll {
    QueryUnroll(
      plan, prior, functions: functions, queries: queries, loss: loss, isLearning: true)
  }

  /// The program of training, and the one that is told values alone, ask the same.
  @Test func trainingAndSearchAreTheSameQueries() {
    let samples = prior.draw(6, random: Random(seed: 8))
    var (unroll, weights) = (unroll(.sum, queries: 7), weights)
    _ = unroll.run(&weights, on: samples)
    var proposer = QueryProposer(plan, rows: 6)
    let paths = proposer.search(samples.map(QueryFunction.sample), queries: 7, by: weights)
    for query in 0..<7 {
      for row in 0..<6 {
        let at = query * 6 + row
        #expect(abs(Double(unroll.values[at]) - paths[row].values[query]) < 1e-4)
        for axis in 0..<2 {
          let own = Double(unroll.points[at * 2 + axis])
          #expect(abs(own - paths[row].points[query][axis]) < 1e-4)
        }
        let point = paths[row].points[query]
        #expect(paths[row].values[query] == samples[row].value(at: point))
      }
    }
  }

  /// Gradients flow through all queries, the functions and what the network is told: the difference
  /// quotient sees all of it.
  @Test(arguments: QueryLoss.allCases)
  func gradientIsTheDifferenceQuotient(loss: QueryLoss) {
    var unroll = unroll(loss, queries: 5)
    let samples = prior.draw(6, random: Random(seed: 5))
    var start = weights
    _ = unroll.run(&start, on: samples)
    let gradient = unroll.gradients
    #expect(OptimiserState.norm(gradient, count: gradient.count) > 0.01)
    for index in stride(from: 0, to: start.trainableCount, by: 3) {
      let losses = [Float(2e-3), -2e-3].map { shift -> Float in
        var moved = start
        moved.values[index] += shift
        return unroll.run(&moved, on: samples)
      }
      let slope = (losses[0] - losses[1]) / 4e-3
      #expect(abs(slope - gradient[index]) < 0.02 * abs(gradient[index]) + 1e-3, "\(index)")
    }
  }

  /// Σ min(y_t − m_{t−1}, 0) = m_T − y_1.
  @Test func observedImprovementTelescopes() {
    let samples = prior.draw(6, random: Random(seed: 9))
    var (unroll, weights) = (unroll(.observedImprovement, queries: 9), weights)
    let loss = unroll.run(&weights, on: samples)
    let values = unroll.values
    let differences = (0..<6).map { row -> Float in
      let own = (0..<9).map { values[$0 * 6 + row] }
      return (own.min() ?? 0) - own[0]
    }
    #expect(abs(loss - differences.reduce(0, +) / 6) < 1e-6)
  }

  @Test func otherLossesAreWhatTheySay() {
    let samples = prior.draw(1, random: Random(seed: 9))
    for loss in [QueryLoss.sum, .anytime] {
      var (unroll, weights) = (unroll(loss, queries: 6, functions: 1), weights)
      let found = Double(unroll.run(&weights, on: samples))
      let values = unroll.values.map(Double.init)
      let sum = (loss == .sum ? values : values.runningMinima).reduce(0, +)
      #expect(abs(found - (loss == .sum ? sum : sum / 6)) < 1e-5)
    }
  }

  // MARK: - Expected improvement

  /// Known points and values `[points]` of one function, and the prediction at a query.
  private func predict(
    _ known: [([Float], Float)], at query: [Float], length: Float
  ) -> (mean: Float, variance: Float, improvement: Float, gradient: [Float]) {
    let graph = Graph()
    var posterior = PosteriorTensors(scales: graph.constant(1 / (length * length), [1, 1]))
    for (point, value) in known {
      let place = graph.constant(point, [1, point.count])
      posterior.learn(place, graph.constant(value, [1, 1]), posterior.prediction(at: place))
    }
    let place = graph.parameter("query", [1, query.count], .zeros)
    let prediction = posterior.prediction(at: place)
    let improvement = Tensor.expectedImprovement(
      mean: prediction.mean, variance: prediction.variance,
      below: graph.constant(known.map(\.1).min() ?? 0, [1, 1])
    ).sum()
    let program = Program(
      graph, outputs: [prediction.mean, prediction.variance, improvement], minimising: improvement)
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 0))
    parameters["query"] = query
    machine.run(&parameters)
    return (
      machine.scalar(program.port(of: prediction.mean)),
      machine.scalar(program.port(of: prediction.variance)),
      machine.scalar(program.port(of: improvement)), machine.gradients
    )
  }

  /// One point, by hand: mean k y / (1 + noise), variance 1 − k² / (1 + noise).
  @Test func onePointIsAsWorkedOutByHand() {
    let k = exp(-0.5 * Float(0.25))
    let found = predict([([0.2], -1.5)], at: [0.3], length: 0.2)
    #expect(abs(found.mean - k * -1.5 / 1.001) < 1e-5)
    #expect(abs(found.variance - (1 - k * k / 1.001)) < 1e-5)
  }

  @Test func severalPointsAgreeWithTheGaussianProcess() throws {
    let points: [[Float]] = [[0.1, 0.2], [0.5, 0.9], [0.8, 0.4], [0.15, 0.3]]
    let values: [Float] = [-1, 0.5, 1.2, -0.7]
    let process = try GaussianProcess(
      kernel: StationaryKernel(.squaredExponential, amplitude: 1, lengths: [0.3, 0.3]),
      noise: Double(PosteriorTensors.noise), points: points.joined().map(Double.init),
      values: values.map(Double.init))
    for query: [Float] in [[0.3, 0.3], [0.05, 0.15], [0.9, 0.95]] {
      let found = predict(Array(zip(points, values)), at: query, length: 0.3)
      let (means, deviations) = process.posterior(at: query.map(Double.init))
      #expect(abs(Double(found.mean) - means[0]) < 1e-4)
      #expect(abs(Double(found.variance) - deviations[0] * deviations[0]) < 1e-4)
      let improvement = ExpectedImprovement.value(
        mean: -means[0], deviation: deviations[0], over: 1)
      #expect(abs(Double(found.improvement) - improvement) < 1e-4)
      for axis in 0..<2 {
        let sides = [Float(1e-2), -1e-2].map { shift in
          var moved = query
          moved[axis] += shift
          return predict(Array(zip(points, values)), at: moved, length: 0.3).improvement
        }
        let slope = (sides[0] - sides[1]) / 2e-2
        #expect(abs(slope - found.gradient[axis]) < 0.02 * abs(slope) + 2e-3)
      }
    }
  }

  @Test func expectedImprovementCanBeTrainedFor() {
    var (unroll, weights) = (unroll(.expectedImprovement, queries: 6), weights)
    let loss = unroll.run(&weights, on: prior.draw(6, random: Random(seed: 5)))
    #expect(loss < 0)
    #expect(unroll.gradients.allSatisfy { $0.isFinite })
    #expect(OptimiserState.norm(unroll.gradients, count: unroll.gradients.count) > 0.001)
  }

  // MARK: - Comparison

  @Test func theLeastValueIsFound() throws {
    let bowl = CubeMinimum(dimensions: 2, random: Random(seed: 1)) { point in
      (point[0] - 0.3) * (point[0] - 0.3) + (point[1] - 1.2) * (point[1] - 1.2)
    }
    #expect(abs(bowl.point[0] - 0.3) < 1e-3 && bowl.point[1] == 1)
    var random = Random(seed: 6)
    for sample in prior.draw(5, random: Random(seed: 4)) {
      let least = try #require(QueryFunction.sample(sample).least(random: Random(seed: 2)))
      let seen = (0..<5000).map { _ in sample.value(at: [random.uniform(), random.uniform()]) }
      #expect(least <= (seen.min() ?? 0) + 1e-6)
    }
  }

  @Test(arguments: TestFunction.allCases) func testFunctionsAreStandardised(
    function: TestFunction
  ) {
    let own = StandardisedFunction(function, width: 2, random: Random(seed: 5))
    var random = Random(seed: 1)
    let values = (0..<4000).map { _ in own.value(at: [random.uniform(), random.uniform()]) }
    let average = mean(values)
    #expect(abs(average) < 0.15)
    #expect(abs(mean(values.map { ($0 - average) * ($0 - average) }) - 1) < 0.4)
    #expect(own.least <= values.min() ?? 0)
  }

  @Test(arguments: BBOBFunction.allCases) func functionsOfBBOBAreStandardised(
    function: BBOBFunction
  ) {
    let own = StandardisedFunction(function, width: 3, random: Random(seed: 5))
    #expect(own == StandardisedFunction(function, width: 3, random: Random(seed: 5)))
    #expect(own != StandardisedFunction(function, width: 3, random: Random(seed: 6)))
    var random = Random(seed: 1)
    let values = (0..<4000).map { _ in own.value(at: (0..<3).map { _ in random.uniform() }) }
    #expect(abs(mean(values)) < 0.15)
    #expect(own.least <= values.min() ?? 0)
  }

  @Test func bbobIsComparedFromTwoVariablesOn() throws {
    var settings = BlackBox.Settings()
    #expect(!MethodComparison(settings, in: .processes).trials.contains { $0.isBBOB })
    (settings.dimensions, settings.queries, settings.tests) = (2, 4, 3)
    (settings.units, settings.features) = (8, 16)
    let trials = MethodComparison(settings, in: .processes).trials
    #expect(trials.map(\.name) == ["as trained", "sphere", "rosenbrock", "rastrigin", "BBOB"])
    #expect(trials.map(\.count) == [3, 1, 1, 1, 24])
    let learner = try BlackBox(settings, world: .processes, random: Random(seed: 1))
    let result = try learner.comparison(onBBOB: 1, random: Random(seed: 2))
    #expect(result.scores.map(\.method) == SearchMethod.allCases)
    #expect(result.scores.allSatisfy { $0.last.count == 24 && $0.last.allSatisfy { $0 >= 0 } })
    // What is found after all queries is no worse than after a third of them.
    #expect(result.scores.allSatisfy { zip($0.early, $0.last).allSatisfy { $0 >= $1 } })
  }

  @Test(arguments: SearchMethod.allCases.dropFirst())
  func everyMethodSpendsItsQueries(method: SearchMethod) throws {
    for width in [1, 2] {
      let prior = FunctionPrior(width: width, lengths: 0.2...0.2, features: 16)
      let function = QueryFunction.sample(prior.draw(1, random: Random(seed: 3))[0])
      let problem = QueryProblem(function, width: width)
      let path = try problem.path(of: method, queries: 12, random: Random(seed: 2))
      #expect(path.values.count == 12)
      #expect(try path == problem.path(of: method, queries: 12, random: Random(seed: 2)))
      #expect(Set(path.values).count > 6)
    }
  }

  @Test func updatesBeginWithFewQueriesAndEndWithSmallSteps() {
    var settings = BlackBox.Settings()
    (settings.updates, settings.queries) = (100, 30)
    #expect([0, 9, 10, 19, 20, 99].map(settings.horizon) == [5, 5, 10, 10, 30, 30])
    #expect([0, 69, 70, 89, 90, 99].map(settings.rateFactor) == [1, 1, 0.3, 0.3, 0.1, 0.1])
    settings.queries = 3
    #expect(settings.horizon(after: 50) == 3 && settings.horizon(after: 0) == 3)
    #expect(settings.earlyQuery == 0)
  }

  // MARK: - Starts

  /// Ten updates of something small, of which the first two are before the choice.
  private func brief(starts: Int) -> BlackBox.Settings {
    var settings = BlackBox.Settings()
    (settings.updates, settings.starts, settings.interval) = (10, starts, 1)
    (settings.queries, settings.tests, settings.functions) = (4, 2, 8)
    (settings.units, settings.features) = (6, 16)
    return settings
  }

  /// All that were begun are trained up to the choice, and the one that is best by validation then
  /// goes on alone.
  @Test func theBestOfThoseBegunGoesOn() throws {
    let settings = brief(starts: 3)
    var run = try LearnerRun<BlackBox>(settings, world: .processes, seed: 5)
    #expect(Set(run.learner.trainees.map { $0.weights.values }).count == 3)
    #expect(run.learner.plannedSteps == brief(starts: 1).updates + run.learner.comparison.steps)
    for _ in 0..<settings.updatesOfStarts - 1 { _ = try run.step(in: .processes) }
    #expect(run.learner.trainees.count == 3)
    let report = try #require(try run.step(in: .processes))
    #expect(run.learner.trainees.count == 1)
    let note = report.entries.compactMap { entry -> String? in
      if case .note(.milestone, let text) = entry { text } else { nil }
    }.first { $0.contains("of 3 goes on") }
    let losses = try #require(note).split(separator: ": ")[1].split(separator: ", ")
      .compactMap { Double($0) }
    #expect(losses.count == 3)
    let entered = try #require(run.learner.evaluations.entries.last).validation
    #expect(abs((losses.min() ?? 0) - entered) < 1e-2)
  }

  /// A run that is broken off before the choice chooses the same, and goes on the same way.
  @Test func theChoiceOfAResumedRunIsThatOfAnUnbrokenOne() throws {
    var whole = try LearnerRun<BlackBox>(brief(starts: 3), world: .processes, seed: 5)
    _ = try whole.step(in: .processes)
    let bytes = try JSONEncoder().encode(whole)
    var broken = try JSONDecoder().decode(LearnerRun<BlackBox>.self, from: bytes)
    for _ in 0..<5 {
      #expect(try whole.step(in: .processes)?.entries == broken.step(in: .processes)?.entries)
    }
    #expect(whole.learner.trainees.count == 1)
    #expect(whole.learner.trainees[0].weights.values == broken.learner.trainees[0].weights.values)
  }

  /// One that was begun is trained as if it were alone: the first of three is the only one of one.
  @Test func thoseBegunDoNotTouchEachOther() throws {
    var runs = try [1, 3].map {
      try LearnerRun<BlackBox>(brief(starts: $0), world: .processes, seed: 5)
    }
    for place in runs.indices { _ = try runs[place].step(in: .processes) }
    #expect(
      runs[0].learner.trainees[0].weights.values == runs[1].learner.trainees[0].weights.values)
  }

  // MARK: - Networks

  /// What the learned rule asks becomes hyper-parameters of networks that are trained, and a run that
  /// is broken off among them is an unbroken one.
  @Test func itsQueriesAreSettingsOfRealChildren() throws {
    let world = try BlackBox.open(WorldRequest(name: "optdigits"))
    let data = try #require(world.children)
    var settings = brief(starts: 1)
    (settings.updates, settings.dimensions) = (1, 2)
    var whole = try LearnerRun<BlackBox>(settings, world: world, seed: 2)
    #expect(whole.learner.comparison.trials.last == .children(1))
    while whole.learner.comparison.results.last?.trial != .children(1) {
      _ = try whole.step(in: world)
    }
    let path = try #require(whole.learner.comparison.results.last?.path)
    let random = whole.learner.functionRandom.stream("comparison").stream("children").stream(0)
    let child = ChildFunction(
      width: 2, queries: 4, on: data, random: random.stream("function"))
    #expect(child.known.points == Array(path.points.prefix(2)))
    for (point, error) in zip(path.points, path.values) {
      let configuration = child.configuration(at: point)
      #expect(ChildFunction.space.contains(configuration))
      #expect(configuration.number("rate") == exp(log(1e-3) + point[0] * log(1e4)))
      #expect(abs(child.error(scaled: child.value(at: point)) - error) < 1e-12)
      #expect((0...1).contains(error))
    }
    let bytes = try JSONEncoder().encode(whole)
    var broken = try JSONDecoder().decode(LearnerRun<BlackBox>.self, from: bytes)
    for _ in 0..<4 {
      #expect(try whole.step(in: world)?.entries == broken.step(in: world)?.entries)
    }
    #expect(try whole.step(in: world) == nil)
    #expect(whole.learner.comparison.results == broken.learner.comparison.results)
    let rows = whole.learner.artefacts(in: world).compactMap { artefact -> Artefact.Table? in
      if artefact.id == "children", case .table(let table) = artefact.content { table } else { nil }
    }.first?.rows
    #expect(rows?.map { $0[1] } == ["told", "told", "learned", "learned"])
  }

  /// What is told first counts for every method, and every method begins with it.
  @Test func everyMethodIsToldTheSameNetworks() throws {
    let data = try ChildData("optdigits", WorldRequest())
    let child = ChildFunction(width: 1, queries: 8, on: data, random: Random(seed: 4))
    #expect(child.known.values.count == 2 && abs(child.known.values.reduce(0, +)) < 1e-9)
    let problem = QueryProblem(.child(child), width: 1)
    for method in SearchMethod.allCases.dropFirst() {
      let path = try problem.path(of: method, queries: 4, random: Random(seed: 1))
      #expect(path.points.count == 4)
      #expect(Array(path.values.prefix(2)) == child.known.values)
    }
    #expect([2, 3, 4, 8, 20, 30].map(ChildFunction.sampleSize) == [1, 2, 2, 2, 5, 7])
  }

  @Test func learnsToSearchAndIsCompared() throws {
    let world = try BlackBox.open(WorldRequest())
    var settings = BlackBox.Settings()
    (settings.updates, settings.queries, settings.tests) = (300, 8, 6)
    (settings.units, settings.features, settings.functions) = (24, 64, 64)
    (settings.shortest, settings.longest, settings.rate) = (0.2, 0.4, 5e-3)
    var run = try LearnerRun<BlackBox>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    #expect(run.steps == run.learner.plannedSteps)
    // Six functions as trained and two each of two others, five methods.
    #expect(run.steps == 300 + (6 + 2 + 2) * 5)
    let evaluations = run.learner.evaluations
    let (first, best) = (try #require(evaluations.entries.first), try #require(evaluations.best))
    let random = try #require(evaluations.control.last)
    #expect(best.heldOut < first.heldOut && best.heldOut < random)
    let results = run.learner.comparison.results
    #expect(results.map(\.trial.name) == ["as trained", "sphere", "rastrigin"])
    for result in results {
      #expect(result.scores.allSatisfy { $0.last.count == result.trial.count })
      #expect(result.scores.flatMap(\.last).allSatisfy { $0 >= 0 })
      #expect(result.scores.allSatisfy { $0.curve.count == 8 })
    }
    #expect(run.learner.tensors.count == 7)
    let regrets = run.learner.regrets(of: 5, random: Random(seed: 1))
    #expect(zip(regrets.early, regrets.last).allSatisfy { $0 >= $1 })
  }
}
