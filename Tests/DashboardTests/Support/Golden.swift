import Foundation
import Screen
import Testing

extension Screen {
  /// What the cells are for, row by row in runs: `title*8 text 72` is a bold title and a plain text.
  var styles: String {
    (0..<height).map { row in
      var runs: [(style: String, count: Int)] = []
      for column in 0..<width {
        let cell = self[column, row]
        // A blank shows nothing but what is behind it.
        let role = cell.scalar == " " ? "-" : "\(cell.role)"
        let style =
          role + (cell.ground == .background ? "" : "/\(cell.ground)")
          + (cell.attributes.isEmpty ? "" : "+\(cell.attributes.rawValue)")
        if runs.last?.style == style {
          runs[runs.count - 1].count += 1
        } else {
          runs.append((style, 1))
        }
      }
      return runs.map { "\($0.style) \($0.count)" }.joined(separator: ", ")
    }.joined(separator: "\n")
  }
}

/// Screens as they are meant to be, in files beside the tests.
///
/// `UPDATE_GOLDENS=1` writes them anew.
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
        line < expected.count ? expected[line] : "nothing",
        line < found.count ? found[line] : "nothing"
      )
      guard wanted == got else {
        Issue.record("\(name), line \(line + 1):\n  expected \(wanted)\n  found    \(got)")
        return
      }
    }
  }
}
