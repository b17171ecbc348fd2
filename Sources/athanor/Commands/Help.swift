import Learning
import Screen
import Text

extension Command {
  static let help = Command(
    name: "help", operands: "[TOPIC|COMMAND]",
    help: "a guide, or a command's options; no word: what there is", options: [.width]
  ) { arguments, program throws(Failure) in
    guard !arguments.operands.isEmpty else {
      program.out.line(helpContents)
      return 0
    }
    let word = try arguments.operand("TOPIC or COMMAND")
    if let guide = Guide.all.first(where: { $0.topic == word }) {
      let width = min(try program.width(arguments), GuideLayout.mostColumns)
      program.print(
        GuideLayout(width: width, isStyled: program.colours(arguments) != .mono), of: guide)
    } else if let command = all.first(where: { $0.name == word }) {
      program.out.line(command.manual)
    } else {
      let known = Guide.all.map(\.topic) + all.map(\.name)
      throw Failure(.input, unknown("topic", word, among: known))
    }
    return 0
  }

  private static var helpContents: String {
    let guides = Guide.all.map { ["  \($0.topic)", $0.help] }
    let commands = all.map { ["  \($0.name)", $0.help] }
    return """
      Guides, by athanor help TOPIC:
      \(columns(guides).joined(separator: "\n"))

      Commands, by athanor help COMMAND:
      \(columns(commands).joined(separator: "\n"))
      """
  }
}

extension Program {
  fileprivate func print(_ layout: GuideLayout, of guide: Guide) {
    for line in layout.lines(of: guide.text) {
      // The layout's own emphasis must reach the terminal as it is.
      guard layout.isStyled else { out.line(line.text); continue }
      out.write(line.isHeading ? "\u{1b}[1m\(line.text)\u{1b}[0m\n" : line.text + "\n")
    }
  }
}
