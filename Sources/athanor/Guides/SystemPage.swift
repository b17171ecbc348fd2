import Learning
import Reproduction
import Running
import Systems
import Text

/// The guide's page of a system: what it is, how to start it, what to look at and what came of it.
///
/// It is put together from what stands elsewhere: its card, its presets, the ready sessions, its row
/// in a table of the tour, and the recorded figures.
struct SystemPage {
  let description: SystemDescription
  let ready: [ReadySessions.Ready]
  let records: [FigureRecord]

  init(of system: any System.Type) {
    ready = ReadySessions.all.filter { $0.request.system == system.card.id }
    description = SystemDescription(system, ready: ready.map(\.name))
    // A test reads the records; a page without them is still a page.
    records = (try? FigureRecord.recorded()) ?? []
  }

  private var card: Card { description.card }

  /// The page in Markdown.
  var text: String {
    let sections = [
      ("", summary), ("What it is", formulation), ("Start it", presets + sessions),
      ("What to look at", views), ("What came of it", figures), ("Sources", sources),
    ]
    let body = sections.filter { !$0.1.isEmpty }.map { title, lines in
      ((title.isEmpty ? [] : ["## \(title)", ""]) + lines + [""]).joined(separator: "\n")
    }
    return "# \(card.title): `\(card.id)`\n\n" + body.joined(separator: "\n")
  }

  private var summary: [String] { Wrapping.lines(card.summary) }

  private var formulation: [String] {
    let rows = card.formulation.parts.map { part in
      [part.role, part.part.prose, part.part.formula]
    }
    return GuideTable.table(["part", "here", "formula"], rows)
      + ["", "**Gain.**"] + Wrapping.lines(card.gain)
  }

  private var presets: [String] {
    GuideTable.table(
      ["command", "what it is for"],
      description.presets.map { ["`athanor run \(card.id) --preset \($0.name)`", $0.text] })
  }

  private var sessions: [String] {
    guard !ready.isEmpty else { return [] }
    return [""]
      + Wrapping.lines(
        "Ready sessions, on the dashboard's list or as `athanor run Sessions/NAME.json`: "
          + ready.map { "`\($0.name)`" }.joined(separator: ", ") + ".")
  }

  /// What the tour's tables say of it.
  private var views: [String] {
    Self.tourRow(of: card.id).flatMap { heading, cell in
      ["**\(heading.prefix(1).uppercased() + heading.dropFirst()).**"] + Wrapping.lines(cell)
    }
  }

  /// The cells of the tour's row that begins with a system, each with its column's name.
  static func tourRow(of id: String) -> [(heading: String, cell: String)] {
    let tour = Guide.all.first { $0.topic == "tour" }?.text ?? ""
    var head: [String] = []
    var isInTable = false
    for line in tour.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else { isInTable = false; continue }
      let cells = GuideLayout.cells(of: line)
      if !isInTable { head = cells }
      isInTable = true
      guard cells.first == "`\(id)`" else { continue }
      return Array(zip(head, cells).dropFirst()).map { (heading: $0, cell: $1) }
    }
    return []
  }

  /// Recorded figures of its experiments; which of them were never recorded on held-out seeds.
  private var figures: [String] {
    let own = experiments.filter { $0.system == card.id }
    guard !own.isEmpty else { return [] }
    let rows = ResultsTable(records: records).rows(of: own)
    return GuideTable.table(ResultsTable.head, rows)
      + [""]
      + Wrapping.lines(
        "`athanor reproduce NAME` runs one again; `athanor help results` says how figures are "
          + "assessed and what differs from what was published.")
  }

  private var sources: [String] {
    card.papers.flatMap { Wrapping.lines("- " + citation($0)) }
  }
}

/// Text for guides, in lines of at most a hundred characters.
private enum Wrapping {
  static func lines(_ text: String) -> [String] {
    GuideGrid.wrapped(text, to: GuideLayout.mostColumns)
  }
}
