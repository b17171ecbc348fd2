import Foundation
import Testing

@testable import Compute

/// Helpers for whoever works alone: the same bits, counted time, and sleep when nothing is to do.
@Suite struct CrewTests {
  private let crew = Crew(count: 2)
  private let first = Name(), second = Name()

  /// Stands for a worker.
  private final class Name: Sendable {}

  private func work(as name: Name, _ piece: () -> Void) {
    crew.expect(ObjectIdentifier(name))
    crew.work(as: ObjectIdentifier(name), piece)
  }

  @Test func aLoneWorkerHasHelpers() {
    #expect(!crew.isLedByCaller)
    work(as: first) { #expect(crew.isLedByCaller) }
    #expect(!crew.isLedByCaller)
  }

  @Test func twoWorkersHaveNone() {
    work(as: first) {
      crew.expect(ObjectIdentifier(second))
      #expect(!crew.isLedByCaller)
      crew.work(as: ObjectIdentifier(second)) { #expect(!crew.isLedByCaller) }
      #expect(crew.isLedByCaller)
    }
  }

  @Test func aWorkerWithMoreToDoStaysAtWork() {
    crew.expect(ObjectIdentifier(first))
    crew.expect(ObjectIdentifier(first))
    crew.work(as: ObjectIdentifier(first)) {}
    work(as: second) { #expect(!crew.isLedByCaller) }
    crew.work(as: ObjectIdentifier(first)) { #expect(crew.isLedByCaller) }
  }

  @Test func aLoneProcessorIsNobodysHelper() {
    let crew = Crew(count: 1)
    crew.expect(ObjectIdentifier(first))
    crew.work(as: ObjectIdentifier(first)) { #expect(!crew.isLedByCaller) }
  }

  @Test func helpersChangeNoBit() {
    var (alone, helped) = (Descent(crew), Descent(crew))
    for _ in 0..<12 {
      alone.run()
      work(as: first) { helped.run() }
      #expect(alone.machine.gradients == helped.machine.gradients)
      #expect(alone.parameters == helped.parameters)
    }
    #expect(crew.team.helperSeconds > 0)
  }

  @Test func aCopyGoesOnWithHelpersAsItsOriginalDoes() {
    var original = Descent(crew)
    work(as: first) {
      for _ in 0..<6 { original.run() }
      var copy = original
      copy.run()
      original.run()
      #expect(copy.machine.gradients == original.machine.gradients)
    }
    #expect(crew.team.helperSeconds > 0)
  }

  @Test func helpersTimeIsChargedOnceToWhomTheyHelped() async {
    var task = Descent(crew)
    work(as: first) {
      for _ in 0..<8 { task.run() }
      #expect(crew.takeHelp() > 0)
    }
    let others = await onAnotherThread { [crew] in crew.takeHelp() }
    #expect(others == 0)
    #expect(helpersFellAsleep())
    _ = crew.takeHelp()
    #expect(crew.takeHelp() == 0)
  }

  @Test func helpersWithoutWorkSleep() {
    var task = Descent(crew)
    work(as: first) { for _ in 0..<8 { task.run() } }
    #expect(crew.team.helperSeconds > 0)
    #expect(helpersFellAsleep())
  }

  /// Whether helpers come to spend nothing for half a second; a busy machine lets them look for work
  /// for longer than the moment that it takes an idle one.
  private func helpersFellAsleep() -> Bool {
    for _ in 0..<40 {
      let spent = crew.team.helperSeconds
      usleep(500_000)
      if crew.team.helperSeconds == spent { return true }
    }
    return false
  }

  private func onAnotherThread(_ body: @escaping @Sendable () -> Double) async -> Double {
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: body()) }.start()
    }
  }

  /// A program that is long enough for helpers to be tried on it.
  private struct Descent {
    var machine: Machine
    var parameters: Parameters

    init(_ crew: Crew) {
      let graph = Graph()
      let cell = GRUCell(graph, named: "gru", inputs: 8, units: 24)
      let x = graph.input([256, 8])
      var state: Tensor?
      for _ in 0..<4 { state = cell(x, state) }
      let loss = (state ?? x).square().mean()
      machine = Machine(Program(graph, outputs: [loss], minimising: loss), crew: crew)
      parameters = graph.initialParameters(random: Random(seed: 1))
      machine.write(numbers(2048, seed: 3), to: machine.program.port(of: x))
    }

    /// A step along the gradient.
    mutating func run() {
      machine.run(&parameters)
      for index in machine.gradients.indices {
        parameters.values[index] -= 0.1 * machine.gradients[index]
      }
    }
  }
}
