import Dashboard
import Dispatch
import Foundation
import Learning
import Running
import Synchronization

/// Performs the dashboard's effects, and brings their results back as events.
///
/// Whatever may take time, such as opening a world or reading a log, is done on a queue of its own,
/// so that keys are never kept waiting.
final class EffectHandler: Sendable {
  private let runner: Runner
  private let probe = MachineProbe()
  private let ready: @Sendable () -> [ReadySession]
  private let themes: ThemeStore
  private let ring: @Sendable () -> Void
  private let mailbox = Mutex<[Dashboard.Event]>([])
  private let watch = Mutex<FolderWatch?>(nil)
  private let queue = DispatchQueue(label: "athanor.effects", qos: .userInitiated)

  /// - Parameter ring: called, on any thread, when there is a result.
  init(
    _ runner: Runner, ready: @escaping @Sendable () -> [ReadySession], themes: ThemeStore,
    ring: @escaping @Sendable () -> Void
  ) {
    self.runner = runner
    self.ready = ready
    self.themes = themes
    self.ring = ring
  }

  /// From now on tells of what other processes do to sessions.
  func follow() {
    let watch = FolderWatch { [weak self] changes in
      let names = changes.compactMap { if case .session(let name) = $0 { name } else { nil } }
      self?.post(.moved(Set(names), hasNewList: changes.contains(.list)))
    }
    self.watch.withLock { $0 = watch }
  }

  /// Performs an effect, at once or on the queue.
  func run(_ effect: Dashboard.Effect) {
    switch effect {
    case .order(let name, let order):
      guard let run = runner.runs.last(where: { $0.name == name && !$0.isSettled }) else {
        return perform(effect)
      }
      run.obey(order)
    case .copy, .notify, .quit, .goToBackground, .askForBackground, .redraw, .suspend:
      break  // the main loop's own
    default: perform(effect)
    }
  }

  private func perform(_ effect: Dashboard.Effect) {
    queue.async {
      do throws(Failure) {
        try self.carry(out: effect)
      } catch {
        self.post(.failed(error, doing: effect))
      }
    }
  }

  /// Waits until everything asked for so far has been done.
  func wait() { queue.sync {} }

  /// The results since this was last called, in order.
  func takeMail() -> [Dashboard.Event] {
    mailbox.withLock { mail in
      defer { mail = [] }
      return mail
    }
  }

  /// The runs' news since this was last called.
  func takeNews() -> [Dashboard.Event] {
    runner.runs.map { .news($0.name, $0.news()) }
  }

  /// Tells every run to stop with all it did saved.
  func stopAll() {
    for run in runner.runs { run.obey(.stop) }
  }

  /// Whether every run is at rest and saved.
  var isAtRest: Bool { runner.runs.allSatisfy(\.isSettled) }

  private func post(_ events: Dashboard.Event...) {
    mailbox.withLock { $0 += events }
    ring()
  }

  private func carry(out effect: Dashboard.Effect) throws(Failure) {
    let store = runner.store
    switch effect {
    case .list:
      try list()
    case .reread(let names):
      for name in names { post(.entry(store.entry(name))) }
    case .load(let name):
      let (loaded, warning) = try loaded(of: name) { post(.reading(name, share: $0)) }
      post(.history(name, loaded, warning: warning))
    case .inspect(let name): try inspect(name)
    case .recall(let name, let step):
      let past = try runner.inspect(name, upTo: step)
      post(.pastArtefacts(name, past.map { EarlierInside(step: $0.step, artefacts: $0.artefacts) }))
    case .look(let trial, let name):
      post(.pictures(name, ofTrial: trial, try runner.pictures(ofTrial: trial, of: name)))
    case .start(let request, let name, let parent, let waits):
      let run = try runner.start(request, name: name, parent: parent)
      try waits ? post(opened(run), .waits(run.name)) : setGoing(run)
    case .resume(let name): try setGoing(try runner.resume(name))
    case .trash(let name):
      try store.moveToTrash(name)
      post(.trashed(name))
    case .restore(let name):
      try store.restore(name)
      post(.restored(name))
    case .listThemes:
      let (themes, flaws) = themes.all()
      post(.themes(themes, flaws: flaws))
    case .remember(let name):
      if let problem = themes.remember(name) { throw Failure(.storage, problem) }
    case .measure: post(.machine(probe.measure()))
    case .write(let file): post(.wrote(try file.write()))
    case .order(let name, let order):
      guard let remote = RemoteOrder(order) else { break }
      try remote.send(to: name, in: store)
    case .copy, .notify, .quit, .goToBackground, .askForBackground, .redraw, .suspend: break
    case .handOver(let name, let format):
      post(.wrote(try ModelHandover(runner: runner, name: name, format: format).write()))
    }
  }

  private func list() throws(Failure) {
    let entries = try runner.store.entries()
    post(.ready(ready()), .sessions(entries))
    let newest = entries.sorted { ($0.record?.created ?? 0) > ($1.record?.created ?? 0) }
    watch.withLock { $0?.watch(runner.store.path, sessions: newest.map(\.name)) }
  }

  /// Shows what a run has done so far, and lets it go on.
  private func setGoing(_ run: any Run) throws(Failure) {
    post(try opened(run))
    run.obey(.resume)
  }

  private func opened(_ run: any Run) throws(Failure) -> Dashboard.Event {
    .opened(run.name, run.record, try loaded(of: run.name).loaded)
  }

  /// What a session has done so far, with a warning where its log breaks off.
  private func loaded(
    of name: SessionName, progress: (Double) -> Void = { _ in }
  ) throws(Failure) -> (loaded: LoadedHistory, warning: String?) {
    var loaded = LoadedHistory(series: series(of: name))
    let warning = try runner.store.replay(name, progress: progress) { loaded.take($0) }
    loaded.settle()
    return (loaded, warning)
  }

  /// What a session's system reports.
  private func series(of name: SessionName) -> [Series] {
    guard let record = try? runner.store.record(name) else { return [] }
    return (try? runner.system(record.request.system))?.series ?? []
  }

  /// A run at work is asked; a session at rest is read.
  private func inspect(_ name: SessionName) throws(Failure) {
    if let run = runner.runs.last(where: { $0.name == name && !$0.isSettled }) {
      run.obey(.inspect)
    } else {
      post(.artefacts(name, try runner.inspect(name)))
    }
  }
}

/// A name in the current folder that nothing has yet.
func freeName(_ stem: String, _ ending: String) -> String {
  var name = stem + ending
  var number = 1
  while FileManager.default.fileExists(atPath: name) {
    number += 1
    name = "\(stem)-\(number)\(ending)"
  }
  return name
}

extension ExportFile {
  /// Writes it into the current folder under a name that is free, and returns that.
  fileprivate func write() throws(Failure) -> String {
    let name = freeName(stem, ".\(ending)")
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: name), options: .withoutOverwriting)
      return name
    } catch {
      throw Failure(.storage, "cannot write \(name): \(error.localizedDescription)")
    }
  }
}
