/// Everything a key can do.
public enum Action: String, CaseIterable, Sendable {
  // Moving.
  case up, down, left, right, pageUp, pageDown, halfUp, halfDown, top, bottom
  // Opening and leaving.
  case open, back, leave, help, themes
  // Screens.
  case home, run, inside, log, card
  // Runs.
  case newRun, pause, stop, save, mark, trash, undo, reload, filter
  // Settings.
  case start, standard
  // Questions.
  case yes, no
  // The terminal.
  case redraw, suspend
}
