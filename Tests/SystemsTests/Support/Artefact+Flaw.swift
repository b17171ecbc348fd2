import Learning

extension Artefact.Content {
  /// What would keep this from being drawn; `nil` if nothing would.
  var flaw: String? {
    switch self {
    case .tree(let node): node.flaw
    case .graph(let graph): graph.flaw
    case .table(let table):
      table.rows.contains { $0.count != table.columns.count } ? "a row of another width" : nil
    case .curves(let curves): curves.lines.lazy.compactMap(\.flaw).first
    case .scatter(let scatter):
      scatter.points.contains { !$0.x.isFinite || !$0.y.isFinite } ? "a point nowhere" : nil
    case .heatMap(let map): map.flaw
    case .bars(let bars):
      bars.labels.count != bars.values.count ? "labels without values" : nil
    case .text(let text): text.isEmpty ? "no text" : nil
    case .scene(let scene): scene.flaw
    case .image(let image): image.flaw
    case .trajectory(let search): search.function.flaw ?? search.queries.flaw
    case .lineage(let lineage): lineage.flaw
    case .parallel(let parallel): parallel.flaw
    case .layers(let layers): layers.flaw
    }
  }
}

extension Artefact.Lineage {
  fileprivate var flaw: String? {
    for (index, individual) in individuals.enumerated() {
      if !individual.parents.allSatisfy({ (0..<index).contains($0) }) {
        return "a parent born later"
      }
      if individual.label.isEmpty { return "someone without a label" }
    }
    return nil
  }
}

extension Artefact.Parallel {
  fileprivate var flaw: String? {
    for line in lines {
      if line.places.count != axes.count { return "\(line.name) crosses \(line.places.count) axes" }
      let isWithin = line.places.allSatisfy { place in place.map { (0...1).contains($0) } ?? true }
      if !isWithin { return "\(line.name) leaves an axis" }
    }
    return axes.isEmpty ? "no axis" : nil
  }
}

extension Artefact.Layers {
  fileprivate var flaw: String? {
    for (index, block) in blocks.enumerated() {
      if block.side < 1 || block.channels < 1 { return "\(block.label) has no size" }
      if index > 0, block.inputs.isEmpty { return "\(block.label) reads nothing" }
      if !block.inputs.allSatisfy({ (0..<index).contains($0) }) {
        return "\(block.label) reads what is not there yet"
      }
    }
    return blocks.count < 2 ? "no network" : nil
  }
}

extension Artefact.TreeNode {
  fileprivate var flaw: String? {
    label.isEmpty ? "a node without a label" : children.lazy.compactMap(\.flaw).first
  }
}

extension Artefact.Graph {
  fileprivate var flaw: String? {
    edges.contains { !nodes.indices.contains($0.from) || !nodes.indices.contains($0.to) }
      ? "an edge to nowhere" : nil
  }
}

extension Artefact.Line {
  fileprivate var flaw: String? {
    if x.count != y.count { return "\(name) has \(x.count) x for \(y.count) y" }
    return (x + y).allSatisfy(\.isFinite) ? nil : "\(name) leaves the plane"
  }
}

extension Artefact.HeatMap {
  fileprivate var flaw: String? {
    if yLabel.isEmpty || xLabel.isEmpty { return "an axis without a title" }
    if Set(values.map(\.count)).count > 1 { return "rows of different lengths" }
    if !rows.isEmpty && rows.count != values.count { return "names for other rows" }
    if !columns.isEmpty && columns.count != values.first?.count { return "names for other columns" }
    return nil
  }
}

extension Artefact.Scene {
  fileprivate var flaw: String? {
    let widths = rows.map { row in row.reduce(0) { $0 + $1.text.count } }
    return Set(widths).count > 1 ? "rows of different widths" : nil
  }
}

extension Artefact.Image {
  fileprivate var flaw: String? {
    for picture in pictures {
      guard let width = picture.rows.first?.count, width > 0 else { return "an empty picture" }
      if picture.rows.contains(where: { $0.count != width }) { return "rows of different lengths" }
      let isBright = picture.rows.joined().allSatisfy { (0...1).contains($0) }
      if !isBright { return "a brightness outside 0...1" }
    }
    return pictures.isEmpty ? "no picture" : nil
  }
}
