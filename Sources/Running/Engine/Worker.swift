import Compute
import Dispatch
import Foundation

/// Something that does pieces of work one after the other.
package protocol Worker: Sendable {
  /// Does this after what was given before.
  func enqueue(_ work: @escaping @Sendable () -> Void)
}

/// A worker on a serial Dispatch queue, below the terminal's own priority.
///
/// While no other worker has anything to do, programs that it runs may use the cores of all.
package final class DispatchWorker: Worker {
  private let queue: DispatchQueue

  /// A worker of its own.
  package init(number: Int) {
    queue = DispatchQueue(label: "athanor.lane.\(number)", qos: .utility)
  }

  /// Does this after what was given before.
  package func enqueue(_ work: @escaping @Sendable () -> Void) {
    HelperPool.shared.expect(ObjectIdentifier(self))
    queue.async { HelperPool.shared.work(as: ObjectIdentifier(self), work) }
  }

  /// One worker a processor core.
  package static func perCore(_ count: Int? = nil) -> [any Worker] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return (0..<max(count ?? cores, 1)).map { DispatchWorker(number: $0) }
  }
}
