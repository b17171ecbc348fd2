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

  /// Runs are timed and helpers tried while there is no memory left.
  @Test func decidingOnHelpersAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      var trainer = try Self.trainer()
      let inputs = numbers(512, seed: 1), labels = Array(0..<8)
      let worker = ObjectIdentifier(Crew.shared)
      Crew.shared.expect(worker)
      Crew.shared.work(as: worker) {
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
