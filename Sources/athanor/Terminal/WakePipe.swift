import CRescue
import Foundation
import Synchronization

/// What wakes the main loop besides keys: signals, and other threads.
final class WakePipe: Sendable {
  /// Readable when there is something.
  let descriptor: Int32
  private let writing: Int32
  private let hasNews = Atomic<Bool>(false)
  private let hasMail = Atomic<Bool>(false)

  /// The bytes that stand for news and mail; those of signals lie between.
  private static let news: UInt8 = 0
  private static let mail: UInt8 = 255

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

  /// Says, on any thread, that runs have news; wakes the loop once until it has listened.
  func ringForNews() {
    if !hasNews.exchange(true, ordering: .acquiringAndReleasing) { write(Self.news) }
  }

  /// Signals, on any thread, that an effect has a result.
  func ringForMail() {
    if !hasMail.exchange(true, ordering: .acquiringAndReleasing) { write(Self.mail) }
  }

  /// Lets news wake the loop again; to be called before one looks for them.
  func listenForNews() { hasNews.store(false, ordering: .releasing) }

  /// Lets mail wake the loop again; to be called before the mail is taken.
  func listenForMail() { hasMail.store(false, ordering: .releasing) }

  /// What came, with the signals in order.
  func take() -> (hasNews: Bool, hasMail: Bool, signals: [Int32]) {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = max(0, read(descriptor, &buffer, buffer.count))
    let taken = buffer[..<count]
    let signals = taken.filter { $0 != Self.news && $0 != Self.mail }.map(Int32.init)
    return (taken.contains(Self.news), taken.contains(Self.mail), signals)
  }

  private func write(_ byte: UInt8) {
    var byte = byte
    _ = Foundation.write(writing, &byte, 1)
  }
}
