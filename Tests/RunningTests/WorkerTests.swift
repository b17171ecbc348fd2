import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Compute
@testable import Running

/// Lanes, as the pool of this process sees them.
@Suite(.serialized) struct WorkerTests {
  /// What a piece of work on a worker finds.
  private func find<Found: Sendable>(
    on worker: DispatchWorker, _ body: @escaping @Sendable () -> Found
  ) async -> Found {
    await withCheckedContinuation { continuation in
      worker.enqueue { continuation.resume(returning: body()) }
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func programsHaveHelpersWhileOneLaneWorks() async {
    let (worker, other) = (DispatchWorker(number: 0), DispatchWorker(number: 1))
    let isLed = await find(on: worker) {
      var isLed = [HelperPool.shared.isLedByCaller]
      let gate = DispatchSemaphore(value: 0)
      other.enqueue { gate.wait() }
      isLed.append(HelperPool.shared.isLedByCaller)
      gate.signal()
      for _ in 0..<100_000 where !HelperPool.shared.isLedByCaller { usleep(100) }
      isLed.append(HelperPool.shared.isLedByCaller)
      return isLed
    }
    #expect(isLed == [true, false, true])
  }

  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func whatHelpersSpendIsCounted() async {
    let (all, own) = await find(on: DispatchWorker(number: 0)) {
      let graph = Graph()
      let x = graph.input([192, 192])
      var machine = Machine(Program(graph, outputs: [x.times(x).tanh()]))
      var none = graph.initialParameters(random: Random(seed: 1))
      let start = HostClock.threadSeconds()
      // Helpers are tried in the last four.
      for _ in 0..<8 { machine.run(&none) }
      let own = HostClock.threadSeconds() - start
      return (Meter.spent(since: start), own)
    }
    #expect(all > own * 1.1)
  }
}
