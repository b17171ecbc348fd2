import Dashboard
import Dispatch
import Foundation
import Learning
import Running
import Screen
import Systems

/// One changed checkpoint in the hands of everything that reads it.
struct Trial {
  let sessions: String
  let name: SessionName

  /// Looks at the session, draws all that is in it, and takes it a step further.
  ///
  /// - Throws: `Failure` where the checkpoint is refused.
  func attempt(from step: Int) throws(Failure) {
    let bell = DispatchSemaphore(value: 0)
    var options = Runner.Options()
    options.onNews = { bell.signal() }
    let runner = Runner(
      catalog: catalog, store: SessionStore(path: sessions), workers: DispatchWorker.perCore(1),
      options: options)
    try draw(try runner.inspect(name), with: runner)
    _ = try runner.tensors(name)
    let run = try runner.resume(name, steps: step + 1)
    run.obey(.resume)
    while !run.isSettled {
      bell.wait()
      if run.news().phase == .paused { run.obey(.stop) }
    }
    let status = run.news().status
    if status.phase == .failed {
      throw Failure(.computation, status.message ?? "failed without a word")
    }
    try draw(try runner.inspect(name), with: runner)
  }

  private func draw(_ artefacts: [Artefact], with runner: Runner) throws(Failure) {
    let pane = Pane(
      name, entry: runner.store.entry(name), history: try runner.store.history(name).history,
      catalog: runner.catalog.map { SystemOutline($0) }, glyphs: .braille)
    for artefact in artefacts {
      _ = pane.screen(.artefact(artefact), width: 100)
      _ = Sheet(artefact.content).csv
    }
  }
}
