import Foundation
import Learning
import Systems
import Testing

/// What shows systems and sets them to work knows none of them by name.
@Suite struct NamelessTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  @Test(arguments: ["Dashboard", "Running", "Screen"])
  func noSystemIsNamedIn(module: String) throws {
    let folder = Self.sources.appendingPathComponent(module)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 10)
    let ids = Set(catalog.map { $0.card.id })
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      #expect(words(text).isDisjoint(with: ids), "\(module)/\(file)")
    }
  }

  /// The words of a source text outside remarks, in small letters; a hyphen joins.
  private func words(_ text: String) -> Set<String> {
    let code = text.split(separator: "\n").map { $0.prefix(upTo: remark(in: $0)) }
    return Set(
      code.joined(separator: "\n").lowercased()
        .split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
  }

  private func remark(in line: Substring) -> String.Index {
    line.range(of: "//")?.lowerBound ?? line.endIndex
  }
}
