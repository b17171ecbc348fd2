import Dispatch
import Foundation
import Synchronization

/// Threads that execute one program side by side: the caller's and its helpers.
///
/// Every thread goes through all instructions, does its share of each, and waits for the others
/// before the next. Helpers are started when they are first wanted; one that has nothing to do
/// looks for work for a moment and then sleeps. Machines that run in turn should share a team, so
/// that the helpers of one are not in the way of the others'.
public final class ThreadTeam: Sendable {
  /// How many threads there are, the caller's among them: a power of two, so that each has as many
  /// pieces of a long sum.
  public let count: Int
  private let state: State

  /// The caller's thread alone.
  public static let alone = ThreadTeam(count: 1)

  /// The most threads that there can be.
  static let most = 8

  /// A team whose helpers have not been started: of so many threads, or the next smaller number that
  /// there can be.
  public init(count: Int) {
    precondition(count > 0, "a team of \(count) threads")
    let doublings = min(count, Self.most).bitWidth - 1 - min(count, Self.most).leadingZeroBitCount
    let count = 1 << doublings
    self.count = count
    state = State(count: count)
  }

  deinit { state.release() }

  /// Processor seconds that the helpers have spent, waiting for work and for each other included.
  var helperSeconds: Double { state.helperSeconds }

  /// Lets every thread execute the program, and returns when all are done.
  func run(_ execution: Execution) {
    if count == 1 { execution.run() } else { state.lead(execution) }
  }
}

/// What the threads of a team share; it lives as long as the last of them.
private final class State: Sendable {
  private let count: Int
  /// What only the leader touches; also keeps out a second leader.
  private let leading = Mutex(Leading())
  /// The address of the leader's execution, which stands there until all have met at its end; 0
  /// before the first.
  private let job = Atomic<UInt>(0)
  /// Counts executions; -1 ends the helpers.
  private let round = Atomic(0)
  private let sleepers = Atomic(0)
  private let wakeUp = DispatchSemaphore(value: 0)
  private let meeting: Meeting
  /// The processor clocks of the helpers at work.
  private let clocks = Mutex<[clockid_t]>([])

  struct Leading {
    var hasHelpers = false
    /// How often the leader has met the others so far.
    var meetings = 0
    /// Scratch and tiles of the helpers.
    var room: [Float] = []
  }

  /// How often a helper looks for work before it lets others go first, and before it sleeps: a
  /// millisecond or two, since one that has slept may be woken on the leader's own core.
  private static let (greed, patience) = (20_000, 25_000)

  init(count: Int) {
    self.count = count
    meeting = Meeting(count: count)
  }

  func lead(_ execution: Execution) {
    leading.withLock { leading in
      startHelpers(&leading)
      let size = (count - 1) * execution.ownSize + Self.alignment
      if leading.room.count < size { leading.room = Array(repeating: 0, count: size) }
      leading.room.withUnsafeMutableBufferPointer { room in
        guard let base = room.baseAddress else { return }
        let aligned = UnsafeMutableRawPointer(base).alignedUp(toMultipleOf: Self.alignment * 4)
        var execution = execution
        execution.room = aligned.assumingMemoryBound(to: Float.self)
        lead(execution, &leading.meetings)
      }
    }
  }

  private func lead(_ execution: Execution, _ meetings: inout Int) {
    withUnsafePointer(to: execution) { execution in
      job.store(UInt(bitPattern: execution), ordering: .releasing)
      round.wrappingAdd(1, ordering: .sequentiallyConsistent)
      wake()
      execution.pointee.run(Part(index: 0, count: count), meeting, &meetings)
    }
  }

  /// Numbers of a cache line.
  private static let alignment = 16

  private func startHelpers(_ leading: inout Leading) {
    guard !leading.hasHelpers else { return }
    leading.hasHelpers = true
    for index in 1..<count {
      let helper = Thread { self.help(Part(index: index, count: self.count)) }
      helper.stackSize = 1 << 20
      helper.start()
    }
  }

  func release() {
    round.store(-1, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    // Each helper counted in `sleepers` gets one signal.
    for _ in 0..<sleepers.exchange(0, ordering: .sequentiallyConsistent) { wakeUp.signal() }
  }

  private func help(_ part: Part) {
    clocks.withLock { $0.append(Self.ownClock) }
    var (done, meetings) = (0, 0)
    while true {
      let current = waitForRound(after: done)
      if current < 0 { return }
      done = current
      let execution = UnsafePointer<Execution>(bitPattern: job.load(ordering: .acquiring))
      execution?.pointee.run(part, meeting, &meetings)
    }
  }

  private func waitForRound(after done: Int) -> Int {
    for attempt in 0..<Self.patience {
      let current = round.load(ordering: .acquiring)
      if current != done { return current }
      if attempt >= Self.greed { sched_yield() }
    }
    while true {
      sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
      let current = round.load(ordering: .sequentiallyConsistent)
      // Work came while this helper was being counted: its signal is left over, and the next wait
      // returns at once and loops.
      if current != done { return current }
      wakeUp.wait()
      let later = round.load(ordering: .sequentiallyConsistent)
      if later != done { return later }
    }
  }

  var helperSeconds: Double {
    clocks.withLock { $0.reduce(0) { $0 + HostClock.seconds(of: $1) } }
  }

  /// The clock by which other threads can read what this one has spent.
  private static var ownClock: clockid_t {
    var clock = clockid_t()
    pthread_getcpuclockid(pthread_self(), &clock)
    return clock
  }
}

/// Where the threads of a team wait for each other.
final class Meeting: Sendable {
  private let count: Int
  private let arrivals = Atomic(0)

  init(count: Int) { self.count = count }

  /// Returns when all threads have come once more than `times`, which counts on.
  @inline(__always) func wait(_ times: inout Int) {
    times += 1
    let expected = times * count
    arrivals.wrappingAdd(1, ordering: .acquiringAndReleasing)
    var patience = 4_000
    while arrivals.load(ordering: .acquiring) < expected {
      patience -= 1
      // Where threads share a core, the one that is waited for must get it.
      if patience == 0 {
        sched_yield()
        patience = 200
      }
    }
  }
}
