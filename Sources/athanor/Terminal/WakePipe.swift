import CRescue
import Foundation
import Synchronization

/// What wakes the main loop besides keys: signals, and news from other threads.
final class WakePipe: Sendable {
  /// Readable when there is something.
  let descriptor: Int32
  private let writing: Int32
  private let isRung = Atomic<Bool>(false)

  /// A pipe that neither blocks nor outlives the program.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard rescue_pipe(&ends) == 0 else { return nil }
    descriptor = ends[0]
    writing = ends[1]
  }

  deinit {
    close(descriptor)
    close(writing)
  }

  /// Takes signals in from now on.
  func watchSignals() { rescue_watch(writing) }

  /// Says, on any thread, that there is news; wakes the loop once until it has listened.
  func ring() {
    guard !isRung.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }

  /// Lets `ring` wake the loop again; to be called before one looks for the news.
  func listen() { isRung.store(false, ordering: .releasing) }

  /// What came: whether it rang, and the signals in order.
  func take() -> (hasRung: Bool, signals: [Int32]) {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(descriptor, &buffer, buffer.count))
    let taken = buffer[..<count]
    return (taken.contains(0), taken.filter { $0 != 0 }.map(Int32.init))
  }
}
