import Learning
import Running
import Systems
import Text

extension Command {
  static let list = Command(
    name: "list", operands: "", help: "every system: id, title, family, paper", options: [.json]
  ) { arguments, program throws(Failure) in
    guard arguments.operands.isEmpty else { throw Failure(.input, "list takes no operand") }
    if arguments.has("--json") {
      for system in catalog { program.out.line(jsonLine(system.card).text) }
    } else {
      let rows = catalog.map { system in
        let card = system.card
        return [card.id, card.title, card.family.rawValue, card.papers.first.map(citation) ?? ""]
      }
      for line in columns(rows) { program.out.line(line) }
    }
    return 0
  }

  private static func jsonLine(_ card: Card) -> JSONLine {
    var line = JSONLine(event: "system")
    line.add("id", card.id)
    line.add("title", card.title)
    line.add("family", card.family.rawValue)
    line.add("summary", card.summary)
    line.add("paper", card.papers.first.map(citation) ?? "")
    return line
  }
}

/// A paper in a line.
func citation(_ paper: Paper) -> String {
  "\(paper.authors) (\(paper.year)), \(paper.title), \(paper.venue)"
}
