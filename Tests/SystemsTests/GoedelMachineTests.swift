import Compute
import Foundation
import Learning
import Testing

@testable import Systems

/// How many forgeries are tried: few in passing, more when `$ATHANOR_FORGERIES` says so.
let fuzzAttempts =
  ProcessInfo.processInfo.environment["ATHANOR_FORGERIES"].flatMap { Int($0) } ?? 5000

@Suite struct GoedelMachineTests {
  private func run(
    _ preset: String, life: Int? = nil, steps: Int = .max
  ) throws -> LearnerRun<GoedelMachine> {
    let world = try GoedelMachine.open(WorldRequest())
    var settings = try GoedelMachine.Settings(preset: preset, tuned: [:])
    settings.life = life ?? settings.life
    var run = try LearnerRun<GoedelMachine>(settings, world: world, seed: 1)
    while run.steps < steps, try run.step(in: world) != nil {}
    return run
  }

  /// The word of the paper's kind that is to be found, by hand.
  private let word: [ProofTechnique] = [
    .load, .increment, .multiply, .halve, .stopSearch, .setSwitch, .verify, .rates, .bounds,
    .compare,
  ]

  @Test func theWordProvesTheTarget() throws {
    let world = JobStream(ticks: 20_000)
    let state = ProofSearch.state(after: word, in: world, slot: 5)
    let solver = Solver(program: .closedForm, isSearching: false)
    #expect(
      state[.target]?.statement == .target(slot: 5, solver, with: 1244, without: 1209))
    let theorems = try #require(state.proof.replay(in: ProofKernel(world: world)))
    #expect(theorems.count == 13)
    #expect(theorems.last == state[.target])
  }

  @Test func aSwitchprogStaysAsItIs() {
    let world = JobStream(ticks: 20_000)
    let before = ProofSearch.state(after: [.load, .setSwitch, .verify], in: world, slot: 5)
    for token in [ProofTechnique.increment, .stopSearch, .setSwitch, .verify] {
      var state = before
      var prover = Prover(world)
      let (steps, isNew) = state.apply(token, &prover, slot: 5, limit: 100)
      #expect(steps > 0 && (!isNew || token == .verify))
      #expect(state.key == before.key)
    }
  }

  @Test func halfOfTheTimeIsTheSearchs() throws {
    let machine = try run("small", steps: 3).learner
    #expect((750_000...750_008).contains(machine.search.steps))
    #expect(machine.search.shares.reduce(0, +) == machine.search.steps)
  }

  /// The proof comes in time, pays, and is what the kernel proves again.
  @Test func theMachineProvesThatRewritingPays() throws {
    let machine = try run("small").learner
    let change = try #require(machine.change)
    #expect(change.solver == Solver(program: .closedForm, isSearching: false))
    #expect(machine.proofSteps < 100_000_000)
    #expect(change.slot > machine.stream.slot(ofTick: 2 * machine.proofSteps))
    #expect(machine.earned.own >= machine.earned.later)
    #expect(machine.earned.later > machine.earned.unchanged)
    #expect(machine.theorems.last.map(\.world) == machine.stream)
  }

  @Test(arguments: ["short", "never-stops"]) func thereIsNoSwitchWithoutAProof(
    preset: String
  ) throws {
    let machine = try run(preset, life: preset == "short" ? nil : 15).learner
    #expect(!machine.hasSwitched)
    #expect(machine.earned.own == machine.earned.unchanged)
  }

  /// A search that is saved in the middle of a phase goes on where it was.
  @Test func theSearchIsFoundAgainInTheMiddleOfAPhase() throws {
    let world = try GoedelMachine.open(WorldRequest())
    var whole = try run("small", steps: 4)
    var broken = try reread(whole)
    for _ in 0..<3 {
      _ = try whole.step(in: world)
      _ = try broken.step(in: world)
      #expect(try bytes(of: whole) == bytes(of: broken))
    }
    #expect(whole.learner.search.word == broken.learner.search.word)
  }

  /// A proof that proves something else, or nothing, is no checkpoint.
  @Test func aForgedProofIsRefused() throws {
    let world = try GoedelMachine.open(WorldRequest())
    let fresh = try run("quick", steps: 0).learner
    let machine = try run("quick").learner
    try machine.check(against: fresh, in: world, after: 400)
    let text = String(decoding: try bytes(of: machine), as: UTF8.self)
    let code = "\(JobProgram.closedForm.code)"
    let other = "\(JobProgram([.load, .increment, .multiply, .increment]).code)"
    #expect(text.contains(code))
    let forged = try JSONDecoder().decode(
      GoedelMachine.self, from: Data(text.replacing(code, with: other).utf8))
    #expect(throws: StateFlaw.self) { try forged.check(against: fresh, in: world, after: 400) }
  }
}
