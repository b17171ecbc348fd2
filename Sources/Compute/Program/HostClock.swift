import Foundation

/// Clocks of the operating system, in seconds.
package enum HostClock {
  /// Processor seconds of the calling thread.
  package static func threadSeconds() -> Double { seconds(of: CLOCK_THREAD_CPUTIME_ID) }

  /// Seconds of a clock that no one sets.
  package static func now() -> Double { seconds(of: CLOCK_MONOTONIC) }

  static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
