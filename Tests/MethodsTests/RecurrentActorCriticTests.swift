import Compute
import Foundation
import Learning
import Testing

@testable import Methods

@Suite struct RolloutTests {
  private func rollout(rewards: [[Float]], values: [[Float]], steps: Int) -> Rollout {
    var rollout = Rollout(inputs: 1, steps: steps)
    let first = rollout.addTrials(rewards.count)
    for (trial, row) in rewards.enumerated() {
      for (step, reward) in row.enumerated() {
        let choice = Action(index: 0, logProbability: 0, value: values[trial][step])
        rollout.note(
          trial: first + trial, step: step, observation: [Float(step)], row: 0, choice: choice,
          reward: reward)
      }
    }
    return rollout
  }

  /// δ_1 = 2 − 4 = −2;  δ_0 = 1 + 0.5·4 − 1 = 2;  A_0 = 2 + 0.5·0.5·(−2) = 1.5.
  @Test func advantagesAreThoseOfTheEquation() {
    var rollout = rollout(rewards: [[1, 2]], values: [[1, 4]], steps: 2)
    rollout.judge(discount: 0.5, trace: 0.5)
    #expect(rollout.aims.values == [2.5, 2])
    // Brought to mean 0 and variance 1, two numbers are 1 and -1.
    #expect(abs(rollout.advantages.values[0] - 1) < 1e-5)
    #expect(abs(rollout.advantages.values[1] + 1) < 1e-5)
  }

  /// With λ = 1 the aim is the discounted return, whatever the critic said.
  @Test func withoutBootstrappingAimsAreReturns() {
    var rollout = rollout(rewards: [[1, 2, 3]], values: [[9, -7, 5]], steps: 3)
    rollout.judge(discount: 0.5, trace: 1)
    for (aim, expected) in zip(rollout.aims.values, [2.75, 3.5, 3] as [Float]) {
      #expect(abs(aim - expected) < 1e-5)
    }
  }

  @Test func nothingIsExpectedBeyondTheEndOfShortTrials() {
    var rollout = rollout(rewards: [[1], [0, 0]], values: [[3], [0, 0]], steps: 2)
    rollout.judge(discount: 1, trace: 1)
    #expect(rollout.lengths == [1, 2])
    #expect(rollout.aims.values[0] == 1)
    #expect(rollout.longest(of: [0]) == 1 && rollout.longest(of: [0, 1]) == 2)
    #expect(rollout.meanReturn == 0.5)
  }

  @Test func minibatchesStandStepAfterStep() {
    let rollout = rollout(rewards: [[1], [5, 6]], values: [[0], [0, 0]], steps: 3)
    let batch = Minibatch(rollout: rollout, trials: [1, 0], steps: 2)
    var seen = [Float](repeating: 9, count: 4)
    seen.withUnsafeMutableBufferPointer { batch.writeObservations(to: $0) }
    // Step 0 of both trials, then step 1 of trial 1; trial 0 was over.
    #expect(seen == [0, 0, 1, 0])
  }

  @Test func survivesEncoding() throws {
    let rollout = rollout(rewards: [[1, 2]], values: [[1, .pi]], steps: 2)
    let bytes = try PropertyListEncoder().encode(rollout)
    #expect(try PropertyListDecoder().decode(Rollout.self, from: bytes) == rollout)
  }
}

@Suite struct RecurrentActorCriticTests {
  private func plan(_ cell: RecurrentCell, readout: Int? = nil) -> ActorCriticPlan {
    ActorCriticPlan(
      cell: cell, inputs: 3, actions: 2, units: 6, readout: readout, returnUnit: 4, clip: 0.2,
      criticWeight: 1)
  }

  private func rules(
    steps: Int, growth: Int = 0, spreads: Bool = false
  ) -> LearningRules {
    LearningRules(
      trials: 32, minibatch: 16, steps: steps, horizon: 1, growth: growth, epochs: 2, discount: 0.9,
      trace: 0.9, largestNorm: 1, spreadsMemory: spreads)
  }

  /// Sees one of two lights on the first step only, and is paid for naming it on the last.
  private struct Recall: VectorEnvironment {
    var lights: [Int]
    var step = 0
    let steps: Int
    var rows: Int { lights.count }

    func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
      observations.update(repeating: 0)
      guard step == 0 else { return }
      for row in 0..<rows { observations[row * 3 + lights[row]] = 1 }
    }

    mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
      step += 1
      for row in 0..<rows {
        rewards[row] = step == steps && actions[row] == lights[row] ? 1 : 0
      }
    }
  }

  private func lights(_ count: Int, _ random: Random) -> [Int] {
    var random = random
    return (0..<count).map { _ in random.below(2) }
  }

  /// Playing step by step and unrolling whole trials are one function of the parameters: right
  /// after playing nothing has changed, so the divergence is nought and the entropy is log 2.
  @Test(arguments: RecurrentCell.allCases, [nil, 5])
  func unrollsWhatWasPlayed(cell: RecurrentCell, readout: Int?) throws {
    var agent = ActorCritic(plan(cell, readout: readout), rules(steps: 5), random: Random(seed: 1))
    for round in 0..<8 {
      let random = Random(seed: 2).stream(round)
      while agent.isPlaying {
        var trials = Recall(lights: lights(16, random), steps: 5)
        agent.gather(&trials, random: random.stream("luck"))
      }
      var part = LearningPart(agent.plan, steps: 8, rows: 16)
      var parameters = agent.parameters
      let notes = part.run(
        &parameters, on: agent.rollout, ArraySlice(0..<16), entropyWeight: 0)
      #expect(abs(notes.divergence) < 1e-5)
      if round == 0 { #expect(abs(notes.entropy - log(2)) < 1e-5) }
      while !agent.isPlaying { _ = try agent.learn(rate: 0.01, entropyWeight: 0) }
    }
  }

  /// The gradient of the loss is its difference quotient, through time and both cells.
  @Test(arguments: RecurrentCell.allCases, [nil, 5])
  func gradientIsTheDifferenceQuotient(cell: RecurrentCell, readout: Int?) throws {
    var agent = ActorCritic(plan(cell, readout: readout), rules(steps: 4), random: Random(seed: 3))
    var trials = Recall(lights: lights(16, Random(seed: 4)), steps: 4)
    agent.gather(&trials, random: Random(seed: 5))
    var rollout = agent.rollout
    rollout.judge(discount: 0.9, trace: 1)
    var part = LearningPart(agent.plan, steps: 4, rows: 16)
    var parameters = agent.parameters
    let head = try #require(parameters.entries.first { $0.name == "head/weights" })
    var random = Random(seed: 6)
    for index in head.range { parameters.values[index] = Float(random.normal()) }
    let loss = { (parameters: Parameters) in
      var parameters = parameters
      return part.run(&parameters, on: rollout, ArraySlice(0..<16), entropyWeight: 0.1).loss
    }
    _ = loss(parameters)
    let gradients = part.machine.gradients
    let weights = try #require(parameters.entries.first { $0.name.hasSuffix("state-weights") })
    let first = weights.range.lowerBound
    var places = [first + 1, weights.range.upperBound - 2, head.range.lowerBound]
    for entry in parameters.entries where entry.name.hasPrefix("readout/") {
      places.append(entry.range.lowerBound + 1)
    }
    for index in places {
      var (up, down) = (parameters, parameters)
      up.values[index] += 0.01
      down.values[index] -= 0.01
      let slope = (loss(up) - loss(down)) / 0.02
      #expect(abs(slope - Double(gradients[index])) < 0.02 * abs(slope) + 2e-4)
    }
  }

  @Test(arguments: RecurrentCell.allCases)
  func learnsToRemember(cell: RecurrentCell) throws {
    var agent = ActorCritic(plan(cell), rules(steps: 4), random: Random(seed: 7))
    var last = 0.0
    for round in 0..<1200 {
      let random = Random(seed: 8).stream(round)
      if agent.isPlaying {
        var trials = Recall(lights: lights(16, random), steps: 4)
        agent.gather(&trials, random: random.stream("luck"))
      } else if let notes = try agent.learn(rate: 0.01, entropyWeight: 0.01) {
        last = notes.meanReturn
      }
    }
    #expect(last > 0.9)
  }

  /// What is seen now decides what is read: both lights are remembered, one is asked for.
  private struct Lookup: VectorEnvironment {
    let lights: [[Int]]
    let questions: [Int]
    var step = 0
    var rows: Int { lights.count }

    func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
      for row in 0..<rows {
        let first = row * 3
        observations[first] = step < 2 ? Float(2 * lights[row][step] - 1) : 0
        observations[first + 1] = step == 2 && questions[row] == 1 ? 1 : 0
        observations[first + 2] = step == 1 ? 1 : 0
      }
    }

    mutating func step(_ actions: [Int], _ rewards: inout [Float]) {
      for row in 0..<rows {
        let isRight = actions[row] == lights[row][questions[row]]
        rewards[row] = step == 2 && isRight ? 1 : 0
      }
      step += 1
    }
  }

  @Test func looksUpWhatIsAskedFor() throws {
    var agent = ActorCritic(
      plan(.gru, readout: 8), rules(steps: 3), random: Random(seed: 10))
    var last = 0.0
    for round in 0..<1200 {
      let random = Random(seed: 11).stream(round)
      if agent.isPlaying {
        let bits = lights(48, random)
        var trials = Lookup(
          lights: (0..<16).map { [bits[$0], bits[16 + $0]] }, questions: Array(bits[32...]))
        agent.gather(&trials, random: random.stream("luck"))
      } else if let notes = try agent.learn(rate: 0.01, entropyWeight: 0.01) {
        last = notes.meanReturn
      }
    }
    #expect(last > 0.9)
  }

  /// The gate that keeps begins between 1/2, a span of one step, and nearly 1.
  @Test(arguments: RecurrentCell.allCases)
  func memoriesBeginWithAllSpans(cell: RecurrentCell) throws {
    let agent = ActorCritic(
      plan(cell), rules(steps: 100, spreads: true), random: Random(seed: 9))
    let bias = try #require(agent.parameters[cell == .gru ? "gru/input-bias" : "lstm/bias"])
    #expect(bias[6..<12].allSatisfy { (0...Float(log(100.0))).contains($0) })
    #expect(Set(bias[6..<12]).count == 6)
    if cell == .lstm { #expect(zip(bias[0..<6], bias[6..<12]).allSatisfy { $0 == -$1 }) }
  }

  @Test func trialsGrowToTheirLength() {
    let rules = rules(steps: 100, growth: 10)
    #expect(rules.steps(in: 0) == 10)
    #expect((31...32).contains(rules.steps(in: 5)))
    #expect(rules.steps(in: 10) == 100 && rules.steps(in: 1000) == 100)
    #expect((1..<12).allSatisfy { rules.steps(in: $0) >= rules.steps(in: $0 - 1) })
    #expect(self.rules(steps: 100).steps(in: 0) == 100)
  }
}
