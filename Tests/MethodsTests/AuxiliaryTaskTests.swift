import Compute
import Foundation
import Learning
import Testing

@testable import Methods

@Suite struct AuxiliaryTaskTests {
  /// Sees a random number of a few bits, which is to be told as a class; nothing is paid.
  private struct Telling: VectorEnvironment {
    var numbers: [Int]
    var steps = 0
    var forgetsAt: Int?
    var rows: Int { numbers.count }

    func observe(_ observations: UnsafeMutableBufferPointer<Float>) {
      for row in 0..<rows {
        for bit in 0..<3 { observations[row * 3 + bit] = Float(numbers[row] >> bit & 1) }
      }
    }

    func writeTargets(_ targets: UnsafeMutableBufferPointer<Float>) {
      for row in 0..<rows {
        targets[row * 3] = Float(numbers[row] & 3)
        targets[row * 3 + 1] = Float(numbers[row] >> 1)
        targets[row * 3 + 2] = Float(numbers[row] & 1)
      }
    }

    func forgets(_ row: Int) -> Bool { row == 1 && steps == forgetsAt }

    mutating func step(_ actions: [Int], _ rewards: inout [Float]) { steps += 1 }
  }

  private func plan(_ cell: RecurrentCell, _ tasks: [AuxiliaryTask]) -> ActorCriticPlan {
    ActorCriticPlan(
      cell: cell, inputs: 3, actions: 2, units: 6, returnUnit: 1, clip: 0.2, criticWeight: 1,
      auxiliary: tasks)
  }

  private let rules = LearningRules(
    trials: 32, minibatch: 16, steps: 4, horizon: 1, growth: 0, epochs: 2, discount: 0.9,
    trace: 0.9, largestNorm: 1, spreadsMemory: false)

  private let tasks = [
    AuxiliaryTask("pairs", targets: 2, classes: 4, weight: 2),
    AuxiliaryTask("parity", targets: 1, classes: 2, weight: 0.5),
  ]

  private func gathered(_ agent: ActorCritic) -> ActorCritic {
    var (agent, random) = (agent, Random(seed: 2).stream(agent.iterations))
    while agent.isPlaying {
      var trials = Telling(numbers: (0..<16).map { _ in random.below(8) })
      agent.gather(&trials, random: random)
    }
    return agent
  }

  /// Before anything is learned all classes are alike: 2 log 4 + 0.5 log 2.
  @Test(arguments: RecurrentCell.allCases)
  func theLossIsTheWeightedCrossEntropy(cell: RecurrentCell) throws {
    let agent = gathered(ActorCritic(plan(cell, tasks), rules, random: Random(seed: 1)))
    var part = LearningPart(agent.plan, steps: 4, rows: 16)
    var parameters = agent.parameters
    let notes = part.run(&parameters, on: agent.rollout, ArraySlice(0..<16), entropyWeight: 0)
    let expected = 2 * log(4.0) + 0.5 * log(2.0)
    #expect(abs((notes.auxiliary ?? 0) - expected) < 1e-4)
    let rest = notes.loss - expected
    let plain = try plainLoss(of: agent, cell)
    #expect(abs(rest - plain) < 1e-4)
  }

  /// The loss of the same trials without auxiliary tasks.
  private func plainLoss(of agent: ActorCritic, _ cell: RecurrentCell) throws -> Double {
    var part = LearningPart(plan(cell, []), steps: 4, rows: 16)
    let plain = ActorCritic(plan(cell, []), rules, random: Random(seed: 1))
    var parameters = plain.parameters
    let notes = part.run(&parameters, on: agent.rollout, ArraySlice(0..<16), entropyWeight: 0)
    #expect(notes.auxiliary == nil)
    return notes.loss
  }

