/// Everything a key can do.
package enum Action: String, CaseIterable, Sendable {
  // Moving.
  case up, down, left, right, pageUp, pageDown, halfUp, halfDown, top, bottom, next, previous
  // Opening and leaving.
  case open, back, leave, help, palette, themes, copy, copyCommand, export
  case exportText, exportANSI, exportSVG, exportPPM, exportCSV
  // Handing over.
  case handOverONNX, handOverPyTorch, handOverWeights, handOverCard
  // Screens.
  case home, run, trials, compare, population, genealogy, inside, lens, log, machine, card, choose
  // Runs.
  case newRun, fork, pause, stop, save, soonerTurn, laterTurn, mark, markRange, trash, undo, reload,
    filter, advice
  // Charts.
  case zoom, logarithmic, abscissa, logarithmicSteps, values, smoother, rougher
  case difference, scope, reverse
  case closer, farther, everything, panLeft, panRight, crosshair
  // Time.
  case freeze, earlier, later, earlierEvent, laterEvent, present
  // Settings.
  case start, standard
  // Questions.
  case yes, no, alternative
  // The terminal.
  case redraw, suspend
}
