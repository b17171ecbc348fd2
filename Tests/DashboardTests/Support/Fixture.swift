import Foundation
import Learning
import Screen

@testable import Dashboard
@testable import Running

/// Made-up sessions, the same every time.
enum Fixture {
  static let catalog = [SystemOutline(ToySystem.self)]

  static let ready = [
    ReadySession(name: "toy-small", request: RunRequest(system: "toy-climber", preset: "small")),
    ReadySession(name: "lost", request: RunRequest(system: "nowhere")),
  ]

  static func name(_ text: String) throws -> SessionName { try SessionName(text) }

  static func record(_ number: Int, steps: Int? = 200) -> SessionRecord {
    var request = RunRequest(
      system: "toy-climber", preset: "small",
      settings: ["rate": .real(0.1), "size": .count(8), "warm": .flag(false)], world: "hills",
      seed: UInt64(number), steps: steps)
    request.settings["mode"] = .choice("plain")
    var record = SessionRecord(
      request: request, machine: SessionRecord.Machine(host: "here", blas: "none"))
    record.created = 1000 - Double(number)
    return record
  }

  static func status(_ phase: Phase, _ step: Int) -> SessionStatus {
    let gains = (0..<20).map { GainSample(before: 0.1, after: 0.4 + Double($0) / 100, cost: 10) }
    var status = SessionStatus()
    (status.phase, status.step, status.planned) = (phase, step, 200)
    (status.best, status.what) = (0.9 + Double(step) / 10_000, "a net of \(step) units")
    status.delta = Delta(gains)
    status.addition = Addition(from: Array(gains.prefix(5)), to: gains)
    (status.last, status.smoothed) = (0.87, 0.86)
    status.spark = (0..<40).map { sin(Double($0) / 6) }
    (status.cpuSeconds, status.wallSeconds) = (42, 61)
    if phase == .failed { status.message = "the loss ceased to be finite at step \(step)" }
    return status
  }

  /// One session in every phase.
  static func entries() throws -> [SessionStore.Entry] {
    let phases: [Phase] = [.finished, .paused, .failed, .interrupted, .running]
    return try phases.enumerated().map { number, phase in
      SessionStore.Entry(
        name: try name("climb-\(number + 1)"), record: record(number + 1),
        status: status(phase, 40 * (number + 1)), isInUse: phase.isLive || phase == .paused,
        problem: nil)
    }
  }

  /// What a climber of a number says on some steps.
  static func events(_ steps: ClosedRange<Int>, _ number: Int = 0) -> [Running.Event] {
    steps.flatMap { step -> [Running.Event] in
      let x = Double(step)
      let height = 10 * (1 - exp(-x / (60 - 5 * Double(number)))) + 0.4 * sin(x * 1.7)
      var events = [
        Running.Event(step: step, .series(name: "height", value: step == 50 ? .nan : height)),
        Running.Event(step: step, .series(name: "loss", value: exp(-x / 40))),
      ]
      if step % 5 == 0 {
        let sample = GainSample(before: 0.1, after: 0.1 + x / 400, cost: 10)
        events.append(Running.Event(step: step, .gain(sample)))
      }
      if step % 20 == 0 {
        events.append(Running.Event(step: step, .best(score: height, what: "route \(step)")))
      }
      if step % 50 == 0 {
        events.append(Running.Event(step: step, .note(.milestone, "a new slope begins")))
      }
      if step == 70 { events.append(Running.Event(step: step, .note(.warning, "thin air"))) }
      return events
    }
  }

  static func loaded(_ steps: Int = 120, _ number: Int = 0) -> LoadedHistory {
    var history = History()
    for event in events(1...steps, number) { history.apply(event) }
    return LoadedHistory(history, series: ToySystem.series)
  }

  /// Writes what a climber of a number has said until now into its status.
  static func measure(_ status: inout SessionStatus, _ number: Int = 0) {
    var fold = StatusFold(mainSeries: "height")
    for event in events(1...max(status.step, 1), number) { fold.apply(event) }
    fold.fill(&status)
  }

  static func news(
    _ phase: Phase, _ steps: ClosedRange<Int>? = nil, step: Int = 120, seconds: Double = 60
  ) -> News {
    var status = SessionStatus()
    (status.phase, status.step, status.planned) = (phase, steps?.upperBound ?? step, 200)
    (status.cpuSeconds, status.wallSeconds) = (seconds, seconds)
    measure(&status)
    return News(status: status, events: steps.map { events($0) } ?? [], savedStep: step)
  }
}
