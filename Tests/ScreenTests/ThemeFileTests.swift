import Foundation
import Screen
import Testing

/// The folder of theme files of this checkout.
private let folder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Themes")

private func text(of name: String) -> String? {
  try? String(contentsOf: folder.appending(path: name + ".theme"), encoding: .utf8)
}

private let names =
  (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
  .filter { $0.hasSuffix(".theme") }.map { String($0.dropLast(6)) }.sorted() ?? []

@Suite struct ThemeFileTests {
  @Test func thereAreThemesForEveryone() {
    #expect(names.count >= 8)
  }

  @Test(arguments: names) func everyThemeIsClean(name: String) throws {
    let theme = try Theme(parsing: #require(text(of: name)), name: name, base: text)
    #expect(theme.name == name)
    #expect(ThemeLint(theme).issues.map(\.description) == [])
  }

  @Test func builtInThemeIsTheFile() throws {
    #expect(try Theme(parsing: #require(text(of: "athanor")), name: "athanor") == Theme.builtIn)
  }
}
