import Dashboard
import Foundation
import Screen

/// What a person has chosen: the themes on disk, the one that was chosen last, and their keys.
struct ThemeStore: Sendable {
  /// The folders in which theme files may be, the nearest first.
  private let folders: [String]
  /// Where the choice is remembered.
  private let memory: String
  /// Where the user's own keys are.
  private let keyFile: String

  /// - Parameter folders: those that come with the program; the user's own comes first.
  init(_ environment: [String: String], folders: [String]) {
    let given = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = HomeFolder.path(environment).map { $0 + "/.config" }
    let own = (given ?? home ?? "/nonexistent") + "/athanor"
    self.folders = [own + "/themes"] + folders
    memory = own + "/theme"
    keyFile = own + "/keys"
  }

  /// The standard keys as the user's file of keys changes them, and what is wrong with that.
  var keys: (table: KeyTable, problems: [String]) {
    guard let data = FileManager.default.contents(atPath: keyFile), data.count < 1 << 16 else {
      return (.standard, [])
    }
    let (keys, problems) = KeyTable.standard.rebound(by: String(decoding: data, as: UTF8.self))
    return (keys, problems.map { "the keys in \(TerminalText.clean(keyFile)): \($0)" })
  }

  /// The theme for light terminals where none has been chosen, else `nil`.
  func lightTheme(unless name: String?) -> Theme? {
    guard name == nil, remembered == nil, let text = text(Self.lightName) else { return nil }
    return try? Theme(parsing: text, name: Self.lightName, base: base)
  }

  private static let lightName = "daylight"

  /// The theme of a name, or the one remembered, or the built-in one.
  ///
  /// - Returns: what is wrong, too, if it cannot be had.
  func theme(_ name: String?) -> (theme: Theme, problem: String?) {
    guard let name = name ?? remembered, name != Theme.builtIn.name else { return (.builtIn, nil) }
    guard Self.isPlain(name), let text = text(name) else {
      if let theme = all().themes.first(where: { $0.name == name }) { return (theme, nil) }
      return (
        .builtIn, "there is no theme '\(TerminalText.clean(name))'; this is \(Theme.builtIn.name)"
      )
    }
    do throws(ThemeIssue) {
      return (try Theme(parsing: text, name: name, base: base), nil)
    } catch {
      return (.builtIn, "\(error)")
    }
  }

  /// Every theme that can be read, the built-in one among them, and what is wrong with the others.
  func all() -> (themes: [Theme], flaws: [ThemeIssue]) {
    var names: Set<String> = []
    for folder in folders {
      for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        if file.hasSuffix(".theme") { names.insert(String(file.dropLast(6))) }
      }
    }
    var (read, flaws): ([Theme], [ThemeIssue]) = ([], [])
    for name in names.sorted() {
      guard let text = text(name) else { continue }
      do throws(ThemeIssue) {
        read.append(try Theme(parsing: text, name: name, base: base))
      } catch {
        flaws.append(error)
      }
    }
    if !read.contains(where: { $0.name == Theme.builtIn.name }) { read.append(.builtIn) }
    return (read, flaws)
  }

  /// Remembers a choice for the next time; returns what is wrong if that cannot be done.
  func remember(_ name: String) -> String? {
    let folder = (memory as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data((name + "\n").utf8).write(to: URL(fileURLWithPath: memory), options: .atomic)
      return nil
    } catch {
      return "the theme cannot be remembered: \(error.localizedDescription)"
    }
  }

  private var remembered: String? {
    guard let data = FileManager.default.contents(atPath: memory), data.count < 200 else {
      return nil
    }
    let name = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return name.isEmpty ? nil : name
  }

  private func base(_ name: String) -> String? { Self.isPlain(name) ? text(name) : nil }

  private func text(_ name: String) -> String? {
    for folder in folders {
      let path = folder + "/" + name + ".theme"
      guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20 else {
        continue
      }
      return String(decoding: data, as: UTF8.self)
    }
    return nil
  }

  /// Whether a name is that of a file in a folder, and not a way out of it.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count < 100 && !name.contains("/") && !name.hasPrefix(".")
  }
}
