import Dispatch
import Foundation
import Synchronization

/// Signals that ask a program to end, which first saves what it does.
///
/// A second one ends it at once.
final class Interruption {
  /// Keeps the first signal; read on any thread.
  private final class Memory: Sendable {
    let first = Atomic<Int32>(0)
  }

  /// Whatever ends a program by default and asks for it: people, schedulers whose time is up, timers,
  /// a failing power supply.
  ///
  /// SIGPROF is not among them, since Dispatch never delivers it.
  private static let signals = [
    SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU, SIGALRM, SIGVTALRM, SIGPWR,
  ]
  private let memory = Memory()
  private var sources: [any DispatchSourceSignal] = []

  /// The signal that came first, if one did.
  var received: Int32? {
    let number = memory.first.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// Calls this when such a signal comes.
  func watch(_ act: @escaping @Sendable () -> Void) {
    sources = Self.signals.map { number in
      // The default action would end the process before the source is notified.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { [memory] in
        let (isFirst, _) = memory.first.compareExchange(
          expected: 0, desired: number, ordering: .acquiringAndReleasing)
        guard isFirst else { _exit(128 + number) }
        act()
      }
      source.resume()
      return source
    }
  }

  /// Stops watching.
  func ignore() {
    for source in sources { source.cancel() }
    sources = []
  }
}
