import Learning
import Text

/// A command of `athanor`.
struct Command: Sendable {
  /// The word that asks for it.
  let name: String
  /// What follows the word.
  let operands: String
  /// One line of help.
  let help: String
  /// What it takes besides `Option.everywhere`.
  let options: [Option]
  /// Does it and returns the exit code.
  let run: @Sendable (Arguments, Program) throws(Failure) -> Int32

  /// Every command, in the order help shows them.
  static let all: [Command] = [
    .list, .describe, .run, .resume, .stop, .choose, .sessions, .edit, .show, .compare, .export,
    .predict,
    .evaluate, .reproduce, .bench, .theme, .doctor, .help, .completions, .man,
  ]

  /// Help on the program.
  static var overview: String {
    let rows = all.map { ["  athanor \($0.name) \($0.operands)", $0.help] }
    let options = Program.homeOptions.map { ["  \($0.usage)", $0.help] }
    return """
      Athanor, a laboratory for learning to learn.

        athanor                   the dashboard; a plain summary where there is no terminal
      \(columns(rows).joined(separator: "\n"))

      The dashboard takes:
      \(columns(options).joined(separator: "\n"))

      A script has a line for each frame: keys as help names them, "text to type", wait SECONDS,
      until "TEXT" [SECONDS], resize WxH, click X,Y, drag X,Y X,Y, and # before a remark.

      athanor help COMMAND or SYSTEM tells more, and athanor help TOPIC prints a guide:
      \(columns(Guide.all.map { ["  \($0.topic)", $0.help] }).joined(separator: "\n"))

      --version prints the version.
      """
  }

  /// Help on the command.
  var manual: String {
    let rows = (options + Option.everywhere).map { ["  \($0.usage)", $0.help] }
    let usage = "athanor \(name) \(operands)"
    return """
      \(usage.hasSuffix(" ") ? String(usage.dropLast()) : usage)
      \(help)

      \(columns(rows).joined(separator: "\n"))
      """
  }
}
