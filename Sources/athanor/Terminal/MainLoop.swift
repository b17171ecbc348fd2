import CRescue
import Dashboard
import Foundation
import Learning
import Running
import Screen

/// Waits, lets the dashboard handle what comes, and shows it: the only place that waits.
///
/// Nothing wakes it while nothing happens. Keys are answered at once and at most thirty times a
/// second, news of runs at most twelve times a second.
struct MainLoop: ~Copyable {
  private var dashboard: Dashboard
  private var device: TerminalDevice
  private var surface: Surface
  private let effectHandler: EffectHandler
  private let pipe: WakePipe
  private var decoder = KeyDecoder()
  private var screen = Screen(width: 0, height: 0)
  /// When the next frame is to be drawn; `nil` while nothing has changed.
  private var frameTime: Double?
  private var lastFrame = -1.0
  /// When the last frame that answered a key was drawn, and whether the next one does.
  private var lastAnswer = -1.0
  private var isAnswer = false
  /// When news are to be looked for; `nil` while there are none.
  private var newsTime: Double?
  private var lastNews = -1.0
  /// When a lone escape is a key, and a paste without an end has ended.
  private var escapeTime: Double?
  private var ending: Ending?
  /// Whether the terminal has gone.
  private var isGone = false

  /// The least time between two frames, and between two looks for news, in seconds.
  private static let frameInterval = 1.0 / 30
  private static let newsInterval = 0.08
  /// How long the first frame waits for the list of sessions.
  private static let patience = 0.02

  /// That and how the program ends.
  private struct Ending {
    var code: Int32
    /// When it ends even if runs are still being saved.
    var deadline: Double
  }

  /// The runs that are to go on in processes of their own once this one has ended.
  private(set) var goingOn: [SessionName] = []

  init(
    _ dashboard: Dashboard, _ device: consuming TerminalDevice, _ surface: consuming Surface,
    _ effectHandler: EffectHandler, _ pipe: WakePipe
  ) {
    self.dashboard = dashboard
    self.device = device
    self.surface = surface
    self.effectHandler = effectHandler
    self.pipe = pipe
  }

  /// Runs until the program ends; returns the exit code.
  mutating func run(log: Int32, problem: String?) -> Int32 {
    device.arm(closing: surface.closing, log: log)
    device.enter()
    surface.enter(on: device)
    measure()
    if let problem { handle([.failed(Failure(.input, problem))], at: Self.now()) }
    perform(dashboard.firstEffects)
    frameTime = Self.now() + Self.patience
    while true {
      draw()
      if let ending, effectHandler.isAtRest || Self.now() >= ending.deadline {
        surface.leave(on: device)
        device.leave()
        return ending.code
      }
      wait()
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  // MARK: - Waiting

  private mutating func wait() {
    var waits = [
      // A terminal that is gone would always be ready.
      pollfd(fd: isGone ? -1 : device.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waits, 2, timeout)
    // Keys first: a signal to stop takes back the keys that wait, and to read them would then wait.
    if count > 0, waits[0].revents != 0 { readKeys() }
    if count > 0, waits[1].revents != 0 { hear() }
    let now = Self.now()
    if let time = escapeTime, time <= now { handle(decoder.flush(), at: now) }
    escapeTime = decoder.patience.map { escapeTime ?? now + $0 }
    if let time = newsTime, time <= now { takeNews(at: now) }
    if let time = dashboard.wakeTime, time <= now { handle([.tick], at: now) }
  }

  /// Milliseconds to wait; -1 for as long as it takes.
  private var timeout: Int32 {
    let rest = ending.map { min($0.deadline, Self.now() + 0.05) }
    let times = [frameTime, newsTime, escapeTime, dashboard.wakeTime, rest].compactMap(\.self)
    guard let first = times.min() else { return -1 }
    return Int32(min(max((first - Self.now()) * 1000, 0).rounded(.up), 60_000))
  }

  // MARK: - Hearing

  private mutating func readKeys() {
    guard let bytes = device.read() else { return lost() }
    escapeTime = nil
    let now = Self.now()
    handle(decoder.feed(bytes), at: now)
    guard let due = frameTime else { return }
    // What came by mail since, and was drawn, does not keep the next key waiting.
    isAnswer = true
    frameTime = min(due, max(now, lastAnswer + Self.frameInterval))
  }

  private mutating func hear() {
    let (hasNews, hasMail, signals) = pipe.take()
    if hasMail {
      pipe.listenForMail()
      handle(effectHandler.takeMail(), at: Self.now())
    }
    if hasNews { newsTime = newsTime ?? max(Self.now(), lastNews + Self.newsInterval) }
    for signal in signals {
      switch signal {
      case SIGWINCH: measure()
      case SIGTSTP: suspend(group: false)
      case SIGCONT: resumeDrawing()
      case SIGHUP: end(129, within: 0.8)
      default: end(128 + signal, within: 2)
      }
    }
  }

  private mutating func takeNews(at now: Double) {
    newsTime = nil
    lastNews = now
    pipe.listenForNews()
    // A run's mail was sent before the run was set going, and is to be read before its news.
    handle(effectHandler.takeMail(), at: now)
    handle(effectHandler.takeNews(), at: now, isLive: true)
  }

  private mutating func handle(
    _ events: [Dashboard.Event], at now: Double, isLive: Bool = false
  ) {
    guard !events.isEmpty else { return }
    for event in events { perform(dashboard.handle(event, at: now)) }
    let due = max(now, lastFrame + (isLive ? Self.newsInterval : Self.frameInterval))
    frameTime = min(frameTime ?? due, due)
  }

  // MARK: - Doing

  private mutating func perform(_ effects: [Dashboard.Effect]) {
    for effect in effects {
      switch effect {
      case .askForBackground: surface.askForBackground(on: device)
      case .redraw: resumeDrawing()
      case .suspend: suspend(group: true)
      case .copy(let text): device.copy(text)
      case .notify(let text): device.notify(text)
      case .quit(let waiting): end(0, within: waiting ? .infinity : 0)
      case .goToBackground(let names):
        goingOn = names
        end(0, within: .infinity)
      default: effectHandler.run(effect)
      }
    }
  }

  private mutating func end(_ code: Int32, within seconds: Double) {
    effectHandler.stopAll()
    let deadline = min(Self.now() + seconds, ending?.deadline ?? .infinity)
    ending = Ending(code: ending?.code ?? code, deadline: deadline)
  }

  /// The terminal is gone: what runs is saved, and that is all.
  private mutating func lost() {
    isGone = true
    end(129, within: 0.8)
  }

  private mutating func suspend(group: Bool) {
    surface.leave(on: device)
    device.leave()
    rescue_stop(group ? 1 : 0)
    resumeDrawing()
  }

  /// Takes the terminal over again, whatever happened to it, and draws every cell.
  private mutating func resumeDrawing() {
    device.enter()
    surface.enter(on: device)
    measure()
  }

  private mutating func measure() {
    guard let size = device.size else { return lost() }
    handle([.resize(width: size.width, height: size.height)], at: Self.now())
  }

  private mutating func draw() {
    let now = Self.now()
    guard let time = frameTime, time <= now, let size = device.size else { return }
    frameTime = nil
    lastFrame = now
    if isAnswer { (lastAnswer, isAnswer) = (now, false) }
    screen.reset(width: size.width, height: size.height, glyphs: dashboard.glyphs)
    dashboard.draw(on: &screen)
    if !surface.show(screen, theme: dashboard.theme, on: device) { lost() }
  }
}
