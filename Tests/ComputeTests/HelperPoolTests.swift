import Foundation
import Testing

@testable import Compute

/// Helpers for whoever works alone: the same bits, counted time, and sleep when nothing is to do.
@Suite struct HelperPoolTests {
  private let pool = HelperPool(count: 2)
  private let first = Name(), second = Name()

  /// Stands for a worker.
  private final class Name: Sendable {}

  private func work(as name: Name, _ piece: () -> Void) {
    pool.expect(ObjectIdentifier(name))
    pool.work(as: ObjectIdentifier(name), piece)
  }

  @Test func aLoneWorkerHasHelpers() {
    #expect(!pool.isLedByCaller)
    work(as: first) { #expect(pool.isLedByCaller) }
    #expect(!pool.isLedByCaller)
  }

  @Test func twoWorkersHaveNone() {
    work(as: first) {
      pool.expect(ObjectIdentifier(second))
      #expect(!pool.isLedByCaller)
      pool.work(as: ObjectIdentifier(second)) { #expect(!pool.isLedByCaller) }
      #expect(pool.isLedByCaller)
    }
  }

  @Test func aWorkerWithMoreToDoStaysAtWork() {
    pool.expect(ObjectIdentifier(first))
    pool.expect(ObjectIdentifier(first))
    pool.work(as: ObjectIdentifier(first)) {}
    work(as: second) { #expect(!pool.isLedByCaller) }
    pool.work(as: ObjectIdentifier(first)) { #expect(pool.isLedByCaller) }
  }

  @Test func aLoneProcessorIsNobodysHelper() {
    let pool = HelperPool(count: 1)
    pool.expect(ObjectIdentifier(first))
    pool.work(as: ObjectIdentifier(first)) { #expect(!pool.isLedByCaller) }
  }

  @Test func helpersChangeNoBit() {
    var (alone, helped) = (Descent(pool), Descent(pool))
    for _ in 0..<12 {
      alone.run()
      work(as: first) { helped.run() }
      #expect(alone.machine.gradients == helped.machine.gradients)
      #expect(alone.parameters == helped.parameters)
    }
    #expect(pool.team.helperSeconds > 0)
  }

  @Test func aCopyGoesOnWithHelpersAsItsOriginalDoes() {
    var original = Descent(pool)
    work(as: first) {
      for _ in 0..<6 { original.run() }
      var copy = original
      copy.run()
      original.run()
      #expect(copy.machine.gradients == original.machine.gradients)
    }
    #expect(pool.team.helperSeconds > 0)
  }

  @Test func helpersTimeIsChargedOnceToWhomTheyHelped() async {
    var task = Descent(pool)
    work(as: first) {
      for _ in 0..<8 { task.run() }
      #expect(pool.takeHelp() > 0)
    }
    let others = await onAnotherThread { [pool] in pool.takeHelp() }
    #expect(others == 0)
    #expect(helpersFellAsleep())
    _ = pool.takeHelp()
    #expect(pool.takeHelp() == 0)
  }

  @Test func helpersWithoutWorkSleep() {
    var task = Descent(pool)
    work(as: first) { for _ in 0..<8 { task.run() } }
    #expect(pool.team.helperSeconds > 0)
    #expect(helpersFellAsleep())
  }

  /// Whether helpers come to spend nothing for half a second; a busy machine lets them look for work
  /// for longer than the moment that it takes an idle one.
  private func helpersFellAsleep() -> Bool {
    for _ in 0..<40 {
      let spent = pool.team.helperSeconds
      usleep(500_000)
      if pool.team.helperSeconds == spent { return true }
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

    init(_ pool: HelperPool) {
      let graph = Graph()
      let cell = GRUCell(graph, named: "gru", inputs: 8, units: 24)
      let x = graph.input([256, 8])
      var state: Tensor?
      for _ in 0..<4 { state = cell(x, state) }
      let loss = (state ?? x).square().mean()
      machine = Machine(Program(graph, outputs: [loss], minimising: loss), pool: pool)
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
