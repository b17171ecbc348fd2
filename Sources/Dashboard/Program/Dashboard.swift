import Learning
import Running
package import Screen

/// The program as a value: what it shows and what it wants done follow from what happened to it.
///
///     var dashboard = Dashboard(catalog: catalog.map { SystemOutline($0) })
///     let effects = dashboard.handle(.key(Key(.enter)), at: now)
///     let screen = dashboard.view(width: 120, height: 40)
///
/// It has no clock, does no input or output and knows no run: times come with events, and what is
/// to be done goes out as effects.
package struct Dashboard: Sendable {
  /// The systems there are.
  let catalog: [SystemOutline]
  /// The words that help explains.
  let glossary: Glossary
  /// Which key does what.
  let keys: KeyTable
  /// The characters it may draw.
  package let glyphs: GlyphSet
  /// Whether tmux is between it and the terminal.
  let isInsideTmux: Bool
  /// How roles look.
  package internal(set) var theme: Theme
  /// The theme to use where the terminal turns out to be light; `nil` once one was chosen.
  var lightTheme: Theme?
  /// The time of the newest event, in seconds of a clock that no one sets.
  var now = 0.0
  var size = (width: 80, height: 24)
  /// The sessions as they are.
  var sessions = SessionList()
  /// The sessions as they were when the screen was frozen.
  var frozen: SessionList?
  var ready: [ReadySession] = []
  /// Whether the sessions on disk have been listed, and when they were last asked for.
  var hasListed = false
  var listedAt = 0.0
  /// What others did on disk that was not looked at yet.
  var following = Following()
  /// The names that can be taken back out of the trash, the last one first to go.
  var trashed: [SessionName] = []
  var page = Page.home
  var overlay: Overlay?
  var remark: Remark?
  var home = HomeState()
  var newRun = NewRunState()
  /// Runs that wait for their turn.
  var queue = RunQueue()
  /// Whether a run has been asked for and has not been opened yet.
  var awaitsRun = false
  var charts = ChartsState()
  var inside = InsideState()
  var log = LogState()
  var trials = TrialsState()
  var trialLook = TrialLook()
  var comparing = CompareState()
  var choosing = ChooseState()
  /// What the machine does, and when that was last asked for.
  var machine: MachineLoad?
  var measuredAt = 0.0
  /// When the themes were last asked for.
  var themesReadAt = 0.0
  /// The first line of a card that is shown.
  var cardOffset = 0
  /// The step up to which the session is shown; `nil` for the present.
  var moment: Int?

  /// A dashboard over these systems.
  ///
  /// - Parameter lightTheme: the theme for a terminal that says it is light, where nobody has chosen
  ///   any.
  package init(
    catalog: [SystemOutline], glossary: Glossary = Glossary(), keys: KeyTable = .standard,
    glyphs: GlyphSet = .braille, theme: Theme = .builtIn, lightTheme: Theme? = nil,
    isInsideTmux: Bool = false
  ) {
    self.isInsideTmux = isInsideTmux
    self.catalog = catalog
    self.glossary = glossary
    self.keys = keys
    self.glyphs = glyphs
    self.theme = theme
    self.lightTheme = lightTheme
  }

  /// What is to be done before the first event.
  package var firstEffects: [Effect] { lightTheme == nil ? [.list] : [.askForBackground, .list] }

  /// When something changes by itself, by the clock of the events; `nil` when nothing does.
  package var wakeTime: Double? {
    [remark?.end, lookTime, following.time, measureTime, themeTime].compactMap(\.self).min()
  }

  /// When to look again at sessions that other processes run; `nil` while there are none.
  var lookTime: Double? { elsewhere.isEmpty ? nil : listedAt + 2 }

  /// The sessions that other processes run.
  var elsewhere: [SessionName] {
    sessions.sessions.filter { $0.isElsewhere && $0.phase.isLive }.map(\.name)
  }

  /// The system of an id, if the catalog has it.
  func system(_ id: String?) -> SystemOutline? {
    catalog.first { $0.card.id == id }
  }

  /// The sessions as they are shown.
  var shown: SessionList { frozen ?? sessions }

  /// The session that is shown, or selected where many are.
  var focus: SessionName? { page.content.focus(in: self) }

  /// How charts are looked at on the page that is shown.
  var seenCharts: ChartsState { page == .compare ? comparing.charts : charts }

  /// How much there is room for.
  var breadth: Breadth { Breadth(width: size.width, height: size.height) }
}
