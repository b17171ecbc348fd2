/// An option of the command line.
struct Option: Sendable {
  /// The name with its dashes: `--seed`.
  let name: String
  /// What stands for its value in help; `nil` for a switch.
  let value: String?
  /// One line of help.
  let help: String
  /// Whether it may be given more than once.
  let repeats: Bool

  init(_ name: String, _ value: String? = nil, repeats: Bool = false, help: String) {
    self.name = name
    self.value = value
    self.help = help
    self.repeats = repeats
  }

  /// As help shows it: `--seed N`.
  var usage: String { value.map { "\(name) \($0)" } ?? name }
}

extension Option {
  static let json = Option("--json", help: "one JSON object a line on standard output")
  static let sessions = Option(
    "--sessions", "DIR", help: "the sessions folder (else $ATHANOR_SESSIONS, else the state folder)"
  )
  static let width = Option("--width", "N", help: "columns (else $COLUMNS, else 100)")
  static let steps = Option(
    "--steps", "N", help: "outer iterations or told evaluations to do in all")
  static let label = Option(
    "--label", "NAME",
    help: "the label column of a table, or its number (else by its name, or last)")
  static let header = Option(
    "--header", "yes|no", help: "whether a table's first row is a header (else as it looks)")
  static let missing = Option(
    "--missing", "impute|refuse",
    help: "take the training median for a table's missing values, or refuse it (else impute)")
  /// How a table of the user's is read.
  static let reading = [label, header, missing]
  static let answers = Option(
    "--answers", "seed|FILE",
    help: "what to choose where a run asks: drawn by its seed, or a JSON array a line, [3, 5]")
  static let quiet = Option("--quiet", help: "print nothing but errors")
  static let notify = Option(
    "--notify", "COMMAND",
    help: "a shell command for when a run has ended; $ATHANOR_SESSION, _PHASE, _STEPS, _BEST")
  static let workers = Option(
    "--workers", "N", help: "evaluations computed side by side (else one a core)")
  static let checkpointInterval = Option(
    "--checkpoint-interval", "S",
    help: "least seconds between two checkpoints (else 0.25; 0: one after every slice of work)")
  static let color = Option("--color", "WHEN", help: "auto, always or never")

  /// What every command takes.
  static let everywhere = [
    color,
    Option("--help", help: "this help (also -h)"),
    Option("--version", help: "the version"),
  ]
}
