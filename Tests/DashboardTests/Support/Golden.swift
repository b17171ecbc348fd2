import Foundation
import Screen
import Testing

/// Screens as they are meant to be, in files beside the tests. `UPDATE_GOLDENS=1` writes them anew.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Goldens")

  /// Compares a text with the file of this name, and says at which line they part.
  static func check(_ name: String, _ text: String) throws {
    let file = folder.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try Data((text + "\n").utf8).write(to: file)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let found = (text + "\n").split(separator: "\n", omittingEmptySubsequences: false)
    for line in 0..<max(expected.count, found.count) {
      let (wanted, got) = (
        line < expected.count ? expected[line] : "nothing", line < found.count ? found[line] : "nothing"
      )
      guard wanted == got else {
        Issue.record("\(name), line \(line + 1):\n  expected \(wanted)\n  found    \(got)")
        return
      }
    }
  }
}
