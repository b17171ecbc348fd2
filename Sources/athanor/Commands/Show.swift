import Dashboard
import Foundation
import Learning
import Running
import Screen
import Text

extension Command {
  static let show = Command(
    name: "show", operands: "SESSION", help: "any pane of the dashboard as text",
    options: [
      Option(
        "--pane", "NAME", help: "run, trials, log, card or, as --pane inside lists, what is inside"),
      Option("--over", "AXIS", help: "charts over steps, cost, processor or wall (else steps)"),
      .width, .sessions, .json,
    ]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let runner = try program.runner(arguments)
    let viewer = try Viewer(runner, name, program)
    let pane = arguments.value("--pane") ?? "run"
    if arguments.has("--json") {
      try viewer.printData(of: pane)
    } else {
      try viewer.print(
        pane, width: try program.width(arguments), over: try arguments.abscissa,
        in: program.colours(arguments))
    }
    return 0
  }
}

extension Program {
  /// How wide a text is to be.
  func width(_ arguments: Arguments) throws(Failure) -> Int {
    try arguments.count("--width", in: 1...2000) ?? columnCount
  }

  private var columnCount: Int {
    guard let columns = environment["COLUMNS"].flatMap({ Int($0) }), (1...2000).contains(columns)
    else { return 100 }
    return columns
  }

  /// The characters that the locale allows.
  var glyphs: GlyphSet {
    LocaleName.isUTF8(LocaleName.ofCharacters(environment)) ? .braille : .ascii
  }

  /// The colours that a text may have: those of the terminal it goes to, unless `--color` or
  /// `NO_COLOR` says otherwise.
  func colours(_ arguments: Arguments) -> ColorDepth {
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    switch arguments.value("--color") {
    case "always": break
    case "never": return .mono
    default: if isRefused || !out.isTerminal || environment["TERM"] == "dumb" { return .mono }
    }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]) { return .truecolor }
    return environment["TERM"]?.contains("256") == true ? .indexed256 : .ansi16
  }

  /// Prints what was drawn, without the empty lines at its end.
  func print(_ screen: Screen, in colours: ColorDepth) {
    let plain = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    let count = (plain.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1) + 1
    guard colours != .mono else {
      for line in plain.prefix(count) { out.line(String(line)) }
      return
    }
    // As it is: a screen holds no control sequences but those of its own colours.
    for line in screen.ansi(depth: colours).split(separator: "\n").prefix(count) {
      out.write(line + "\n")
    }
  }
}

/// Prints the panes of one session.
struct Viewer {
  let runner: Runner
  let name: SessionName
  let program: Program
  let history: History

  init(_ runner: Runner, _ name: SessionName, _ program: Program) throws(Failure) {
    _ = try runner.store.record(name)
    (self.runner, self.name, self.program) = (runner, name, program)
    let (history, warning) = try runner.store.history(name)
    self.history = history
    if let warning { program.err.line("athanor: \(warning)") }
  }

  /// Prints a pane as the dashboard draws it.
  func print(
    _ pane: String, width: Int, over abscissa: Abscissa, in colours: ColorDepth
  ) throws(Failure) {
    if pane == "inside" { return try printContents() }
    program.print(try screen(pane, width: width, over: abscissa), in: colours)
  }

  /// A pane as the dashboard draws it.
  func screen(
    _ pane: String, width: Int, over abscissa: Abscissa = .steps
  ) throws(Failure) -> Screen {
    let content = try content(pane)
    var drawn = drawn
    drawn.cast(over: abscissa)
    return drawn.screen(content, width: width)
  }

  private var drawn: Pane {
    Pane(
      name, entry: runner.store.entry(name), history: history,
      catalog: runner.catalog.map { SystemOutline($0) }, glyphs: program.glyphs)
  }

  /// What lies behind a pane in rows and columns: the curves behind charts, log and card,
  /// and all trials.
  func sheet(of pane: String) throws(Failure) -> Sheet {
    switch try content(pane) {
    case .artefact(let artefact): Sheet(artefact.content)
    case .trials: drawn.trials
    case .run, .log, .card: Sheet(history)
    }
  }

  /// The pictures of a pane.
  func image(of pane: String) throws(Failure) -> Artefact.Image {
    guard case .artefact(let artefact) = try content(pane),
      case .image(let image) = artefact.content
    else {
      throw Failure(.input, "pane '\(printable(pane))' is no image: ppm is for pictures")
    }
    return image
  }

  private func printContents() throws(Failure) {
    let artefacts = try runner.inspect(name)
    for line in columns(artefacts.map { [$0.id, $0.title] }) { program.out.line(line) }
  }

  private func content(_ pane: String) throws(Failure) -> Pane.Content {
    switch pane {
    case "run": return .run
    case "trials": return .trials
    case "log": return .log
    case "card": return .card
    default: return .artefact(try artefact(pane))
    }
  }

  private func artefact(_ id: String) throws(Failure) -> Artefact {
    let artefacts = try runner.inspect(name)
    guard let artefact = artefacts.first(where: { $0.id == id }) else {
      if id == "inside", !artefacts.isEmpty {
        let ids = artefacts.map(\.id).joined(separator: ", ")
        throw Failure(.input, "pane 'inside' lists what there is: choose one of \(ids)")
      }
      throw Failure(
        .input,
        unknown(
          "pane", id, among: ["run", "trials", "log", "card", "inside"] + artefacts.map(\.id)))
    }
    return artefact
  }

  /// Prints the data behind a pane: the events behind charts and log, else the thing itself.
  func printData(of pane: String) throws(Failure) {
    switch pane {
    case "run", "log":
      for event in try runner.store.events(name) where pane == "run" || !event.isSeries {
        program.out.line(event.line.text)
      }
    case "trials":
      for event in try runner.store.events(name) where event.isTrial {
        program.out.line(event.line.text)
      }
    case "card":
      let system = try runner.system(try runner.store.record(name).request.system)
      program.out.line(json(system.card))
    case "inside":
      for artefact in try runner.inspect(name) { program.out.line(json(artefact)) }
    default: program.out.line(json(try artefact(pane)))
    }
  }

  /// A value as one line of JSON; what is not finite becomes a word.
  private func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let text = String(decoding: (try? encoder.encode(value)) ?? Data("null".utf8), as: UTF8.self)
    return escaped(text)
  }
}

extension Event {
  fileprivate var isTrial: Bool {
    if case .trial = body { true } else { false }
  }

  fileprivate var isSeries: Bool {
    if case .series = body { true } else { false }
  }
}
