import Learning
import Running
import Screen

/// What stands beside a card: names with values or explanations.
struct CardBlock {
  var title: String
  var entries: [Entry]

  struct Entry {
    var fact: Fact
    /// What it means, in a sentence; may be empty.
    var help = ""
  }

  /// What was asked, what was read, and what else could have been asked of the system.
  static func all(of record: SessionRecord, _ system: SystemOutline) -> [CardBlock] {
    let read = record.data?.read ?? []
    let blocks = [
      asked(record.request, system),
      CardBlock(title: "What was read", entries: read.map { Entry(fact: Fact($0, "")) }),
      CardBlock(
        title: "What it reports",
        entries: system.series.map { Entry(fact: Fact($0.id, $0.label + $0.suffix)) }),
      CardBlock(
        title: "Its worlds",
        entries: system.worlds.map { Entry(fact: Fact($0.id, ""), help: $0.help) }),
      CardBlock(
        title: "Its presets",
        entries: system.presets.map { Entry(fact: Fact($0.name, ""), help: $0.help) }),
    ]
    return blocks.filter { !$0.entries.isEmpty }
  }

  private static func asked(_ request: RunRequest, _ system: SystemOutline) -> CardBlock {
    CardBlock(
      title: "What was asked",
      entries: Fact.request(request).map { fact in
        Entry(fact: fact, help: system.knobs.first { $0.id == fact.name }?.help ?? "")
      })
  }

  /// The room it can use; without explanations where they would not fit.
  func size(width: Int, most: Int) -> TileSize {
    let room = max(1, width - 4)
    let height = Paragraph(runs(width: room)).height(width: room)
    return TileSize(of: width, height + 2 <= most ? height : list.facts.count)
  }

  func draw(in area: Area, on screen: inout Screen) {
    let panel = Panel(title)
    panel.draw(in: area, on: &screen)
    let inner = panel.inner(of: area).inset(horizontal: 1, vertical: 0)
    let paragraph = Paragraph(runs(width: inner.width))
    if paragraph.height(width: max(1, inner.width)) <= inner.height {
      paragraph.draw(in: inner, on: &screen)
    } else {
      list.draw(in: inner, on: &screen)
    }
  }

  private var list: FactList {
    FactList(entries.map { $0.fact.text.isEmpty ? Fact($0.fact.name, $0.help) : $0.fact })
  }

  /// The names in a column, and what goes on in the next line below what it goes on from.
  private func runs(width: Int) -> [TextRun] {
    let names = entries.filter { !$0.fact.text.isEmpty }.map { TerminalText.width($0.fact.name) }
    let column = (names.max() ?? 0) + 2
    return entries.enumerated().flatMap { number, entry in
      let name = entry.fact.name
      var runs = [TextRun((number > 0 ? "\n" : "") + name, .label)]
      if !entry.fact.text.isEmpty {
        let gap = String(repeating: " ", count: max(0, column - TerminalText.width(name)))
        let indent = "\n" + String(repeating: " ", count: column)
        let lines = TerminalText.wrapped(entry.fact.text, width: max(8, width - column))
        runs.append(TextRun(gap + lines.joined(separator: indent), entry.fact.role))
      }
      if !entry.help.isEmpty { runs.append(TextRun("\n" + entry.help, .dim)) }
      return runs
    }
  }
}

extension Series {
  /// Its unit and which way is better.
  fileprivate var suffix: String {
    let unit = unit.isEmpty ? "" : " [\(unit)]"
    switch better {
    case .higher: return unit + " ↑"
    case .lower: return unit + " ↓"
    case .neither: return unit
    }
  }
}
