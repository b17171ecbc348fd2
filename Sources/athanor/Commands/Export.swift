import Dashboard
import Exchange
import Foundation
import Learning
import Running
import Screen
import Text

extension Command {
  static let export = Command(
    name: "export", operands: "SESSION", help: "a session's data for other programs",
    options: [
      Option(
        "--format", "FORMAT",
        help:
          "csv, jsonl, dot, safetensors, onnx, pytorch, card, genome, arch, text, ansi, svg or ppm"),
      Option("--network", "WHICH", help: "final, best or trial-N (of models; else final)"),
      Option("--retrain", help: "train the network of --network trial-N again, kept or not"),
      Option("--golden", "N", help: "rows of the golden tensors beside a model (else 16)"),
      Option(
        "--pane", "NAME", help: "what to draw as text, ansi, svg or ppm, or the csv of (else run)"),
      Option("--theme", "NAME", help: "the colours of ansi and svg (else those that come with it)"),
      .width,
      Option("--output", "FILE", help: "where to write (also -o; else, or for -, standard output)"),
      Option("--force", help: "replace also a file that is write-protected (also -f)"),
      .sessions,
    ]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let formats = [
      "csv", "jsonl", "dot", "safetensors", "onnx", "pytorch", "card", "genome", "arch", "text",
      "ansi", "svg", "ppm",
    ]
    let format = arguments.value("--format") ?? ""
    guard formats.contains(format) else {
      throw Failure(
        .input,
        format.isEmpty
          ? "--format is missing: choose from \(formats.joined(separator: ", "))"
          : unknown("format", format, among: formats))
    }
    let runner = try program.runner(arguments)
    let exporter = Exporter(
      runner: runner, name: name, program: program, pane: arguments.value("--pane") ?? "run",
      width: try program.width(arguments), theme: try program.exportTheme(arguments),
      network: try arguments.network, retrains: arguments.has("--retrain"))
    let rows = try arguments.count("--golden", in: 1...10_000) ?? ExportedModel.goldenRows
    let files = try exporter.files(format, goldenRows: rows)
    guard let path = arguments.outputPath else {
      guard !Exporter.folders.contains(format) else {
        throw Failure(.input, "\(format) is several files: say --output FOLDER")
      }
      guard !Exporter.binaries.contains(format) || !program.out.isTerminal else {
        throw Failure(.input, "\(format) is no text for a terminal: say --output FILE")
      }
      program.out.write(bytes: files[0].bytes)
      return 0
    }
    if case .inside = files[0].place { try OutputFile.makeFolder(path) }
    for file in files {
      try OutputFile(file.path(for: path), isForced: arguments.has("--force")).write(file.bytes)
    }
    return 0
  }
}

extension Program {
  /// The theme that is asked for; there must be one of the name.
  fileprivate func exportTheme(_ arguments: Arguments) throws(Failure) -> Theme {
    guard let name = arguments.value("--theme") else { return .builtIn }
    let store = ThemeStore(environment, folders: ProgramFolders.candidates("Themes"))
    let (theme, problem) = store.theme(name)
    // What is said beside is what a dashboard would show instead.
    if let problem { throw Failure(.input, String(problem.prefix { $0 != ";" })) }
    return theme
  }
}

/// Writes sessions in forms that other programs read.
struct Exporter {
  let runner: Runner
  let name: SessionName
  let program: Program
  /// What is drawn, and how wide.
  let pane: String
  let width: Int
  let theme: Theme
  /// Which network is meant, and whether it is trained again.
  let network: NetworkChoice
  let retrains: Bool

  /// Formats that are no text.
  static let binaries: Set<String> = ["safetensors", "onnx"]

  /// Formats that are several files in a folder.
  static let folders: Set<String> = ["pytorch"]

  /// The files of a format, that which was asked for first; models with so many golden rows.
  func files(_ format: String, goldenRows: Int) throws(Failure) -> [ExportedFile] {
    do {
      return try ExportedModel.$goldenRows.withValue(goldenRows) { try files(format) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.computation, "\(format) cannot be written: \(error)")
    }
  }

  /// The files of a format, that which was asked for first.
  private func files(_ format: String) throws(Failure) -> [ExportedFile] {
    // Of a session that is not there no file is to be said that it lacks.
    _ = try runner.store.record(name)
    guard ModelFiles.formats.contains(format) else {
      return [ExportedFile(bytes: try bytes(format))]
    }
    return try ModelFiles(runner: runner, name: name, network: network, retrains: retrains)
      .files(format)
  }

  private func bytes(_ format: String) throws(Failure) -> [UInt8] {
    switch format {
    case "csv": return Array(try Viewer(runner, name, program).sheet(of: pane).csv.utf8)
    case "text": return Array((try screen.text + "\n").utf8)
    case "ansi": return Array(try screen.ansi(theme: theme).utf8)
    case "svg": return Array(try screen.svg(theme: theme).utf8)
    case "ppm": return Array(try Viewer(runner, name, program).image(of: pane).pixmap.utf8)
    case "jsonl":
      let events = try runner.store.events(name)
      return Array(events.map { $0.line.text + "\n" }.joined().utf8)
    default: return Array(try dot().utf8)
    }
  }

  private var screen: Screen {
    get throws(Failure) { try Viewer(runner, name, program).screen(pane, width: width) }
  }

  /// The kept network, else the first graph or tree among what can be looked at, in the language of
  /// Graphviz.
  private func dot() throws(Failure) -> String {
    if let kept = try runner.network(network, of: name), let layers = kept.network.network {
      return DotWriter.text(layers, title: "\(name), trial \(kept.record.id)")
    }
    for artefact in try runner.inspect(name) {
      switch artefact.content {
      case .graph(let graph): return DotWriter.text(graph, title: artefact.title)
      case .tree(let tree): return DotWriter.text(tree, title: artefact.title)
      default: continue
      }
    }
    throw Failure(.input, "session '\(name)' has no graph or tree to export")
  }
}
