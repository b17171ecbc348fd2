extension KeyTable {
  /// The standard keys.
  package static let standard = KeyTable(
    bindings: going + runs + charts + time + moving + elsewhere)

  private static let known: Context = [.home, .compare, .session]

  /// Where there is a session to go to.
  private static let sighted: Context = [known, .machine]

  private static let curves: Context = [.run, .compare]

  private static let going = [
    Binding("enter", .open, in: .home, hint: "open", "Open the session"),
    Binding("enter", .open, in: .choose, hint: "answer", "Answer with what is marked"),
    Binding("enter", .open, in: .systems, hint: "settings", "Go on to the settings"),
    Binding("enter", .open, in: .form, "Go to the next field; on the last one, start"),
    Binding(
      "enter space", .open, in: .inside, hint: "open",
      "Fold or unfold; open the trial of a row or of a point"
    ),
    Binding("enter b", .open, in: .compare, hint: "base", "Measure the others against this"),
    Binding("enter", .open, in: .trials, hint: "open", "Show the trial in full, or close it"),
    Binding("enter", .open, in: .themes, hint: "keep", "Keep the theme"),
    Binding("enter", .open, in: .filter, hint: "keep", "Keep the filter"),
    Binding("enter", .open, in: .palette, hint: "do it", "Do what is selected"),
    Binding("esc", .back, in: [.screens, .line], "Go back, or clear the filter; never quits"),
    Binding("esc", .back, in: [.form, .help, .palette], hint: "back", "Go back"),
    Binding("esc q", .back, in: .themes, hint: "as before", "Leave the theme as it was"),
    Binding("esc", .back, in: .filter, hint: "clear", "Clear the filter"),
    Binding("0", .home, in: .screens, "Sessions"),
    Binding("1", .run, in: sighted, "Run: charts, progress, log"),
    Binding(
      "2 c", .compare, in: sighted, hint: "compare",
      "Compare the marked sessions, or all of the same system"),
    Binding("3", .population, in: sighted, "Population: the living, the dead and the front"),
    Binding(
      "4", .genealogy, in: sighted, "Genealogy: who descends from whom, and what was changed"),
    Binding(
      "5", .inside, in: sighted, hint: "inside", "Inside: the architecture, and what else there is"),
    Binding("6", .lens, in: sighted, "Lens: a scene of what the system does"),
    Binding("7", .log, in: sighted, hint: "log", "Log: everything remarked, found and tried"),
    Binding("8", .machine, in: .screens, "Machine: cores, memory, and what each run gets of them"),
    Binding("9", .card, in: sighted, "Card: what the system is, and what was asked of it"),
    Binding("T", .trials, in: sighted, hint: "trials", "Trials: sorted, filtered, side by side"),
    Binding("C", .choose, in: sighted, "Choose: answer what a run asks, such as which pictures"),
  ]

  private static let runs = [
    Binding("s", .newRun, in: known, hint: "new run", "Start a new run"),
    Binding("F", .fork, in: known, "Fork: go on from here, or again with a change"),
    Binding("p", .pause, in: [known, .line], hint: "pause", "Pause or resume"),
    Binding("S", .stop, in: known, hint: "stop", "Stop; the run can be resumed later"),
    Binding("K", .save, in: known, "Write a checkpoint now"),
    Binding("a", .advice, in: known, "Why is it stuck? Show what there is to notice"),
    Binding("space", .mark, in: .home, hint: "mark", "Mark; orders then go to all that are marked"),
    Binding(
      "space", .mark, in: .trials, hint: "mark", "Mark; two marked ones are set side by side"),
    Binding("space", .mark, in: .choose, hint: "mark", "Mark an option, or no longer"),
    Binding("u", .undo, in: .choose, hint: "back", "Take the last answer back"),
    Binding("<", .soonerTurn, in: .home, "Let a run that waits for its turn go sooner"),
    Binding(">", .laterTurn, in: .home, "Let it go later"),
    Binding("v", .markRange, in: .home, "Mark all from the last mark to here"),
    Binding(
      "/", .filter, in: [.home, .systems, .trials, .log], hint: "filter",
      "Filter: words, !not, field:value, field>0.9, a | b, or a pattern"),
    Binding("D", .trash, in: .home, hint: "trash", "Move to the trash"),
    Binding("u", .undo, in: .home, "Take back out of the trash"),
    Binding("r", .reload, in: [.home, .inside], "Look again"),
    Binding("ctrl+s", .start, in: .form, hint: "start", "Start the run"),
    Binding("ctrl+r", .standard, in: .form, hint: "default", "Put the default back"),
    Binding("y", .yes, in: .question, hint: "yes", "Yes"),
    Binding("n esc q", .no, in: .question, hint: "no", "No"),
    Binding(
      "b", .alternative, in: .question, "Leave runs to the background, where that is offered"),
  ]

  private static let charts = [
    Binding("tab", .next, in: curves, hint: "next chart", "Go to the next chart"),
    Binding("shift+tab", .previous, in: curves, "Go to the previous chart"),
    Binding("tab", .next, in: .inside, hint: "next view", "Go to the next view"),
    Binding("shift+tab", .previous, in: .inside, "Go to the previous view"),
    Binding("ctrl+right", .next, in: [.run, .compare, .inside], "As tab"),
    Binding("ctrl+left", .previous, in: [.run, .compare, .inside], "As shift+tab"),
    Binding("ctrl+down", .next, in: [.run, .compare, .inside], "As tab"),
    Binding("ctrl+up", .previous, in: [.run, .compare, .inside], "As shift+tab"),
    Binding("d", .difference, in: .inside, "Compare a tree with another, or stop to"),
    Binding("o", .reverse, in: .home, "Sort: newest first, or by name, system, best or time spent"),
    Binding("o", .reverse, in: .trials, hint: "reverse", "Turn the order round"),
    Binding("o", .scope, in: .inside, "Ancestors of the best, of the living, or everyone"),
    Binding("z", .zoom, in: .inside, hint: "zoom", "Give the view the whole page, or back"),
    Binding("z enter", .zoom, in: .run, hint: "zoom", "Give the chart the whole screen, or back"),
    Binding("m", .smoother, in: curves, hint: "smooth", "Smooth more; the raw curve stays, faint"),
    Binding("M", .rougher, in: curves, "Smooth less"),
    Binding("y", .logarithmic, in: curves, "Logarithmic or linear values"),
    Binding("x", .abscissa, in: curves, "Over steps, cost, processor seconds or seconds"),
    Binding("X", .logarithmicSteps, in: curves, "Logarithmic or linear steps"),
    Binding("v", .values, in: .run, "How often values occur instead of when, or back"),
    Binding("v", .values, in: .compare, "The last values as boxes over seeds, or back"),
    Binding("+", .closer, in: .run, "See fewer steps"),
    Binding("-", .farther, in: .run, "See more steps"),
    Binding("=", .everything, in: .run, "See all steps"),
    Binding("=", .everything, in: .inside, "Show points far from all others, too, or not"),
    Binding("shift+left", .panLeft, in: .run, "Go back in the steps seen"),
    Binding("shift+right", .panRight, in: .run, "Go on in the steps seen"),
    Binding("i", .crosshair, in: .run, "A crosshair through all charts; left and right move it"),
  ]

  private static let time = [
    Binding("f", .freeze, in: known, "Freeze what is shown; runs go on"),
    Binding("[", .earlier, in: .session, "See the session as it was a little earlier"),
    Binding("]", .later, in: .session, "A little later"),
    Binding("{", .earlierEvent, in: .session, "As it was at the last event of note"),
    Binding("}", .laterEvent, in: .session, "At the next event of note"),
    Binding(".", .present, in: .session, "Back to the present"),
  ]

  private static let moving = [
    Binding("down j", .down, in: .screens, "Go down"),
    Binding("up k", .up, in: .screens, "Go up"),
    Binding("n", .down, in: [.home, .systems, .log], "The next line that the filter shows"),
    Binding("N", .up, in: [.home, .systems, .log], "The line before that the filter shows"),
    Binding(
      "left h", .left, in: .session, "Go left, or fold; of trials, sort by the column to the left"),
    Binding(
      "right l", .right, in: .session,
      "Go right, or unfold; of trials, sort by the column to the right"),
    Binding("down tab", .down, in: .form, hint: "next", "Go to the next field"),
    Binding("up shift+tab", .up, in: .form, "Go to the previous field"),
    Binding("left", .left, in: .form, "Take the previous choice"),
    Binding("right", .right, in: .form, "Take the next choice"),
    Binding("down", .down, in: [.help, .filter, .palette], "Go down"),
    Binding("up", .up, in: [.help, .filter, .palette], "Go up"),
    Binding("down j", .down, in: .themes, "Try the next theme"),
    Binding("up k", .up, in: .themes, "Try the previous theme"),
    Binding("pgdn", .pageDown, in: .scrolling, "Go down a screen"),
    Binding("pgup", .pageUp, in: .scrolling, "Go up a screen"),
    Binding("ctrl+d", .halfDown, in: .screens, "Go down half a screen"),
    Binding("ctrl+u", .halfUp, in: .screens, "Go up half a screen"),
    Binding("g home", .top, in: .screens, "Go to the first line"),
    Binding("G end", .bottom, in: .screens, "Go to the last line"),
  ]

  private static let elsewhere = [
    Binding("w", .copy, in: .screens, "Copy what is shown to the clipboard (OSC 52)"),
    Binding("Y", .copyCommand, in: .screens, "Copy the command that shows the same, or starts it"),
    Binding("ctrl+y", .copyCommand, in: .form, "Copy the command that starts the same run"),
    Binding(
      "e", .export, in: .screens, "Export what is shown, or hand over the network of the session"),
    Binding("t", .exportText, in: .export, hint: "text", "Plain text"),
    Binding("a", .exportANSI, in: .export, hint: "colours", "Text with colours (ANSI)"),
    Binding("s", .exportSVG, in: .export, hint: "SVG", "A picture (SVG)"),
    Binding("p", .exportPPM, in: .export, hint: "pixels", "Its pixels, where it is an image (PPM)"),
    Binding("c", .exportCSV, in: .export, hint: "CSV", "The numbers behind it (CSV)"),
    Binding("o", .handOverONNX, in: .export, hint: "ONNX", "The session's network for ONNX"),
    Binding(
      "y", .handOverPyTorch, in: .export, hint: "PyTorch", "The session's network for PyTorch"),
    Binding(
      "w", .handOverWeights, in: .export, hint: "weights",
      "The weights of the session's network (safetensors)"),
    Binding("k", .handOverCard, in: .export, hint: "card", "A page about the session's network"),
    Binding("esc q ctrl+c", .back, in: .export, hint: "leave it", "Leave it"),
    Binding("t", .themes, in: .screens, "Choose a theme"),
    Binding(": ctrl+p", .palette, in: .screens, "Commands: type a few letters of what you want"),
    Binding("? f1", .help, in: [.screens, .line], hint: "help", "Help for this screen"),
    Binding("f1", .help, in: .form, hint: "help", "Help for this screen"),
    Binding("f1", .back, in: .help, "Close help"),
    Binding("q ctrl+c", .leave, in: .screens, hint: "leave", "Leave the screen; on Sessions, quit"),
    Binding("q ctrl+c", .leave, in: .line, hint: "quit", "Quit"),
    Binding("ctrl+c", .back, in: [.form, .help, .themes, .filter, .palette], "Go back"),
    Binding("ctrl+c", .no, in: .question, "No"),
    Binding("ctrl+l", .redraw, in: .anywhere, "Draw everything again"),
    Binding("ctrl+z", .suspend, in: .anywhere, "Suspend; runs wait until `fg`"),
  ]
}