  @Test func theGradientIsTheDifferenceQuotient() throws {
    let agent = gathered(ActorCritic(plan(.gru, tasks), rules, random: Random(seed: 3)))
    var part = LearningPart(agent.plan, steps: 4, rows: 16)
    var parameters = agent.parameters
    var random = Random(seed: 4)
    for name in ["pairs/weights", "parity/weights"] {
      let entry = try #require(parameters.entry(named: name))
      for index in entry.range { parameters.values[index] = Float(random.normal()) }
    }
    let loss = { (parameters: Parameters) in
      var parameters = parameters
      return part.run(&parameters, on: agent.rollout, ArraySlice(0..<16), entropyWeight: 0).loss
    }
    _ = loss(parameters)
    let gradients = part.machine.gradients
    for name in ["pairs/weights", "pairs/bias", "parity/bias", "gru/state-weights"] {
      let index = try #require(parameters.entry(named: name)).range.lowerBound + 1
      var (up, down) = (parameters, parameters)
      up.values[index] += 0.01
      down.values[index] -= 0.01
      let slope = (loss(up) - loss(down)) / 0.02
      #expect(abs(slope - Double(gradients[index])) < 0.02 * abs(slope) + 2e-4, "\(name)")
    }
  }

  @Test func whatIsAskedForIsLearnedAndResumed() throws {
    var agent = ActorCritic(plan(.gru, tasks), rules, random: Random(seed: 5))
    let fresh = agent
    var losses: [Double] = []
    for round in 0..<60 {
      agent = gathered(agent)
      if round == 30 {
        let bytes = try PropertyListEncoder().encode(agent)
        agent = try PropertyListDecoder().decode(ActorCritic.self, from: bytes)
        try agent.check(against: fresh)
      }
      while !agent.isPlaying {
        if let notes = try agent.learn(rate: 0.02, entropyWeight: 0) {
          losses.append(try #require(notes.losses.auxiliary))
        }
      }
    }
    #expect(losses[59] < 0.3 * losses[0])
  }

  /// Files of agents without auxiliary tasks are what they were before there were any.
  @Test func nothingIsWrittenWhereNothingIsAskedFor() throws {
    let agent = gathered(ActorCritic(plan(.gru, []), rules, random: Random(seed: 6)))
    let text = try #require(String(bytes: JSONEncoder().encode(agent), encoding: .utf8))
    let isThere = text.contains("auxiliary") || text.contains("targets")
    #expect(!isThere)
  }

  /// Classes that a task does not have are noticed, and so is an agent that was asked for others.
  @Test func otherTargetsAreRefused() throws {
    let rollout = gathered(ActorCritic(plan(.gru, tasks), rules, random: Random(seed: 7))).rollout
    var targets = try #require(rollout.targets)
    let places = 32 * 4
    #expect(targets.fit(tasks, places: places) && !targets.fit(tasks, places: places - 1))
    targets.values.values[0] = 4
    #expect(!targets.fit(tasks, places: places))
    targets.values.values[0] = .nan
    #expect(!targets.fit(tasks, places: places))
    #expect(!targets.fit([tasks[0]], places: places))
  }

  /// A row that forgets goes on as if it began: with the same in sight it expects the same.
  @Test(arguments: RecurrentCell.allCases)
  func memoryIsEmptiedWhereTheEnvironmentSaysSo(cell: RecurrentCell) {
    let plan = plan(cell, [])
    var parameters = PolicyLoss(plan, steps: 1, rows: 1).graph
      .initialParameters(random: Random(seed: 8))
    var random = Random(seed: 9)
    for index in parameters.values.indices { parameters.values[index] = Float(random.normal()) }
    var part = ActingPart(plan, rows: 2)
    var trials = Telling(numbers: [5, 5], forgetsAt: 3)
    var values: [[Float]] = []
    part.play(&trials, &parameters, steps: 5, random: Random(seed: 10)) { transition, _ in
      values.append(transition.actions.map(\.value))
    }
    #expect(values[3][1] == values[0][1] && values[4][1] == values[1][1])
    #expect(values[3][0] != values[0][0] && values[2][0] == values[2][1])
  }
}
