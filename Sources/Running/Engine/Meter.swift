import Compute
import Foundation

/// What a run has spent, in all sittings.
///
/// It never enters a checkpoint, so that equal runs stay equal bytes.
struct Meter: Sendable {
  /// Processor seconds.
  var cpuSeconds = 0.0
  /// Seconds by the clock while it was running.
  var wallSeconds = 0.0

  /// Processor seconds of the calling thread.
  static func threadSeconds() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

  /// Processor seconds that the calling thread has spent since `start`, and others for it.
  static func spent(since start: Double) -> Double {
    threadSeconds() - start + HelperPool.shared.takeHelp()
  }

  /// Seconds of a clock that no one sets.
  static func now() -> Double { seconds(CLOCK_MONOTONIC) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
