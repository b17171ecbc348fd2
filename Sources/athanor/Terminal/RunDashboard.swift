import CRescue
import Dashboard
import Foundation
import Learning
import Running
import Screen

/// Why there can be no dashboard here; `nil` when there can.
///
/// Then a plain summary does.
func terminalProblem(_ environment: [String: String]) -> String? {
  guard isatty(1) == 1 else { return "standard output is not a terminal" }
  guard isatty(0) == 1 else { return "standard input is not a terminal" }
  return Surface.problem(with: environment["TERM"])
}

/// Shows the dashboard until the user leaves it, and returns the exit code: 0, or 128 and the
/// number of the signal that ended it; and which runs are to go on without it.
///
/// - Parameter makeRunner: makes the runner; it gets what is to be called when a run has news.
func runDashboard(
  _ options: DashboardOptions, environment: [String: String],
  makeRunner: (@escaping @Sendable () -> Void) throws(Failure) -> Runner
) throws(Failure) -> (code: Int32, goingOn: [SessionName]) {
  rescue_return_blocks(1 << 17)
  TerminalOptions.adoptLocale()
  let terminal = TerminalOptions(environment, options)
  let themes = ThemeStore(environment, folders: options.themeFolders)
  let (chosen, issue) = themes.theme(options.theme)
  let light = themes.lightTheme(unless: options.theme)
  let theme = terminal.isLight == true ? light ?? chosen : chosen
  let (keys, problems) = themes.keys
  let problem = (issue.map { [$0] } ?? []) + problems
  guard let pipe = WakePipe(), let log = ErrorLog(), let device = TerminalDevice() else {
    throw Failure(.input, "the terminal cannot be opened")
  }
  // Before ncurses starts: it leaves alone what is caught already, while what it thinks its own it
  // ignores during every refresh, and a stop that came just then would be lost.
  pipe.watchSignals()
  guard let surface = Surface.open(terminal, theme: theme) else {
    throw Failure(.input, "the terminal cannot be opened")
  }
  let runner = try makeRunner { pipe.ringForNews() }
  let dashboard = Dashboard(
    catalog: runner.catalog.map { SystemOutline($0) },
    glossary: Glossary(markdown: Guide.glossary.text),
    keys: keys, glyphs: terminal.isASCII ? .ascii : options.hasHalfBlocks ? .halfBlock : .braille,
    theme: theme, lightTheme: terminal.isLight == nil ? light : nil,
    isInsideTmux: environment["TMUX"].map { !$0.isEmpty } ?? false)
  let effectHandler = EffectHandler(runner, ready: options.ready, themes: themes) {
    pipe.ringForMail()
  }
  effectHandler.follow()
  var loop = MainLoop(dashboard, device, surface, effectHandler, pipe)
  let code = loop.run(log: log.descriptor, problem: problem.first)
  return (code, loop.goingOn)
}
