import Learning
import Screen
import Systems
import Text

extension Command {
  static let help = Command(
    name: "help", operands: "[TOPIC|COMMAND|SYSTEM]",
    help: "a guide, a command's options or a system's page; no word: what there is",
    options: [.width]
  ) { arguments, program throws(Failure) in
    guard !arguments.operands.isEmpty else {
      program.out.line(helpContents)
      return 0
    }
    let word = try arguments.operand("TOPIC, COMMAND or SYSTEM")
    let width = min(try program.width(arguments), GuideLayout.mostColumns)
    let layout = GuideLayout(width: width, isStyled: program.colours(arguments) != .mono)
    if let guide = Guide.all.first(where: { $0.topic == word }) {
      program.print(layout, of: guide.text)
    } else if let command = all.first(where: { $0.name == word }) {
      program.out.line(command.manual)
    } else if let system = catalog.first(where: { $0.card.id == word }) {
      program.print(layout, of: SystemPage(of: system).text)
    } else {
      let known = Guide.all.map(\.topic) + all.map(\.name) + catalog.map { $0.card.id }
      throw Failure(.input, unknown("topic", word, among: known))
    }
    return 0
  }

  private static var helpContents: String {
    let guides = Guide.all.map { ["  \($0.topic)", $0.help] }
    let commands = all.map { ["  \($0.name)", $0.help] }
    let systems = catalog.map { ["  \($0.card.id)", $0.card.summary] }
    return """
      Guides, by athanor help TOPIC:
      \(columns(guides).joined(separator: "\n"))

      Commands, by athanor help COMMAND:
      \(columns(commands).joined(separator: "\n"))

      Systems, by athanor help SYSTEM:
      \(columns(systems).joined(separator: "\n"))
      """
  }
}

extension Program {
  fileprivate func print(_ layout: GuideLayout, of markdown: String) {
    for line in layout.lines(of: markdown) {
      // The layout's own emphasis must reach the terminal as it is.
      guard layout.isStyled else { out.line(line.text); continue }
      out.write(line.isHeading ? "\u{1b}[1m\(line.text)\u{1b}[0m\n" : line.text + "\n")
    }
  }
}
