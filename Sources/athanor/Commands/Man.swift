import Learning
import Text

extension Command {
  static let man = Command(
    name: "man", operands: "", help: "the manual page: athanor man | man -l -", options: []
  ) { arguments, program throws(Failure) in
    guard arguments.operands.isEmpty else { throw Failure(.input, "man takes no operand") }
    program.out.line(ManualPage().text)
    return 0
  }
}

/// The commands as a page for `man`, in the macros that every system has.
private struct ManualPage {
  var text: String {
    ([head] + Command.all.map(section) + [tail]).joined(separator: "\n")
  }

  private var head: String {
    """
    .TH ATHANOR 1 "" "athanor \(Program.version)" "User Commands"
    .SH NAME
    athanor \\- a laboratory for learning to learn
    .SH SYNOPSIS
    .B athanor
    .RI [ COMMAND ]
    .RI [ OPTION ]...
    .SH DESCRIPTION
    Without a command it opens the dashboard, or prints a plain summary where there is no terminal.
    \(list(Program.homeOptions + Option.everywhere))
    .SH COMMANDS
    """
  }

  private func section(_ command: Command) -> String {
    """
    .SS "athanor \(escaped(([command.name, command.operands]).filter { !$0.isEmpty }.joined(separator: " ")))"
    \(escaped(command.help)).
    \(list(command.options))
    """
  }

  private func list(_ options: [Option]) -> String {
    options.map { ".TP\n.B \(escaped($0.usage))\n\(escaped($0.help))." }.joined(separator: "\n")
  }

  private var tail: String {
    let guides = Guide.all.map { "\\fBathanor help \($0.topic)\\fR (\(escaped($0.help)))" }
    return """
      .SH EXIT STATUS
      0: done. 1: the run failed and its session is kept. 2: the request was wrong.
      130, 143: interrupted, with the session saved.
      .SH ENVIRONMENT
      .B ATHANOR_SESSIONS
      is the sessions folder;
      .B NO_COLOR
      and
      .B COLUMNS
      are heeded as elsewhere.
      .SH SEE ALSO
      \(guides.joined(separator: ",\n"))
      """
  }

  /// A text whose hyphens can be searched for and whose lines are no requests.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
