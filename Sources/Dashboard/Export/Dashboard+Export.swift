import Learning
import Running
package import Screen

/// A file that the dashboard wants written.
package struct ExportFile: Hashable, Sendable {
  /// Its name without an ending, from what is shown: `metaqnn-1-run`.
  package var stem: String
  /// Its ending.
  package var ending: String
  /// What is in it.
  package var text: String
}

extension Dashboard {
  /// What is shown between header and footer, as wide and high as it is on the screen.
  package var pane: Screen {
    var plain = self
    (plain.overlay, plain.remark) = (nil, nil)
    let whole = plain.view(width: size.width, height: size.height)
    return whole.part(Frame(whole.area).body)
  }

  /// Copies the command line that does what the page does.
  mutating func copyCommand() -> [Effect] {
    let command = page.content.command(in: self)
    say("Copied: \(command)")
    return [.copy(command)]
  }

  /// Copies what is shown as text.
  mutating func copy() -> [Effect] {
    let text = pane.text
    let condition =
      isInsideTmux
      ? "if tmux passes it on: set -g set-clipboard on" : "where the terminal allows it (OSC 52)"
    say("Copied \(text.split(separator: "\n").count) lines, \(condition)")
    return [.copy(text)]
  }

  /// Writes what is shown, or what lies behind it, to a file.
  mutating func export(_ action: Action) -> [Effect] {
    overlay = nil
    switch action {
    case .exportText: return [write("txt", pane.text)]
    case .exportANSI: return [write("ansi", pane.ansi(theme: theme))]
    case .exportSVG: return [write("svg", pane.svg(theme: theme))]
    case .exportPPM:
      guard let image = page.content.image(in: self) else {
        say("This is no image of pixels")
        return []
      }
      return [write("ppm", image.pixmap)]
    case .exportCSV:
      guard let sheet = page.content.sheet(in: self) else {
        say("There are no rows behind this")
        return []
      }
      return [write("csv", sheet.csv)]
    default: return HandoverFormat(action).map { handOver($0) } ?? []
    }
  }

  /// Writes the network of the session in focus, the tested one or else the best.
  private mutating func handOver(_ format: HandoverFormat) -> [Effect] {
    guard let name = focus else {
      say("No session is selected")
      return []
    }
    say("Writing \(format.title) of \(name) …")
    return [.handOver(name, format)]
  }

  private func write(_ ending: String, _ text: String) -> Effect {
    .write(ExportFile(stem: page.content.stem(in: self), ending: ending, text: text))
  }

  func drawExport(in area: Area, on screen: inout Screen) {
    let names: [(Action, String)] = [
      (.exportText, "text"), (.exportANSI, "colours"), (.exportSVG, "SVG"),
      (.exportPPM, "PPM"), (.exportCSV, "CSV"), (.back, "leave it"),
    ]
    let file =
      "As text, as text with colours, as a picture, pixel by pixel, or the numbers behind it: "
      + "a file \(page.content.stem(in: self)) in the folder that athanor was started in."
    Modal(
      "Export what is shown", [TextRun(file)] + handoverRuns,
      choices: names.map { (keys.name(of: $0.0, in: .export), $0.1) }, width: 60
    ).draw(in: area, on: &screen)
  }

  /// What can be handed over, and the keys.
  private var handoverRuns: [TextRun] {
    guard let name = focus else { return [] }
    let formats = HandoverFormat.allCases.flatMap { format in
      [
        TextRun(keys.name(of: format.action, in: .export), .key, .bold),
        TextRun(" \(format.title)   ", .action),
      ]
    }
    return [TextRun(" Or the network of \(name), for other programs: ")] + formats
  }
}
