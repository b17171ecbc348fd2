import Foundation
import Learning
import Reproduction
import Systems
import Testing

@testable import athanor

/// The guides inside the program are the files of `Athanor.docc`, up to date, and print plainly.
///
/// `UPDATE_GUIDES=1` writes their generated tables anew.
@Suite struct GuideTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GUIDES"] == "1"

  private static func url(_ guide: Guide) -> URL {
    root.appendingPathComponent("Sources/athanor/Athanor.docc/\(guide.file)")
  }

  @Test func generatedTablesAreCurrent() throws {
    for guide in Guide.all {
      let text = try String(contentsOf: Self.url(guide), encoding: .utf8)
      let renewed = GuideTable.renewed(text)
      if Self.isUpdate {
        try Data(renewed.utf8).write(to: Self.url(guide))
      } else {
        #expect(renewed == text, "\(guide.file) is stale: UPDATE_GUIDES=1 writes it anew")
      }
    }
  }

  @Test func everyTableStandsInAGuide() {
    let texts = Guide.all.map(\.text).joined()
    for table in GuideTable.allCases { #expect(texts.contains("<!-- generated: \(table) -->")) }
  }

  @Test(.enabled(if: !Self.isUpdate)) func theProgramCarriesTheFiles() throws {
    for guide in Guide.all {
      #expect(try Data(guide.text.utf8) == Data(contentsOf: Self.url(guide)), "\(guide.file)")
    }
    let folder = Self.root.appendingPathComponent("Sources/athanor/Athanor.docc")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == Guide.all.map(\.file).sorted())
  }

  @Test func linesFitATerminal() {
    for guide in Guide.all {
      for line in guide.text.split(separator: "\n") where !line.hasPrefix("|") {
        #expect(line.unicodeScalars.count <= 100, "\(guide.file): \(line)")
      }
      for line in GuideLayout(width: 100, isStyled: false).lines(of: guide.text) {
        #expect(line.text.unicodeScalars.count <= 100, "\(guide.file): \(line.text)")
      }
    }
  }

  /// A file that a guide names is a file that there is.
  @Test func namedFilesExist() throws {
    var known: Set = ["Package.swift"]
    for folder in ["Sources", "Tests"] {
      let path = Self.root.appendingPathComponent(folder).path
      for file in try FileManager.default.subpathsOfDirectory(atPath: path) {
        known.insert(file.split(separator: "/").last.map(String.init) ?? "")
      }
    }
    for guide in Guide.all {
      for match in guide.text.matches(of: #/`([\w+\/]+\.swift)`/#) {
        let name = match.output.1.split(separator: "/").last.map(String.init) ?? ""
        let isThere = known.contains(name)
        #expect(isThere, "\(guide.file) names \(name)")
      }
    }
  }

  @Test func theReadmeIsShortAndNamesEveryGuide() throws {
    let url = Self.root.appendingPathComponent("README.md")
    let readme = try String(contentsOf: url, encoding: .utf8)
    #expect(readme.utf8.count <= 14_000)
    for guide in Guide.all { #expect(readme.contains("| `\(guide.topic)` | \(guide.help) |")) }
  }

  @Test func tablesAreLaidOutInColumns() {
    let markdown = """
      # A table

      <!-- A remark. -->

      | key | what it does |
      |---|---|
      | `a \\| b` | one two three four |

      ```
      code
      ```

      """
    let lines = GuideLayout(width: 24, isStyled: false).lines(of: markdown)
    #expect(
      lines.map(\.text) == [
        "# A table", "", "key      what it does", "-------  ---------------",
        "`a | b`  one two three", "         four", "", "    code",
      ])
    #expect(lines.map(\.isHeading) == [true] + Array(repeating: false, count: 7))
  }
}

/// `athanor help`.
@Suite struct HelpTests {
  private func help(_ words: String...) throws -> Child.Ending {
    let laboratory = try Laboratory()
    defer { laboratory.clean() }
    return try laboratory.start(["help"] + words).end()
  }

  @Test func helpListsGuidesAndCommands() throws {
    let ending = try help()
    #expect(ending.code == 0)
    for guide in Guide.all { #expect(ending.out.contains("  \(guide.topic) ")) }
    for command in Command.all { #expect(ending.out.contains("  \(command.name) ")) }
  }

  @Test func everyTopicIsPrintedPlainly() throws {
    for guide in Guide.all {
      let ending = try help(guide.topic)
      #expect(ending.code == 0)
      #expect(ending.lines.first?.hasPrefix("# ") == true)
      #expect(!ending.out.contains("\u{1B}") && !ending.out.contains("<!--"))
      #expect(!ending.out.contains("|---"))
    }
    #expect(try help("tour", "--color", "always").out.hasPrefix("\u{1B}[1m# "))
  }

  @Test func everySystemHasAPage() throws {
    for system in catalog {
      let page = SystemPage(of: system)
      let lines = GuideLayout(width: 100, isStyled: false).lines(of: page.text).map(\.text)
      for heading in ["## What it is", "## Start it", "## What to look at", "## Sources"] {
        #expect(lines.contains(heading), "\(system.card.id): \(heading)")
      }
      #expect(page.text.contains("--preset"))
      let isMeasured = experiments.contains { $0.system == system.card.id }
      #expect(lines.contains("## What came of it") == isMeasured, "\(system.card.id)")
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= 100 }, "\(system.card.id)")
    }
  }

  @Test func aSystemsPageIsPrinted() throws {
    let ending = try help("pathnet")
    #expect(ending.code == 0)
    #expect(ending.lines.first == "# PathNet: `pathnet`")
    #expect(ending.out.contains("accuracy on A that fine-tuning forgets"))
    #expect(ending.out.contains("athanor run pathnet --preset catch"))
  }

  @Test func aCommandsHelpIsPrinted() throws {
    let ending = try help("run")
    #expect(ending.code == 0)
    #expect(ending.lines.first?.hasPrefix("athanor run SYSTEM") == true)
    #expect(ending.out.contains("--preset NAME"))
  }

  @Test func anUnknownTopicIsRefusedWithTheNearestName() throws {
    let ending = try help("glosary")
    #expect(ending.code == 2)
    #expect(ending.out.isEmpty)
    #expect(ending.err == "athanor: unknown topic 'glosary': did you mean 'glossary'?\n")
  }
}
