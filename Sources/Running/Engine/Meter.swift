import Compute

/// Measures what is spent.
///
/// It never enters a checkpoint, so that equal runs stay equal bytes.
enum Meter {
  /// Processor seconds that the calling thread has spent since `start`, and others for it.
  static func spent(since start: Double) -> Double {
    HostClock.threadSeconds() - start + HelperPool.shared.takeHelp()
  }
}
