import Compute
import Foundation

/// Measures what is spent.
///
/// It never enters a checkpoint, so that equal runs stay equal bytes.
enum Meter {
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
