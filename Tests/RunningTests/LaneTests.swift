import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Compute
@testable import Running

/// Lanes, as the crew of this process sees them.
@Suite(.serialized) struct LaneTests {
  /// What a piece of work on a lane finds.
  private func find<Found: Sendable>(
    on lane: DispatchLane, _ body: @escaping @Sendable () -> Found
  ) async -> Found {
    await withCheckedContinuation { continuation in
      lane.enqueue { continuation.resume(returning: body()) }
    }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func programsHaveHelpersWhileOneLaneWorks() async {
    let (lane, other) = (DispatchLane(number: 0), DispatchLane(number: 1))
    let isLed = await find(on: lane) {
      var isLed = [Crew.shared.isLedByCaller]
      let gate = DispatchSemaphore(value: 0)
      other.enqueue { gate.wait() }
      isLed.append(Crew.shared.isLedByCaller)
      gate.signal()
      for _ in 0..<100_000 where !Crew.shared.isLedByCaller { usleep(100) }
      isLed.append(Crew.shared.isLedByCaller)
      return isLed
    }
    #expect(isLed == [true, false, true])
  }

  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
  func whatHelpersSpendIsCounted() async {
    let (all, own) = await find(on: DispatchLane(number: 0)) {
      let graph = Graph()
      let x = graph.input([192, 192])
      var machine = Machine(Program(graph, outputs: [x.times(x).tanh()]))
      var none = graph.initialParameters(random: Random(seed: 1))
      let start = Meter.threadSeconds()
      // Helpers are tried in the last four.
      for _ in 0..<8 { machine.run(&none) }
      let own = Meter.threadSeconds() - start
      return (Meter.spent(since: start), own)
    }
    #expect(all > own * 1.1)
  }
}
