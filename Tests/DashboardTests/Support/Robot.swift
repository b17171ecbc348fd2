import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

/// Presses keys on a dashboard and plays the engine behind it.
struct Robot {
  var dashboard: Dashboard
  /// What the dashboard wanted done so far.
  private(set) var effects: [Dashboard.Effect] = []
  private var time = 0.0
  private(set) var hasQuit = false

  /// A dashboard in front of a folder with these sessions.
  init(
    _ entries: [SessionStore.Entry] = [], ready: [ReadySession] = Fixture.ready,
    width: Int = 120, height: Int = 40, glyphs: GlyphSet = .braille,
    glossary: Glossary = Glossary(), catalog: [SystemOutline] = Fixture.catalog
  ) {
    dashboard = Dashboard(catalog: catalog, glossary: glossary, glyphs: glyphs)
    tell(.resize(width: width, height: height))
    tell(.ready(ready))
    tell(.sessions(entries))
  }

  /// Presses keys, named with spaces between them.
  mutating func press(_ names: String) {
    for name in names.split(separator: " ") {
      guard let key = Key(String(name)) else { preconditionFailure("there is no key \(name)") }
      tell(.key(key))
    }
  }

  /// Types a text.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { tell(.key(Key(.character(scalar)))) }
  }

  /// Lets something happen, a moment after what happened last.
  mutating func tell(_ event: Dashboard.Event) {
    time += 0.01
    let wanted = dashboard.handle(event, at: time)
    effects += wanted
    if wanted.contains(where: { if case .quit = $0 { true } else { false } }) { hasQuit = true }
  }

  /// Lets time pass.
  mutating func wait(_ seconds: Double) {
    time += seconds
    tell(.tick)
  }

  /// The effects since this was last called.
  mutating func takeEffects() -> [Dashboard.Effect] {
    defer { effects = [] }
    return effects
  }

  /// What is to be seen.
  var text: String {
    dashboard.view(width: dashboard.size.width, height: dashboard.size.height).text
  }

  /// Whether a text is to be seen.
  func shows(_ wanted: String) -> Bool { text.contains(wanted) }
}

extension Robot: CustomTestStringConvertible {
  /// The screen, which says more than all that lies behind it.
  var testDescription: String { "the screen\n" + text }
}

extension Robot {
  /// A dashboard that looks at a session with a history and something inside.
  static func watching(
    _ side: String = "", width: Int = 120, height: Int = 40, glyphs: GlyphSet = .braille
  ) throws -> Robot {
    var robot = Robot(try Fixture.entries(), width: width, height: height, glyphs: glyphs)
    let name = try Fixture.name("climb-1")
    robot.tell(.opened(name, Fixture.record(1), Fixture.loaded()))
    robot.tell(.news(name, Fixture.news(.running)))
    robot.tell(.artefacts(name, Fixture.artefacts))
    robot.press("g enter " + side)
    return robot
  }
}
