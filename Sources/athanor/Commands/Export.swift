import Foundation
import Learning
import Running

extension Command {
  static let export = Command(
    name: "export", operands: "SESSION", help: "a session's data for other programs",
    options: [
      Option("--format", "FORMAT", help: "csv, jsonl, dot or safetensors"),
      Option("--output", "FILE", help: "where to write (also -o; else standard output)"),
      .sessions,
    ]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let formats = ["csv", "jsonl", "dot", "safetensors"]
    let format = arguments.value("--format") ?? ""
    guard formats.contains(format) else {
      throw Failure(
        .input, format.isEmpty
          ? "--format is missing: choose from \(formats.joined(separator: ", "))"
          : unknown("format", format, among: formats))
    }
    let runner = try program.runner(arguments)
    let bytes = try Exporter(runner: runner, name: name).bytes(format)
    guard let path = arguments.value("--output") else {
      program.out.write(String(decoding: bytes, as: UTF8.self))
      return 0
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(.storage, "cannot write \(printable(path)): \(error.localizedDescription)")
    }
    return 0
  }
}

/// Writes sessions in forms that other programs read.
struct Exporter {
  let runner: Runner
  let name: SessionName

  /// The bytes of a format.
  func bytes(_ format: String) throws(Failure) -> [UInt8] {
    _ = try runner.store.record(name)
    switch format {
    case "csv": return Array(csv(try runner.store.history(name).history).utf8)
    case "jsonl":
      let events = try runner.store.events(name)
      return Array(events.map { $0.line.text + "\n" }.joined().utf8)
    case "dot": return Array(try dot(try runner.inspect(name)).utf8)
    default: return try Safetensors.bytes(try runner.tensors(name), of: name.text)
    }
  }

  /// A row a step, a column a series; a step at which a series did not speak is left empty.
  private func csv(_ history: History) -> String {
    var rows: [Int: [String]] = [:]
    let curves = history.curves
    for (column, entry) in curves.enumerated() {
      for (step, value) in zip(entry.curve.steps, entry.curve.values) {
        let empty = Array(repeating: "", count: curves.count)
        rows[Int(step), default: empty][column] = value.isFinite ? "\(value)" : ""
      }
    }
    let head = (["step"] + curves.map(\.name)).joined(separator: ",") + "\n"
    return head
      + rows.keys.sorted().map { step in
        (["\(step)"] + (rows[step] ?? [])).joined(separator: ",") + "\n"
      }.joined()
  }

  /// The first graph or tree among what can be looked at, in the language of Graphviz.
  private func dot(_ artefacts: [Artefact]) throws(Failure) -> String {
    for artefact in artefacts {
      switch artefact.content {
      case .graph(let graph): return DotWriter.text(graph, title: artefact.title)
      case .tree(let tree): return DotWriter.text(tree, title: artefact.title)
      default: continue
      }
    }
    throw Failure(.input, "session '\(name)' has no graph or tree to export")
  }
}
