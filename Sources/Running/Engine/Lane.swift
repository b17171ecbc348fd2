import Dispatch
import Foundation

/// Something that does pieces of work one after the other.
public protocol Lane: Sendable {
  /// Does this after what was given before.
  func enqueue(_ work: @escaping @Sendable () -> Void)
}

/// A lane on a serial Dispatch queue, below the terminal's own priority.
public struct DispatchLane: Lane {
  private let queue: DispatchQueue

  /// A lane of its own.
  public init(number: Int) {
    queue = DispatchQueue(label: "athanor.lane.\(number)", qos: .utility)
  }

  /// Does this after what was given before.
  public func enqueue(_ work: @escaping @Sendable () -> Void) {
    queue.async(execute: work)
  }

  /// One lane a processor core.
  public static func perCore(_ count: Int? = nil) -> [any Lane] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return (0..<max(count ?? cores, 1)).map { DispatchLane(number: $0) }
  }
}
