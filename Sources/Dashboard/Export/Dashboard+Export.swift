import Learning
import Running
public import Screen

/// A file that the dashboard wants written.
public struct ExportFile: Hashable, Sendable {
  /// Its name without an ending, from what is shown: `metaqnn-1-run`.
  public var stem: String
  /// Its ending.
  public var ending: String
  /// What is in it.
  public var text: String
}

extension Dashboard {
  /// What is shown between header and footer, as wide and high as it is on the screen.
  public var pane: Screen {
    var plain = self
    (plain.overlay, plain.remark) = (nil, nil)
    let whole = plain.view(width: size.width, height: size.height)
    return whole.part(Frame(whole.area).body)
  }

  /// Copies what is shown as text.
  mutating func copy() -> [Effect] {
    let text = pane.text
    say("Copied \(text.split(separator: "\n").count) lines, where the terminal allows it (OSC 52)")
    return [.copy(text)]
  }

  /// Writes what is shown, or what lies behind it, to a file.
  mutating func export(_ action: Action) -> [Effect] {
    overlay = nil
    switch action {
    case .exportText: return [write("txt", pane.text)]
    case .exportANSI: return [write("ansi", pane.ansi(theme: theme))]
    case .exportSVG: return [write("svg", pane.svg(theme: theme))]
    case .exportCSV:
      guard let sheet else {
        say("There are no rows behind this")
        return []
      }
      return [write("csv", sheet.csv)]
    default: return []
    }
  }

  private func write(_ ending: String, _ text: String) -> Effect {
    .write(ExportFile(stem: stem, ending: ending, text: text))
  }

  private var stem: String {
    switch page {
    case .home: "sessions"
    case .systems, .form: "systems"
    case .compare: "comparison"
    case .machine: "machine"
    case .session(let name, .inside):
      "\(name)-\(artefact?.id.filter(\.isSafeInFileName) ?? "inside")"
    case .session(let name, let side): "\(name)-\(side.rawValue)"
    }
  }

  /// What lies behind the page in rows and columns.
  private var sheet: Sheet? {
    switch page {
    case .home: return Sheet(shown.sessions)
    case .compare: return Sheet(comparison)
    case .systems, .form, .machine, .session(_, .card): return nil
    case .session(_, .inside): return artefact.map { Sheet($0.content) }
    case .session(let name, .run): return shown[name]?.history.map { Sheet($0) }
    case .session(let name, .log): return shown[name].map { Sheet(lines(of: $0)) }
    }
  }

  func drawExport(in area: Area, on screen: inout Screen) {
    let names: [(Action, String)] = [
      (.exportText, "text"), (.exportANSI, "colours"), (.exportSVG, "SVG"), (.exportCSV, "CSV"),
      (.back, "leave it"),
    ]
    let file =
      "As text, as text with colours, as a picture, or the numbers behind it: a file "
      + "\(stem) in the folder that athanor was started in."
    Modal(
      "Export what is shown", file,
      choices: names.map { (keys.name(of: $0.0, in: .export), $0.1) }, width: 60
    ).draw(in: area, on: &screen)
  }
}

extension Character {
  fileprivate var isSafeInFileName: Bool { isLetter || isNumber || self == "-" || self == "_" }
}
