import Foundation
import Learning
import Screen
import Text

extension Command {
  static let theme = Command(
    name: "theme", operands: "lint [FILE]...",
    help: "check theme files: contrast, colour vision, unknown names (all of Themes by default)",
    options: []
  ) { arguments, program throws(Failure) in
    guard arguments.operands.first == "lint" else {
      throw Failure(.input, "theme knows one thing: athanor theme lint [FILE]...")
    }
    let given = Array(arguments.operands.dropFirst())
    let paths = given.isEmpty ? try ThemeFiles.all() : given
    var problems = 0
    for path in paths {
      let issues = try ThemeFiles.issues(in: path)
      problems += issues.count
      let name = printable(path.split(separator: "/").last.map(String.init) ?? path)
      if issues.isEmpty { program.out.line("\(name): clean") }
      for issue in issues { program.out.line("\(name): \(issue)") }
    }
    return problems == 0 ? 0 : 2
  }
}

/// Theme files on disk.
private enum ThemeFiles {
  /// The files that come with the program, sorted.
  static func all() throws(Failure) -> [String] {
    guard let folder = ProgramFolders.find("Themes"),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { throw Failure(.input, "the folder Themes is not found: name the files to check") }
    return names.filter { $0.hasSuffix(".theme") }.sorted().map { folder + "/" + $0 }
  }

  /// What is wrong with a file; a base theme is looked for beside it.
  static func issues(in path: String) throws(Failure) -> [ThemeIssue] {
    guard let text = read(path) else {
      throw Failure(.input, "cannot read the theme \(printable(path)): a text file is needed")
    }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let beside = folder.isEmpty ? "." : folder.joined(separator: "/")
    let stem = String(path.split(separator: "/").last?.split(separator: ".").first ?? "theme")
    do throws(ThemeIssue) {
      let theme = try Theme(parsing: text, name: stem) { read("\(beside)/\($0).theme") }
      return theme.warnings + ThemeLint(theme).issues
    } catch {
      return [error]
    }
  }

  private static func read(_ path: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path), bytes.count < 1_000_000 else {
      return nil
    }
    return String(data: bytes, encoding: .utf8)
  }
}
