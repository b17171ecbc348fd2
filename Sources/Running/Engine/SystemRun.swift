import Compute
import Learning
import Synchronization

/// A system at work on its workers.
///
/// All that changes is behind one lock. The system itself is taken out while a slice works on it,
/// so that nothing is locked during computation and nothing is copied. Nobody ever waits on a
/// worker: a run that has nothing to do is simply not queued.
final class SystemRun<D: Stepper>: Run {
  let name: SessionName
  let spec: RunSpec<D.Driven>
  let shared: Mutex<Shared>
  let jobFiles: JobFiles
  /// The networks of trials that are over, for trials to come.
  let networks: any NetworkStore

  /// A run that is queued; an order sets it going.
  init(
    name: SessionName, spec: RunSpec<D.Driven>, core: consuming Core,
    networks: any NetworkStore, finished: [Int: FinishedTrial], status: SessionStatus
  ) {
    self.name = name
    self.spec = spec
    self.networks = networks
    jobFiles = core.recorder.jobFiles
    var status = status
    core.fill(&status)
    status.planned = core.planned(spec)
    shared = Mutex(
      Shared(core: core, finished: finished, workers: spec.workers.count, status: status))
  }

  var record: SessionRecord { spec.record }

  var isSettled: Bool { shared.withLock { $0.isSettled } }

  func news() -> News { shared.withLock { $0.takeNews() } }

  func obey(_ order: Order) {
    shared.withLock { $0.obey(order) }
    kick()
    call()
  }

  /// Queues slices wherever there is something to do.
  private func kick() {
    let workers = shared.withLock { $0.workersToQueue() }
    for worker in workers { spec.workers[worker].enqueue { self.slice(on: worker) } }
  }

  /// Tells the listener, once until it looks, that there is news.
  private func call() {
    let isFirst = shared.withLock { shared in
      defer { shared.hasCalled = true }
      return !shared.hasCalled
    }
    if isFirst { spec.onNews() }
  }

  /// Takes in the result of a trial that waited for a program.
  func arrived(_ outcome: Outcome, ofTrial id: Int) {
    shared.withLock { $0.arrived(outcome, ofTrial: id) }
    kick()
    call()
  }

  /// Works for a moment on whatever is to be done, and queues itself again while there is more.
  private func slice(on worker: Int) {
    let start = HostClock.threadSeconds()
    if let claim = shared.withLock({ $0.claimCore() }) {
      // An optional, since a closure may not consume what it captures, but may take it.
      var progress = Optional(work(on: claim))
      shared.withLock { shared in
        guard let progress = progress.take() else { return }
        shared.putBack(progress, cpuSeconds: Meter.spent(since: start))
      }
    } else if let claim = shared.withLock({ $0.claimJob() }) {
      let progress = work(on: consume claim, since: start)
      shared.withLock { $0.putBack(progress, cpuSeconds: Meter.spent(since: start)) }
    }
    shared.withLock { $0.isQueued[worker] = false }
    kick()
    call()
  }
}
