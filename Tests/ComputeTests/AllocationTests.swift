import Foundation
import Testing

@testable import Compute

/// In processes of their own, where every allocation fails.
@Suite struct AllocationTests {
  @Test func anAllocationIsNoticed() async {
    await #expect(processExitsWith: .failure) {
      var array: [Int] = []
      exhaustMemory()
      array.reserveCapacity(100)
      _exit(0)
    }
  }

  @Test func aSteadyTrainingStepAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      var trainer = try Self.trainer()
      let inputs = numbers(512, seed: 1), labels = Array(0..<8)
      trainer.step(inputs: inputs, labels: labels)
      exhaustMemory()
      for _ in 0..<5 { trainer.step(inputs: inputs, labels: labels) }
      _exit(0)
    }
  }

  @Test func aSteadyStepWithHelpersAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      var trainer = try Self.trainer(team: ThreadTeam(count: 2))
      let inputs = numbers(512, seed: 1), labels = Array(0..<8)
      trainer.step(inputs: inputs, labels: labels)
      exhaustMemory()
      for _ in 0..<5 { trainer.step(inputs: inputs, labels: labels) }
      _exit(0)
    }
  }

  /// Products by halves, and sums over so many rows that they are kept in pieces.
  @Test func aSteadyRunOfLargeTensorsAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      let graph = Graph()
      let x = graph.input([4100, 3]), square = graph.input([512, 512])
      let lstm = LSTMCell(graph, named: "lstm", inputs: 3, units: 5)
      let next = lstm(x, lstm(x, nil))
      let product = square.times(square).relu() + square.times(square)
      let loss = next.hidden.square().mean() + product.mean()
      let program = Program(graph, outputs: [loss], minimising: loss)
      var machine = Machine(program, team: ThreadTeam(count: 2))
      var parameters = graph.initialParameters(random: Random(seed: 1))
      machine.run(&parameters)
      exhaustMemory()
      for _ in 0..<3 { machine.run(&parameters) }
      _exit(0)
    }
  }

  /// Runs are timed and helpers tried while there is no memory left.
  @Test func decidingOnHelpersAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      var trainer = try Self.trainer()
      let inputs = numbers(512, seed: 1), labels = Array(0..<8)
      let worker = ObjectIdentifier(HelperPool.shared)
      HelperPool.shared.expect(worker)
      HelperPool.shared.work(as: worker) {
        // Helpers are there from the fifth step on.
        for _ in 0..<5 { trainer.step(inputs: inputs, labels: labels) }
        exhaustMemory()
        for _ in 0..<20 { trainer.step(inputs: inputs, labels: labels) }
        _exit(0)
      }
    }
  }

  private static func trainer(team: ThreadTeam? = nil) throws -> Trainer {
    let network = try Network(
      input: [8, 8, 1],
      layers: [
        .convolution(filters: 8, kernel: 3), .batchNorm, .activation(.relu), .dropout(0.3),
        .convolution(filters: 8, kernel: 3, stride: 2), .activation(.elu),
        .maxPool(size: 2, stride: 1), .dense(units: 16), .layerNorm, .activation(.tanh),
        .dense(units: 10),
      ])
    return try Trainer(
      network, classes: 10, optimiser: .adam(), rate: 1e-3, batchSize: 8, seed: 1,
      largestNorm: 1, team: team)
  }
}
