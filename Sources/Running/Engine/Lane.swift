import Compute
import Dispatch
import Foundation

/// Something that does pieces of work one after the other.
public protocol Lane: Sendable {
  /// Does this after what was given before.
  func enqueue(_ work: @escaping @Sendable () -> Void)
}

/// A lane on a serial Dispatch queue, below the terminal's own priority.
///
/// While no other lane has anything to do, programs that it runs may use the cores of all.
public final class DispatchLane: Lane {
  private let queue: DispatchQueue

  /// A lane of its own.
  public init(number: Int) {
    queue = DispatchQueue(label: "athanor.lane.\(number)", qos: .utility)
  }

  /// Does this after what was given before.
  public func enqueue(_ work: @escaping @Sendable () -> Void) {
    Crew.shared.expect(ObjectIdentifier(self))
    queue.async { Crew.shared.work(as: ObjectIdentifier(self), work) }
  }

  /// One lane a processor core.
  public static func perCore(_ count: Int? = nil) -> [any Lane] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return (0..<max(count ?? cores, 1)).map { DispatchLane(number: $0) }
  }
}
