import Learning
import Running
public import Screen

/// The program as a value: what it shows and what it wants done follow from what happened to it.
///
///     var dashboard = Dashboard(catalog: catalog.map { SystemOutline($0) })
///     let effects = dashboard.handle(.key(Key(.enter)), at: now)
///     let screen = dashboard.view(width: 120, height: 40)
///
/// It has no clock, does no input or output and knows no run: times come with events, and what is
/// to be done goes out as effects.
public struct Dashboard: Sendable {
  /// The systems there are.
  let catalog: [SystemOutline]
  /// Which key does what.
  let keys: KeyTable
  /// The characters it may draw.
  public var glyphs: GlyphSet
  /// The time of the newest event, in seconds of a clock that no one sets.
  var now = 0.0
  var size = (width: 80, height: 24)
  var sessions = Shelf()
  var ready: [ReadySession] = []
  /// Whether the sessions on disk have been listed.
  var hasListed = false
  var page = Page.home
  var overlay: Overlay?
  var toast: Toast?
  /// The names that can be taken back out of the trash, the last one first to go.
  var trashed: [SessionName] = []
  var home = HomeState()

  /// A dashboard over these systems.
  public init(
    catalog: [SystemOutline], keys: KeyTable = .standard, glyphs: GlyphSet = .braille
  ) {
    self.catalog = catalog
    self.keys = keys
    self.glyphs = glyphs
  }

  /// What is to be done before the first event.
  public var firstEffects: [Effect] { [.list] }

  /// When something changes by itself, by the clock of the events; `nil` when nothing does.
  public var wakeTime: Double? { toast?.end }

  /// The system of an id, if the catalog has it.
  func system(_ id: String?) -> SystemOutline? {
    catalog.first { $0.card.id == id }
  }
}

/// What is shown: a list of sessions, or one of them from some side.
enum Page: Hashable, Sendable {
  case home
  case session(SessionName, Side)

  /// The sides of a session.
  enum Side: String, CaseIterable, Sendable {
    case run, inside, log, card
  }
}

/// What lies over a page.
enum Overlay: Hashable, Sendable {
  /// A question, and what a yes does.
  case question(Question)
  /// The program waits for its runs to end.
  case leaving
}

/// A question to be answered with yes or no.
struct Question: Hashable, Sendable {
  var text: String
  var effects: [Dashboard.Effect]
}
