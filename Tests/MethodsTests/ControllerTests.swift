import Compute
import Foundation
import Testing

@testable import Methods

@Suite struct ControllerTests {
  /// Three layers: a choice of two, one of three, and what they read.
  private let plan = DecisionPlan(
    choices: [2, 3],
    decisions: (0..<3).flatMap { layer -> [DecisionPlan.Decision] in
      [.choice(kind: 0), .choice(kind: 1), .anchors(earlier: layer)]
    })
  private var shape: ControllerShape {
    var shape = ControllerShape()
    (shape.units, shape.range) = (5, 0.5)
    return shape
  }

  /// log P of a sequence by its own probabilities, decision by decision.
  private func logProbability(
    of sequence: [Int], _ program: inout ControllerProgram, _ parameters: inout Parameters
  ) -> Double {
    program.write([sequence])
    program.run(&parameters)
    var sum = 0.0
    for (place, decision) in plan.decisions.enumerated() {
      let probabilities = program.probabilities(row: 0, decision: place)
      switch decision {
      case .choice: sum += log(probabilities[sequence[place]])
      case .anchors:
        for (bit, probability) in probabilities.enumerated() {
          sum += log(sequence[place] >> bit & 1 == 1 ? probability : 1 - probability)
        }
      }
    }
    return sum
  }

  /// The gradient of the loss is that of -advantage · log P, connections among its decisions.
  @Test func theGradientIsThatOfTheLogarithmOfTheProbability() throws {
    let graph = ControllerRecording(plan, shape, rows: 1).graph
    var parameters = graph.initialParameters(random: Random(seed: 3))
    var learning = ControllerProgram(plan, shape, rows: 1, learns: true)
    var sampling = ControllerProgram(plan, shape, rows: 1, learns: false)
    let sequence = [1, 2, 0, 0, 1, 1, 1, 0, 0b10]
    let loss = learning.learn([sequence], advantages: [0.7], &parameters)
    let own = logProbability(of: sequence, &sampling, &parameters)
    #expect(abs(Double(loss) + 0.7 * own) < 1e-5)
    let gradients = learning.machine.gradients
    var compared = 0
    for index in stride(from: 0, to: parameters.trainableCount, by: 7) {
      let old = parameters.values[index]
      var ends: [Double] = []
      for step in [Float(1e-2), -1e-2] {
        parameters.values[index] = old + step
        ends.append(-0.7 * logProbability(of: sequence, &sampling, &parameters))
      }
      parameters.values[index] = old
      let numeric = (ends[0] - ends[1]) / 2e-2
      #expect(abs(numeric - Double(gradients[index])) < 2e-3 * max(1, abs(numeric)))
      compared += gradients[index] != 0 ? 1 : 0
    }
    #expect(compared > 30)
  }

  /// Frequencies of what is written down are the probabilities that the controller states.
  @Test func samplesFollowTheProbabilities() throws {
    var rules = Controller.Rules()
    rules.rate = 0.05
    var controller = Controller(plan, rules, shape: shape, random: Random(seed: 1))
    var random = Random(seed: 2)
    var (first, connected) = ([0, 0], 0)
    for _ in 0..<2000 {
      let sequence = controller.sample(plan, random: &random)
      #expect(plan.allows(sequence))
      first[sequence[0]] += 1
      connected += sequence[5]
    }
    let stated = controller.probabilities(plan, along: controller.best(plan))
    #expect(abs(Double(first[0]) / 2000 - stated[0][0]) < 0.04)
    #expect(connected > 600 && connected < 1400)
  }

  /// What is rewarded becomes likelier, a decision and a connection alike.
  @Test func rewardedDecisionsBecomeLikelier() throws {
    var rules = Controller.Rules()
    rules.rate = 0.02
    var controller = Controller(plan, rules, shape: shape, random: Random(seed: 1))
    var random = Random(seed: 2)
    for _ in 0..<120 {
      let sequences = (0..<4).map { _ in controller.sample(plan, random: &random) }
      let rewards = sequences.map { Double($0[0] + ($0[8] >> 1 & 1)) / 2 }
      try controller.learn(plan, sequences, rewards: rewards, rate: 0.02)
    }
    let best = controller.best(plan)
    let probabilities = controller.probabilities(plan, along: best)
    #expect(probabilities[0][1] > 0.9 && probabilities[8][1] > 0.9)
    #expect((controller.baseline ?? 0) > 0.8)
  }

  /// The baseline excludes the rewards that it is compared with, and moves by 1 - decay at each.
  @Test func theBaselineIsAMovingAverage() throws {
    var controller = Controller(plan, .init(), shape: shape, random: Random(seed: 1))
    var random = Random(seed: 2)
    let sequences = (0..<2).map { _ in controller.sample(plan, random: &random) }
    try controller.learn(plan, sequences, rewards: [0.2, 0.6], rate: 1e-3)
    #expect(abs((controller.baseline ?? 0) - ((0.4 * 0.9 + 0.02) * 0.9 + 0.06)) < 1e-12)
  }

  @Test func aDecodedControllerGoesOnAsThisOneWould() throws {
    var controller = Controller(plan, .init(), shape: shape, random: Random(seed: 1))
    var random = Random(seed: 2)
    let sequences = (0..<4).map { _ in controller.sample(plan, random: &random) }
    try controller.learn(plan, sequences, rewards: [0, 1, 0.5, 0.3], rate: 1e-2)
    var copy = try JSONDecoder().decode(
      Controller.self, from: JSONEncoder().encode(controller))
    for _ in 0..<3 {
      var (one, other) = (random, random)
      let written = controller.sample(plan, random: &one)
      #expect(written == copy.sample(plan, random: &other))
      try controller.learn(plan, [written, written], rewards: [1, 0.2], rate: 1e-2)
      try copy.learn(plan, [written, written], rewards: [1, 0.2], rate: 1e-2)
      #expect(controller.parameters == copy.parameters)
      random = one
    }
  }
}
