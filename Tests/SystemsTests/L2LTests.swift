import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct L2LTests {
  private let plan = RulePlan(units: 3, layers: 2, preprocessing: 0, scale: 0.1)
  private let family = ProblemFamily.quadratic(dimensions: 4)

  private func problems(_ count: Int, of family: ProblemFamily? = nil) -> ProblemSet {
    ProblemSet(family ?? self.family, count: count, source: .generated, random: Random(seed: 5))
  }

  private func weights(_ family: ProblemFamily? = nil) -> Parameters {
    Unroll.weights(plan, family ?? self.family, random: Random(seed: 3))
  }

  @Test func preprocessesAsInTheAppendix() {
    let graph = Graph()
    let gradients: [Float] = [1, -exp(Float(-5)), exp(Float(-11)), -exp(Float(-12)), 0]
    let inputs = LearnedRule.preprocessed(graph.constant(gradients, [5]), by: 10)
    let program = Program(graph, outputs: [inputs])
    var machine = Machine(program)
    var none = graph.initialParameters(random: Random(seed: 0))
    machine.run(&none)
    let expected: [Float] = [0, 1, -0.5, -1, -1, exp(Float(-1)), -1, -exp(Float(-2)), -1, 0]
    for (value, hoped) in zip(machine.read(program.port(of: inputs)), expected) {
      #expect(abs(value - hoped) < 1e-4)
    }
  }

  @Test func countsTheCoordinatesOfThePaper() {
    let shape = InputShape(height: 28, width: 28, channels: 1)
    var classifier = ProblemFamily.Classifier(
      shape: shape, classes: 10, hidden: [20], activation: .sigmoid, batch: 128)
    #expect(ProblemFamily.classifier(classifier).width == 15_910)
    classifier.filters = [8, 8]
    let groups = ProblemFamily.classifier(classifier).groups
    #expect(groups.map(\.range.count) == [72 + 576, 16 + 7 * 7 * 8 * 20 + 20 + 210])
    #expect(groups[1].range.upperBound == ProblemFamily.classifier(classifier).width)
  }

  /// A convex quadratic of four dimensions takes a few gradients, each problem by itself: where it
  /// started does not depend on the others.
  @Test func aQuasiNewtonMethodSolvesQuadraticsOneByOne() {
    let problems = problems(3)
    var evaluator = OptimizerEvaluator(plan, family, window: 2)
    let all = evaluator.quasiNewton(problems, steps: 40)
    var machine = BaselineMachine(family, problems: 3)
    let firsts = machine.run(.sgd, rate: 0.001, on: problems, steps: 1)
    #expect(all.rows.count == 41 && all.rows[0] == firsts.rows[0])
    #expect(all.means(over: 40...40).allSatisfy { $0 < 1e-4 })
    let last = evaluator.quasiNewton(problems.single(2), steps: 40)
    #expect(last.rows.map { $0[0] } == all.rows.map { $0[2] })
  }

  @Test func lossesAreThoseOfTheFunctions() {
    let problems = problems(3)
    var unroll = Unroll(plan, family, problems: 3, steps: 2)
    var (weights, point) = (weights(), unroll.state(before: problems))
    let losses = unroll.run(&weights, from: &point, on: problems)
    for problem in 0..<3 {
      var random = Random(seed: 5).stream(problem)
      let quadratic = Quadratic(dimensions: 4, random: &random)
      let end = Array(point.theta[problem * 4..<problem * 4 + 4])
      #expect(abs(losses[problem] - quadratic.value(at: quadratic.start)) < 1e-3)
      #expect(abs(losses[6 + problem] - quadratic.value(at: end)) < 1e-3)
    }
  }

  @Test(arguments: [0, 1, 3], [Float?.none, 0.95])
  func windowsGoOnWhereTheLastOneEnded(pairs: Int, decay: Float?) {
    let problems = problems(2)
    let plan = RulePlan(
      units: 3, layers: 2, preprocessing: 10, scale: 0.01, pairs: pairs, momentDecay: decay)
    let weights = Unroll.weights(plan, family, random: Random(seed: 3))
    func losses(window: Int) -> LossCurves {
      var unroll = Unroll(plan, family, problems: 2, steps: window)
      var (weights, point) = (weights, unroll.state(before: problems))
      var curves = LossCurves()
      while point.step < 12 {
        curves.append(unroll.run(&weights, from: &point, on: problems), problems: 2)
      }
      return curves
    }
    let (whole, parts) = (losses(window: 12), losses(window: 3))
    #expect(whole.rows.count == 13 && parts.rows.count == 13)
    for (one, other) in zip(whole.rows, parts.rows) {
      for (a, b) in zip(one, other) { #expect(abs(a - b) < 1e-4 * max(abs(a), 1)) }
    }
  }

  /// In a window of one step the gradient that is held fast does not depend on the weights, so
  /// the gradient of the loss is the difference quotient; nor does a direction.
  @Test(arguments: [
    RulePlan(units: 3, layers: 2, preprocessing: 0, scale: 1),
    RulePlan(units: 3, layers: 2, preprocessing: 10, scale: 1),
    RulePlan(units: 3, layers: 2, preprocessing: 0, scale: 1, pairs: 2),
    RulePlan(units: 3, layers: 2, preprocessing: 10, scale: 1, pairs: 2),
    RulePlan(units: 3, layers: 2, preprocessing: 10, scale: 1, momentDecay: 0.95),
  ])
  func gradientIsTheDifferenceQuotient(plan: RulePlan) {
    let problems = problems(8)
    var unroll = Unroll(plan, family, problems: 8, steps: 1, isLearning: true)
    let start = Unroll.weights(plan, family, random: Random(seed: 3))
    func total(_ weights: Parameters) -> Float {
      var (weights, point) = (weights, unroll.state(before: problems))
      return unroll.run(&weights, from: &point, on: problems)[8...].reduce(0, +)
    }
    _ = total(start)
    let gradient = unroll.gradients
    for index in stride(from: 0, to: start.trainableCount, by: 7) where abs(gradient[index]) > 0.1 {
      let slopes = [Float(0.01), -0.01].map { shift -> Float in
        var moved = start
        moved.values[index] += shift
        return total(moved)
      }
      let slope = (slopes[0] - slopes[1]) / 0.02
      #expect(abs(slope - gradient[index]) < 0.03 * abs(gradient[index]) + 0.02)
    }
  }

  @Test func coordinatesDoNotKnowOfEachOther() {
    let graph = Graph()
    let gradients = graph.input([3])
    let rule = LearnedRule(plan, named: "rule", graph: graph)
    let memory = LearnedRule.Memory(plan, coordinates: 3) { graph.constant(0, $0) }
    let updates = rule(gradients, memory).updates
    let program = Program(graph, outputs: [updates])
    var machine = Machine(program)
    var weights = graph.initialParameters(random: Random(seed: 1))
    let answers = [[Float(1), 2, 1], [1, -7, 5]].map { values in
      machine.write(values, to: program.port(of: gradients))
      machine.run(&weights)
      return machine.read(program.port(of: updates))
    }
    #expect(answers[0][0] == answers[1][0])
    #expect(answers[0][0] == answers[0][2])
    #expect(answers[0][0] != answers[0][1])
  }

  @Test func baselinesStepAlongTheGradient() throws {
    let problems = problems(1)
    var machine = BaselineMachine(family, problems: 1)
    let curve = machine.run(.sgd, rate: 0.01, on: problems, steps: 1)
    var random = Random(seed: 5).stream(0)
    let quadratic = Quadratic(dimensions: 4, random: &random)
    let gradient = quadratic.gradient(at: quadratic.start)
    let next = zip(quadratic.start, gradient).map { $0 - 0.01 * $1 }
    #expect(abs(curve.rows[1][0] - quadratic.value(at: next)) < 1e-3)
  }

  @Test func tuningFindsTheBestRate() {
    var machine = BaselineMachine(family, problems: 4)
    var tuning = BaselineTuning()
    let set = problems(4)
    while !tuning.isDone {
      tuning.advance { baseline, rate in
        mean(machine.run(baseline, rate: rate, on: set, steps: 10).means(over: 10...10))
      }
    }
    #expect(tuning.scores.count == 4 * 31)
    for baseline in BaselineOptimizer.allCases {
      let best = tuning.rate(of: baseline)
      let loss = mean(machine.run(baseline, rate: best, on: set, steps: 10).means(over: 10...10))
      for rate in BaselineOptimizer.rates {
        let other = machine.run(baseline, rate: rate, on: set, steps: 10).means(over: 10...10)
        #expect(!(mean(other) < loss))
      }
    }
  }

  /// Over many pairs, evolution strategies find the direction that back-propagation knows.
  @Test func evolutionStrategiesAgreeWithBackpropagation() {
    var settings = L2L.Settings()
    (settings.dimensions, settings.quadratics, settings.units, settings.layers) = (3, 4, 2, 1)
    (settings.horizon, settings.window, settings.pairs, settings.scale) = (1, 1, 300, 1)
    let directions = [GradientEstimator.backprop, .pes].map { estimator in
      settings.estimator = estimator
      let family = settings.optimisee(in: .quadratics)
      let plan = settings.plan(for: family)
      var estimation = Estimation(plan)
      var weights = Unroll.weights(plan.rule, family, random: Random(seed: 2))
      return estimation.estimate(&weights, from: .generated, random: Random(seed: 4)).gradient
    }
    func product(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let cosine =
      product(directions[0], directions[1])
      / (product(directions[0], directions[0]) * product(directions[1], directions[1])).squareRoot()
    #expect(cosine > 0.8)
  }

  @Test func learnsToBeatTunedDescent() throws {
    let world = try L2L.open(WorldRequest(name: "quadratics"))
    var settings = L2L.Settings()
    (settings.dimensions, settings.units, settings.updates) = (5, 10, 250)
    (settings.horizon, settings.window) = (40, 10)
    var run = try LearnerRun<L2L>(settings, world: world, seed: 1)
    while run.learner.training.updates < settings.updates { _ = try run.step(in: world) }
    let evaluations = run.learner.evaluations
    let (first, best) = (try #require(evaluations.entries.first), try #require(evaluations.best))
    let descent = try #require(evaluations.baselines.first { $0.baseline == .sgd })
    #expect(best.heldOut < 0.5 * first.heldOut)
    #expect(best.heldOut < descent.loss)
  }

  @Test(arguments: L2L.Kind.allCases) func comparesOnFamiliesItWasNotTrainedOn(
    kind: L2L.Kind
  ) throws {
    let world = try L2L.open(WorldRequest(name: "optdigits"))
    var settings = L2L.Settings()
    (settings.network, settings.width, settings.units, settings.batch) = (kind, 2, 2, 4)
    (settings.horizon, settings.window, settings.updates) = (2, 1, 200)
    settings.interval = 100
    var run = try LearnerRun<L2L>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    #expect(run.steps == run.learner.plannedSteps)
    let results = run.learner.comparison.results
    #expect(results.count == (kind == .perceptron ? 4 : 1))
    for result in results {
      #expect(result.scores.count == 5)
      #expect(result.scores.allSatisfy { $0.judged.count >= 16 && mean($0.judged).isFinite })
    }
    #expect(run.learner.tensors.count == (kind == .perceptron ? 8 : 16))
  }
}
