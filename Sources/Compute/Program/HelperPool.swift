import Foundation
import Synchronization

/// The workers of a process and the helpers that a lone one may have.
///
/// A worker is someone who does pieces of work one after the other, such as a queue. As long as
/// only one of them has anything to do, helpers share the programs that it runs, where that is
/// faster; when there are several, each runs its own. No worker waits for another: which one
/// has helpers is decided whenever a worker gets its first piece of work or has done its last. Helpers are
/// started when they are first wanted and sleep when they are not.
public final class HelperPool: Sendable {
  /// The one of this process.
  ///
  /// It has a thread for each core that it may use, up to four: more were never tried.
  public static let shared = HelperPool(count: min(ProcessInfo.processInfo.activeProcessorCount, 4))

  /// A worker that has something to do.
  private struct Worker {
    let id: ObjectIdentifier
    /// Pieces of work that wait or are being done.
    var pieces = 1
    /// The thread that does one now; 0 while none does.
    var thread: pthread_t = 0
  }

  let team: ThreadTeam
  private let workers = Mutex<[Worker]>([])
  /// The thread that may have helpers; 0 where there is none.
  private let leader = Atomic<pthread_t>(0)
  /// The thread that had helpers last.
  private let chargedThread = Atomic<pthread_t>(0)
  /// Processor seconds of the helpers that have been charged to a worker already.
  private let charged = Mutex(0.0)

  /// A pool of so many threads, one of which is a worker's own.
  init(count: Int) { team = ThreadTeam(count: count) }

  /// Says that a worker is to do a piece of work.
  public func expect(_ worker: ObjectIdentifier) {
    change { workers in
      if let index = workers.firstIndex(where: { $0.id == worker }) {
        workers[index].pieces += 1
      } else {
        workers.append(Worker(id: worker))
      }
    }
  }

  /// Does a worker's next piece of work, which was expected, on the calling thread.
  public func work(as worker: ObjectIdentifier, _ piece: () -> Void) {
    let thread = pthread_self()
    change { $0[Self.index(of: worker, in: $0)].thread = thread }
    piece()
    change { workers in
      let index = Self.index(of: worker, in: workers)
      workers[index].thread = 0
      workers[index].pieces -= 1
      if workers[index].pieces == 0 { workers.remove(at: index) }
    }
  }

  /// Processor seconds that helpers have spent for the calling thread since they were last asked
  /// for; waiting for its programs is part of them.
  public func takeHelp() -> Double {
    guard chargedThread.load(ordering: .relaxed) == pthread_self() else { return 0 }
    return charged.withLock { charged in
      let spent = team.helperSeconds
      defer { charged = spent }
      return spent - charged
    }
  }

  /// Whether the calling thread may have helpers now.
  var isLedByCaller: Bool {
    let leader = leader.load(ordering: .relaxed)
    return leader != 0 && team.count > 1 && leader == pthread_self()
  }

  /// The helpers and the calling thread, to which their time is charged from now on.
  func takeTeam() -> ThreadTeam {
    chargedThread.store(pthread_self(), ordering: .relaxed)
    return team
  }

  private func change(_ body: (inout [Worker]) -> Void) {
    workers.withLock { workers in
      body(&workers)
      let lone = workers.count == 1 ? workers[0].thread : 0
      leader.store(lone, ordering: .relaxed)
    }
  }

  private static func index(of worker: ObjectIdentifier, in workers: [Worker]) -> Int {
    guard let index = workers.firstIndex(where: { $0.id == worker }) else {
      preconditionFailure("a worker that was to do nothing works")
    }
    return index
  }
}
