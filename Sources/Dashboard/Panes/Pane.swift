package import Learning
package import Running
package import Screen

/// One pane of a session by itself, for programs, scripts and screen readers: what the dashboard
/// draws, without a terminal.
package struct Pane: Sendable {
  /// What is shown.
  package enum Content: Hashable, Sendable {
    /// The progress and the charts.
    case run
    /// Every trial.
    case trials
    /// The log.
    case log
    /// The card of its system.
    case card
    /// One of the things inside it.
    case artefact(Artefact)
  }

  private var dashboard: Dashboard
  private let name: SessionName
  private let history: History

  /// A session at rest, as a dashboard over this catalog would show it.
  package init(
    _ name: SessionName, entry: SessionStore.Entry, history: History, catalog: [SystemOutline],
    glyphs: GlyphSet
  ) {
    self.name = name
    self.history = history
    dashboard = Dashboard(catalog: catalog, glyphs: glyphs)
    _ = dashboard.handle(.sessions([entry]), at: 0)
    let series = catalog.first { $0.card.id == entry.record?.request.system }?.series ?? []
    _ = dashboard.handle(
      .history(name, LoadedHistory(history, series: series), warning: nil), at: 0)
  }

  /// What charts have along their horizontal axis.
  package mutating func cast(over abscissa: Abscissa) {
    dashboard.sessions.change(name) { $0.cast(over: abscissa) }
  }

  /// All trials in the order in which they were told, every number in full.
  package var trials: Sheet {
    guard let session = dashboard.sessions[name] else { return Sheet([], []) }
    return Sheet(
      session.trials, rows: Array(session.trials.rows.indices), dashboard.names(of: session))
  }

  /// Draws content so wide and as high as it needs to be.
  package func screen(_ content: Content, width: Int) -> Screen {
    let height = height(of: content, width: width)
    var dashboard = dashboard
    dashboard.size = (width, max(height, 10))
    var screen = Screen(width: width, height: height, glyphs: dashboard.glyphs)
    guard let session = dashboard.sessions[name] else { return screen }
    switch content {
    case .run: dashboard.drawRun(of: session, in: screen.area, on: &screen)
    case .trials:
      dashboard.page = .session(name, .trials)
      dashboard.followTrials()
      dashboard.drawTrials(of: session, in: screen.area, on: &screen)
    case .log: dashboard.drawLog(of: session, in: screen.area, on: &screen)
    case .card: dashboard.drawCard(of: session, in: screen.area, on: &screen)
    case .artefact(let artefact):
      Panel(artefact.title).draw(
        around: ArtefactView(artefact: artefact, place: InsideState.Place()), in: screen.area,
        on: &screen)
    }
    return screen
  }

  private func height(of content: Content, width: Int) -> Int {
    switch content {
    case .run: 36
    case .trials: (dashboard.sessions[name]?.trials.rows.count ?? 0) + 3
    case .log: (dashboard.sessions[name]?.log.count ?? 0) + 3
    case .card: 40
    case .artefact(let artefact): Self.height(of: artefact.content, width: width)
    }
  }

  private static func height(of content: Artefact.Content, width: Int) -> Int {
    switch content {
    case .tree(let root): root.count + 4
    case .table(let table): table.rows.count + 5
    case .text(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .reduce(4) { $0 + 1 + $1.count / max(width - 6, 1) }
    case .scene(let scene): scene.rows.count + 5
    case .heatMap(let map): map.values.count + 6
    case .bars(let bars): bars.values.count + 6
    case .lineage(let lineage): lineage.shown(in: .best).count { $0 } + 5
    default: 28
    }
  }
}

extension Artefact.TreeNode {
  /// How many nodes there are, this one included.
  fileprivate var count: Int { children.reduce(1) { $0 + $1.count } }
}
