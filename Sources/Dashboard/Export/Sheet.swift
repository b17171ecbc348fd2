import Foundation
package import Learning
package import Running
import Screen

/// What lies behind a pane, in rows and columns.
package struct Sheet: Hashable, Sendable {
  /// Headings.
  package var columns: [String]
  /// Rows, each as long as `columns`.
  package var rows: [[String]]

  init(_ columns: [String], _ rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The sheet as comma-separated values (RFC 4180, lines ended by a line feed).
  package var csv: String {
    ([columns] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// The shortest text that reads back as the same number; empty for what is none.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    return value == value.rounded() && abs(value) < 1e15 && (value != 0 || value.sign == .plus)
      ? "\(Int(value))" : "\(value)"
  }
}

extension Sheet {
  /// The curves of a history: a row a step, a column a series.
  ///
  /// A cell is empty where a series has no value at a step.
  package init(_ history: History) {
    let curves = history.curves
    var rows: [Int: [String]] = [:]
    let empty = Array(repeating: "", count: curves.count)
    for (column, entry) in curves.enumerated() {
      for (step, value) in zip(entry.curve.steps, entry.curve.values) {
        rows[Int(step), default: empty][column] = Self.text(value)
      }
    }
    self.init(
      ["step"] + curves.map(\.name), rows.keys.sorted().map { ["\($0)"] + (rows[$0] ?? []) })
  }

  /// What an artefact shows; the parts of a tree and of a graph by their places.
  package init(_ content: Artefact.Content) {
    switch content {
    case .tree(let root): self.init(root)
    case .graph(let graph):
      self.init(
        ["from", "to", "label"],
        graph.edges.map { edge in
          [edge.from, edge.to].map { graph.nodes.indices.contains($0) ? graph.nodes[$0].label : "" }
            + [edge.label]
        })
    case .table(let table): self.init(table.columns, table.rows)
    case .curves(let curves): self.init(curves.lines, curves.xLabel, curves.yLabel)
    case .scatter(let scatter):
      self.init(
        [scatter.xLabel, scatter.yLabel, "alive"],
        scatter.points.map { [Self.text($0.x), Self.text($0.y), $0.alive ? "yes" : "no"] })
    case .heatMap(let map): self.init(map)
    case .bars(let bars):
      self.init(
        ["label", bars.unit.isEmpty ? "value" : bars.unit],
        zip(bars.labels, bars.values).map { [$0, Self.text($1)] })
    case .text(let text):
      self.init(["line"], text.split(separator: "\n").map { [String($0)] })
    case .scene(let scene):
      self.init(["row"], scene.rows.map { [$0.map(\.text).joined()] })
    case .image(let image): self.init(image)
    case .trajectory(let trajectory):
      self.init([trajectory.function, trajectory.queries], "x", "y")
    case .lineage(let lineage): self.init(lineage)
    case .parallel(let parallel): self.init(parallel)
    case .layers(let layers): self.init(layers)
    }
  }

  private init(_ lines: [Artefact.Line], _ x: String, _ y: String) {
    self.init(
      ["line", x, y],
      lines.flatMap { line in
        zip(line.x, line.y).map { [line.name, Self.text($0), Self.text($1)] }
      })
  }

  private init(_ layers: Artefact.Layers) {
    self.init(
      ["number", "layer", "side", "channels", "parameters", "operations", "reads"],
      layers.blocks.enumerated().map { number, block in
        [
          "\(number)", block.label, "\(block.side)", "\(block.channels)", "\(block.parameters)",
          "\(block.operations)", block.inputs.map { "\($0)" }.joined(separator: " "),
        ]
      })
  }

  private init(_ parallel: Artefact.Parallel) {
    self.init(
      ["trial", parallel.measure] + parallel.axes.map(\.name),
      parallel.lines.map { line in
        [line.name, Self.text(line.score)] + line.places.map { $0.map(Self.text) ?? "" }
      })
  }

  private init(_ lineage: Artefact.Lineage) {
    self.init(
      ["number", lineage.unit, "parents", "score", "alive", "change", "label"],
      lineage.individuals.enumerated().map { number, individual in
        [
          "\(number)", "\(individual.birth)",
          individual.parents.map { "\($0)" }.joined(separator: " "),
          individual.score.map(Self.text) ?? "", individual.alive ? "yes" : "no",
          individual.change, individual.label,
        ]
      })
  }

  private init(_ image: Artefact.Image) {
    self.init(
      ["number", "picture", "x", "y", "brightness"],
      image.pictures.enumerated().flatMap { number, picture in
        picture.rows.enumerated().flatMap { y, row in
          row.enumerated().map { x, value in
            ["\(number)", picture.title, "\(x)", "\(y)", Self.text(value)]
          }
        }
      })
  }

  private init(_ map: Artefact.HeatMap) {
    let width = map.values.map(\.count).max() ?? 0
    let names = (0..<width).map { map.columns.indices.contains($0) ? map.columns[$0] : "\($0)" }
    self.init(
      ["row"] + names,
      map.values.enumerated().map { number, values in
        let cells = values.map(Self.text) + Array(repeating: "", count: width - values.count)
        return [map.rows.indices.contains(number) ? map.rows[number] : "\(number)"] + cells
      })
  }

  private init(_ root: Artefact.TreeNode) {
    var names: [String] = []
    var nodes: [(depth: Int, node: Artefact.TreeNode)] = []
    func visit(_ node: Artefact.TreeNode, _ depth: Int) {
      nodes.append((depth, node))
      for fact in node.facts where !names.contains(fact.name) { names.append(fact.name) }
      for child in node.children { visit(child, depth + 1) }
    }
    visit(root, 0)
    self.init(
      ["depth", "node"] + names,
      nodes.map { depth, node in
        ["\(depth)", node.label]
          + names.map { name in node.facts.first { $0.name == name }?.value ?? "" }
      })
  }
}

extension Sheet {
  /// The lines of a log.
  init(_ lines: some Sequence<LogLine>) {
    self.init(["step", "kind", "text"], lines.map { ["\($0.step)", $0.kind.rawValue, $0.text] })
  }

  /// Sessions in a list.
  init(_ sessions: [Session]) {
    self.init(
      ["session", "state", "system", "steps", "best", "delta", "processor_seconds"],
      sessions.map { session in
        let status = session.status
        return [
          session.name.text, session.phase.word, session.system ?? "", "\(status.step)",
          status.bestValue.map(Self.text) ?? "", (status.delta?.mean).map(Self.text) ?? "",
          Self.text(status.cpuSeconds),
        ]
      })
  }

  /// The main curves of compared sessions, a column each.
  init(_ comparison: Comparison) {
    let names = comparison.arms.flatMap(\.members).map(\.name)
    self.init(
      ["step"] + names.map(\.text),
      comparison.alignedMainCurves.map { step, values in
        ["\(step)"]
          + names.map { name in
            values.first { $0.name == name }.map { Self.text($0.value) } ?? ""
          }
      })
  }
}
