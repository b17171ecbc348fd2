import Dashboard
import Dispatch
import Foundation
import Learning
import Running
import Screen
import Text

/// Plays a script of keys on the real dashboard over the real runner, without a terminal, and keeps
/// what is to be seen after every line of it.
///
/// After each key it waits for what the dashboard asked the disk for, so that what a frame shows does
/// not depend on how fast that is. How far a run has come by then does, and whether it has obeyed an
/// order yet: a script says `until` where that matters.
struct RobotLoop: ~Copyable {
  private var dashboard: Dashboard
  private let effectHandler: EffectHandler
  private let bell: DispatchSemaphore
  private let start = DispatchTime.now().uptimeNanoseconds
  private var size: (width: Int, height: Int)
  private var hasQuit = false

  init(
    _ dashboard: Dashboard, _ effectHandler: EffectHandler, bell: DispatchSemaphore,
    size: (width: Int, height: Int)
  ) {
    self.dashboard = dashboard
    self.effectHandler = effectHandler
    self.bell = bell
    self.size = size
  }

  /// Performs the script until its end or until it quits.
  ///
  /// - Parameter show: given each frame, with the line of the script it comes after.
  /// - Throws: `Failure` when a text that was waited for does not come.
  mutating func play(
    _ script: KeyScript, show: (Screen, KeyScript.Line) throws(Failure) -> Void
  ) throws(Failure) {
    defer { finish() }
    handle(.resize(width: size.width, height: size.height))
    perform(dashboard.firstEffects)
    settle()
    for line in script.lines where !hasQuit {
      do throws(Failure) {
        for step in line.steps where !hasQuit { try take(step) }
      } catch {
        try show(screen, line)
        throw Failure(error.kind, "line \(line.number) of the script: \(error.message)")
      }
      if !hasQuit { try show(screen, line) }
    }
  }

  private var now: Double { Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9 }

  private var screen: Screen { dashboard.view(width: size.width, height: size.height) }

  private mutating func take(_ step: KeyScript.Step) throws(Failure) {
    switch step {
    case .key(let key): handle(.key(key))
    case .mouse(let mouse): handle(.mouse(mouse))
    case .resize(let width, let height):
      size = (width, height)
      handle(.resize(width: width, height: height))
    case .wait(let seconds): listen(for: seconds) { _ in false }
    case .until(let text, let seconds):
      guard listen(for: seconds, until: { $0.screen.text.contains(text) }) else {
        throw Failure(
          .computation, "'\(text)' was not to be seen within \(Numeral.plain(seconds)) s")
      }
    }
    settle()
  }

  private mutating func handle(_ event: Dashboard.Event) {
    perform(dashboard.handle(event, at: now))
  }

  private mutating func perform(_ effects: [Dashboard.Effect]) {
    for effect in effects {
      if case .quit = effect { hasQuit = true }
      effectHandler.run(effect)
    }
  }

  /// Waits for effects and handles their events, until there are no more.
  private mutating func settle() {
    while true {
      effectHandler.wait()
      let mail = effectHandler.takeMail()
      for event in mail { handle(event) }
      if mail.isEmpty { break }
    }
    for event in effectHandler.takeNews() { handle(event) }
  }

  /// Handles events for a while; `false` if what was waited for did not come.
  @discardableResult
  private mutating func listen(
    for seconds: Double, until isEnough: (borrowing RobotLoop) -> Bool
  ) -> Bool {
    let end = now + seconds
    while true {
      settle()
      if let time = dashboard.wakeTime, time <= now { handle(.tick) }
      if isEnough(self) { return true }
      guard now < end else { return false }
      _ = bell.wait(timeout: .now() + min(0.02, max(end - now, 0.001)))
    }
  }

  /// Leaves no run at work.
  private func finish() {
    effectHandler.stopAll()
    while !effectHandler.isAtRest { _ = bell.wait(timeout: .now() + 0.02) }
  }
}
