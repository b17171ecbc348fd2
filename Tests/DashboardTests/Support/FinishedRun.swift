import BriefSizes
import Dispatch
import Foundation
import Learning
import Systems
import Testing

@testable import Dashboard
@testable import Running

/// A session of a system that ran to its end, as briefly as it does all that it does.
struct FinishedRun {
  let entry: SessionStore.Entry
  let loaded: LoadedHistory
  let artefacts: [Artefact]
  /// What can be looked at of its first trial.
  let pictures: [Artefact]

  /// Runs a system for so many steps.
  init(of system: any System.Type, steps: Int) throws {
    let path = FileManager.default.temporaryDirectory.path + "/athanor-room-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bell = DispatchSemaphore(value: 0)
    var options = Runner.Options()
    options.checkpointInterval = 60
    options.onNews = { bell.signal() }
    let runner = Runner(
      catalog: [system], store: SessionStore(path: path), workers: DispatchWorker.perCore(1),
      options: options)
    let id = system.card.id
    let run = try runner.start(
      RunRequest(system: id, settings: Self.settings(of: system), steps: steps),
      name: try SessionName("\(id)-1"))
    run.obey(.resume)
    while !run.isSettled { _ = bell.wait(timeout: .now() + 0.05) }
    entry = runner.store.entry(run.name)
    loaded = LoadedHistory(try runner.store.history(run.name).history, series: system.series)
    artefacts = try runner.inspect(run.name)
    pictures = try runner.pictures(ofTrial: 0, of: run.name)
  }

  /// Children are trained briefly, and a learner measures what it has learned more than once.
  private static func settings(of system: any System.Type) -> [String: SettingValue] {
    var settings = (briefSizes[system.card.id] ?? [:]).mapValues { SettingValue.count($0) }
    for knob in SystemOutline(system).knobs {
      guard case .count(let range) = knob.domain,
        let wanted = ["epochs": 1, "interval": 8][knob.id]
      else { continue }
      settings[knob.id] = .count(max(wanted, range.lowerBound))
    }
    return settings
  }
}

extension Robot {
  /// A dashboard in front of a finished session, on its run page.
  init(_ run: FinishedRun, of system: any System.Type, width: Int, height: Int) {
    self.init(
      [run.entry], ready: [], width: width, height: height, catalog: [SystemOutline(system)])
    tell(.history(run.entry.name, run.loaded, warning: nil))
    tell(.artefacts(run.entry.name, run.artefacts))
    press("g enter")
  }
}
