package import Running
package import Screen

/// Sessions side by side without a terminal: what the dashboard draws, and what is behind it.
package struct ComparisonPane: Sendable {
  private var dashboard: Dashboard

  /// Sessions at rest, in this order, as a dashboard over this catalog would compare them, which it
  /// does across different data of the user's only where that is accepted.
  package init(
    _ sessions: [(entry: SessionStore.Entry, history: History)], catalog: [SystemOutline],
    glyphs: GlyphSet, over abscissa: Abscissa = .steps, acceptsOtherData: Bool = false
  ) {
    dashboard = Dashboard(catalog: catalog, glyphs: glyphs)
    dashboard.comparing.acceptsOtherData = acceptsOtherData
    _ = dashboard.handle(.sessions(sessions.map(\.entry)), at: 0)
    while dashboard.charts.abscissa != abscissa { dashboard.charts.goOverToNextAbscissa() }
    for (entry, history) in sessions {
      let series = dashboard.system(entry.record?.request.system)?.series ?? []
      let loaded = LoadedHistory(history, series: series)
      _ = dashboard.handle(.history(entry.name, loaded, warning: nil), at: 0)
    }
    _ = dashboard.compare(sessions.map(\.entry.name))
  }

  /// The arms and their differences.
  package var comparison: Comparison { dashboard.comparison }

  /// Draws the table and the curves, so wide.
  package func screen(width: Int) -> Screen {
    let height = comparison.arms.count + (width < 100 ? 35 : 24)
    var dashboard = dashboard
    dashboard.size = (width, height)
    var screen = Screen(width: width, height: height, glyphs: dashboard.glyphs)
    dashboard.drawComparison(in: screen.area, on: &screen)
    return screen
  }
}
