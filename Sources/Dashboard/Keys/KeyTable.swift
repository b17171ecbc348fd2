/// Which key does what, and where: the one place that says so.
public struct KeyTable: Sendable {
  /// The bindings in the order help shows them.
  public var bindings: [Binding]

  /// What a key does in a place.
  public func action(for key: Key, in context: Context) -> Action? {
    bindings.first { !$0.context.isDisjoint(with: context) && $0.keys.contains(key) }?.action
  }

  /// The bindings that hold in a place.
  public func bindings(in context: Context) -> [Binding] {
    bindings.filter { !$0.context.isDisjoint(with: context) }
  }

  /// A line for every key that two bindings claim in the same place; none in a sound table.
  public var conflicts: [String] {
    var lines: [String] = []
    for (number, binding) in bindings.enumerated() {
      for other in bindings[(number + 1)...] where !binding.context.isDisjoint(with: other.context) {
        for key in binding.keys where other.keys.contains(key) {
          lines.append("\(key) means both \(binding.action) and \(other.action)")
        }
      }
    }
    return lines
  }

  /// The standard keys.
  public static let standard = KeyTable(bindings: moving + going + runs + elsewhere)

  private static let moving = [
    Binding("down j", .down, in: .screens, "Go down"),
    Binding("up k", .up, in: .screens, "Go up"),
    Binding("left h", .left, in: .screens, "Go left, or fold"),
    Binding("right l", .right, in: .screens, "Go right, or unfold"),
    Binding("down tab", .down, in: .form, hint: "next", "Go to the next field"),
    Binding("up shift+tab", .up, in: .form, "Go to the previous field"),
    Binding("left", .left, in: .form, "Take the previous choice"),
    Binding("right", .right, in: .form, "Take the next choice"),
    Binding("down", .down, in: [.help, .themes, .filter], "Go down"),
    Binding("up", .up, in: [.help, .themes, .filter], "Go up"),
    Binding("j", .down, in: .themes, "Go down"),
    Binding("k", .up, in: .themes, "Go up"),
    Binding("pgdn", .pageDown, in: .scrolling, "Go down a screen"),
    Binding("pgup", .pageUp, in: .scrolling, "Go up a screen"),
    Binding("ctrl+d", .halfDown, in: .screens, "Go down half a screen"),
    Binding("ctrl+u", .halfUp, in: .screens, "Go up half a screen"),
    Binding("g home", .top, in: .screens, "Go to the first line"),
    Binding("G end", .bottom, in: .screens, "Go to the last line"),
  ]

  private static let going = [
    Binding("enter", .open, in: .home, hint: "open", "Open the session"),
    Binding("enter", .open, in: .systems, hint: "settings", "Go on to the settings"),
    Binding("enter", .open, in: .form, "Go to the next field; on the last one, start"),
    Binding("enter", .open, in: .inside, hint: "fold", "Fold or unfold"),
    Binding("enter", .open, in: .themes, hint: "keep", "Keep the theme"),
    Binding("enter", .open, in: .filter, hint: "keep", "Keep the filter"),
    Binding("esc", .back, in: .screens, "Go back, or clear the filter; never quits"),
    Binding("esc", .back, in: [.form, .help], hint: "back", "Go back"),
    Binding("esc", .back, in: .themes, hint: "as before", "Leave the theme as it was"),
    Binding("esc", .back, in: .filter, hint: "clear", "Clear the filter"),
    Binding("0", .home, in: .screens, "Sessions"),
    Binding("1", .run, in: [.home, .session], "Run: charts, progress, log"),
    Binding("5", .inside, in: [.home, .session], "Inside: architecture and whatever else there is"),
    Binding("7", .log, in: [.home, .session], "Log: everything remarked"),
    Binding("9", .card, in: [.home, .session], "Card: what the system is"),
  ]

  private static let runs = [
    Binding("s", .newRun, in: [.home, .session], hint: "new run", "Start a new run"),
    Binding("p", .pause, in: [.home, .session], hint: "pause", "Pause or resume"),
    Binding("S", .stop, in: [.home, .session], hint: "stop", "Stop; it can be resumed later"),
    Binding("K", .save, in: [.home, .session], "Write a checkpoint now"),
    Binding("space", .mark, in: .home, hint: "mark", "Mark; orders then go to all marked"),
    Binding("D", .trash, in: .home, hint: "trash", "Move to the trash"),
    Binding("u", .undo, in: .home, "Take back out of the trash"),
    Binding("/", .filter, in: [.home, .systems, .log], hint: "filter", "Show only what matches"),
    Binding("r", .reload, in: [.home, .inside], "Look again"),
    Binding("ctrl+s", .start, in: .form, hint: "start", "Start the run"),
    Binding("ctrl+r", .standard, in: .form, hint: "default", "Put the default back"),
    Binding("y", .yes, in: .question, hint: "yes", "Yes"),
    Binding("n esc q", .no, in: .question, hint: "no", "No"),
  ]

  private static let elsewhere = [
    Binding("t", .themes, in: .screens, "Choose a theme"),
    Binding("? f1", .help, in: .screens, hint: "help", "Help for this screen"),
    Binding("f1", .help, in: .form, hint: "help", "Help for this screen"),
    Binding("f1", .back, in: .help, "Close help"),
    Binding("q ctrl+c", .leave, in: .screens, hint: "quit", "Leave the screen; on Sessions, quit"),
    Binding("ctrl+c", .back, in: [.form, .help, .themes, .filter], "Go back"),
    Binding("ctrl+c", .no, in: .question, "No"),
    Binding("ctrl+l", .redraw, in: .anywhere, "Draw everything again"),
    Binding("ctrl+z", .suspend, in: .anywhere, "Suspend; runs wait until `fg`"),
  ]
}
