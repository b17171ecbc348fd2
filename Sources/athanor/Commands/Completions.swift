import Learning
import Reproduction
import Systems
import Text

extension Command {
  static let completions = Command(
    name: "completions", operands: "bash|zsh|fish",
    help: "what a shell needs to complete command lines: source <(athanor completions bash)",
    options: []
  ) { arguments, program throws(Failure) in
    let shells: [(name: String, script: (Completions) -> String)] = [
      ("bash", \.bash), ("zsh", \.zsh), ("fish", \.fish),
    ]
    let word = try arguments.operand("bash, zsh or fish")
    guard let shell = shells.first(where: { $0.name == word }) else {
      throw Failure(.input, unknown("shell", word, among: shells.map(\.name)))
    }
    program.out.line(shell.script(Completions()))
    return 0
  }
}

/// The words that a shell completes, and scripts that do so.
struct Completions {
  /// What may follow a command, besides sessions where it takes one.
  private func operands(of command: Command) -> [String] {
    switch command.name {
    case "run": catalog.map { $0.card.id } + ReadySessions.all.map(\.name)
    case "describe": catalog.map { $0.card.id }
    case "reproduce": experiments.map(\.id)
    case "bench": Benchmark.all.map(\.name)
    case "help": Guide.all.map(\.topic) + Command.all.map(\.name)
    case "completions": ["bash", "zsh", "fish"]
    case "theme": ["lint"]
    default: []
    }
  }

  private func options(of command: Command) -> [Option] { command.options + Option.everywhere }

  private func takesSessions(_ command: Command) -> Bool {
    command.operands.contains("SESSION") && command.name != "run"
  }

  private static let folder =
    "${ATHANOR_SESSIONS:-${XDG_STATE_HOME:-$HOME/.local/state}/athanor/sessions}"

  private static let fishFolder =
    "(set -q ATHANOR_SESSIONS; and echo $ATHANOR_SESSIONS; or echo ~/.local/state/athanor/sessions)"

  var bash: String {
    let cases = Command.all.map { command in
      let words = (operands(of: command) + options(of: command).map(\.name))
        .joined(separator: " ")
      let sessions = takesSessions(command) ? " $(command ls \"\(Self.folder)\" 2>/dev/null)" : ""
      return "    \(command.name)) words=\"\(words)\(sessions)\" ;;"
    }
    return """
      # athanor completions for bash: source <(athanor completions bash)
      _athanor() {
        local word="${COMP_WORDS[COMP_CWORD]}" words=""
        case "${COMP_CWORD}" in
        1) words="\(Command.all.map(\.name).joined(separator: " "))" ;;
        *) case "${COMP_WORDS[1]}" in
      \(cases.joined(separator: "\n"))
          esac ;;
        esac
        COMPREPLY=($(compgen -W "$words" -- "$word"))
      }
      complete -o default -F _athanor athanor
      """
  }

  var zsh: String {
    let commands = Command.all.map { "    '\($0.name):\(Self.quoted($0.help))'" }
    let cases = Command.all.map { command in
      let options = options(of: command).map { option in
        "'\(option.repeats ? "*" : "")\(option.name)[\(Self.bracketed(option.help))]"
          + (option.value == nil ? "'" : ":\(Self.bracketed(option.value ?? "")): '")
      }
      var lines = ["    \(command.name)) _arguments " + options.joined(separator: " ")]
      let words = operands(of: command).joined(separator: " ")
      if takesSessions(command) {
        lines.append("'*:session:_path_files -W \"\(Self.folder)\" -/'")
      } else {
        lines.append(words.isEmpty ? "'*:file:_files'" : "'*:word:(\(words))'")
      }
      return lines.joined(separator: " ") + " ;;"
    }
    return """
      #compdef athanor
      # athanor completions for zsh: source <(athanor completions zsh)
      _athanor() {
        local -a commands=(
      \(commands.joined(separator: "\n"))
        )
        if (( CURRENT == 2 )); then
          _describe 'command' commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in
      \(cases.joined(separator: "\n"))
        esac
      }
      compdef _athanor athanor
      """
  }

  var fish: String {
    var lines = [
      "# athanor completions for fish: athanor completions fish | source", "complete -c athanor -e",
    ]
    for command in Command.all {
      lines.append(
        "complete -c athanor -f -n __fish_use_subcommand -a \(command.name)"
          + " -d '\(Self.quoted(command.help))'")
      let seen = "-n '__fish_seen_subcommand_from \(command.name)'"
      for option in options(of: command) {
        lines.append(
          "complete -c athanor \(seen) -l \(option.name.dropFirst(2))"
            + (option.value == nil ? "" : " -r") + " -d '\(Self.quoted(option.help))'")
      }
      let words = operands(of: command).joined(separator: " ")
      if !words.isEmpty { lines.append("complete -c athanor \(seen) -a '\(words)'") }
      if takesSessions(command) {
        lines.append(
          "complete -c athanor -f \(seen) -a '(command ls \(Self.fishFolder) 2>/dev/null)'")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Fit to stand between single quotes in every shell.
  private static func quoted(_ text: String) -> String { text.replacing("'", with: "") }

  /// Fit to stand in an argument specification of zsh.
  private static func bracketed(_ text: String) -> String {
    quoted(text).replacing("[", with: "(").replacing("]", with: ")").replacing(":", with: ",")
  }
}
