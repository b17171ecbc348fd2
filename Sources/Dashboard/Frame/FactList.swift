import Learning
import Running
import Screen
import Text

/// A name and its value.
struct Fact: Hashable {
  var name: String
  var text: String
  var role: Role

  init(_ name: String, _ text: String, _ role: Role = .value) {
    self.name = name
    self.text = text
    self.role = role
  }
}

extension SessionStatus {
  /// The metric that a best value is one of, to stand behind it; empty where it is a mere score.
  var metric: String {
    guard let objective, objective != .score else { return "" }
    return " " + objective.name + (objective.isMinimised ? " ↓" : "")
  }
}

extension Fact {
  /// The state of a session.
  ///
  /// - Parameter addition: What is added to δ, as its system's card says.
  static func status(
    _ status: SessionStatus, addition: Addition.Name, left: Double?
  ) -> [Fact] {
    var facts = [
      Fact("steps", status.steps + (left.map { ", \(Numeral.duration($0)) left" } ?? ""))
    ]
    facts +=
      status.bestValue.map { best in
        [
          Fact("best", Numeral.short(best) + status.metric, .best),
          Fact("", status.what ?? "", .dim),
        ]
      } ?? []
    facts += status.delta.map { [Fact("δ", $0.text + ", \($0.gain.account)")] } ?? []
    facts += status.addition.map { [Fact(addition.rawValue, $0.text)] } ?? []
    if status.wallSeconds > 0 {
      let spent = Numeral.duration(status.cpuSeconds) + " of processor in "
      facts.append(Fact("spent", spent + Numeral.duration(status.wallSeconds)))
    }
    return facts
  }

  /// What was asked, and what was read of the user's own data.
  static func asked(_ record: SessionRecord) -> [Fact] {
    let read = record.data?.read ?? []
    return request(record.request)
      + read.enumerated().map { Fact($0 == 0 ? "read" : "", $1, .dim) }
  }

  /// What was asked.
  static func request(_ request: RunRequest) -> [Fact] {
    var facts = [
      Fact("world", request.world ?? "the standard one"), Fact("seed", "\(request.seed)"),
    ]
    facts += request.data.map { [Fact("data", $0)] } ?? []
    facts += request.reading.options.map { Fact(String($0.name.dropFirst(2)), $0.value, .dim) }
    facts += request.preset.map { [Fact("preset", $0)] } ?? []
    facts += request.settings.sorted { $0.key < $1.key }.map { Fact($0.key, "\($0.value)", .dim) }
    return facts
  }
}

/// Facts one below the other, their names in a column; a fact without a name goes on from the last.
struct FactList: View {
  var facts: [Fact]
  /// The first line shown.
  var offset = 0

  init(_ facts: [Fact], offset: Int = 0) {
    self.facts = facts
    self.offset = offset
  }

  func draw(in area: Area, on screen: inout Screen) {
    let width = min(facts.reduce(0) { max($0, TerminalText.width($1.name)) }, area.width / 2)
    for (row, fact) in facts.dropFirst(offset).prefix(area.height).enumerated() {
      let y = area.y + row
      screen.write(TextRun(fact.name, .label), x: area.x, y: y, width: width)
      screen.write(
        TextRun(fact.text, fact.role), x: area.x + width + 2, y: y,
        width: max(0, area.width - width - 2))
    }
  }
}
