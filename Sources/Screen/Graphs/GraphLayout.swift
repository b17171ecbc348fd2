/// Where the nodes and edges of a directed graph go, in layers from left to right.
///
///     let layout = GraphLayout(
///       nodes: [.init("x"), .init("h"), .init("y")],
///       edges: [.init(0, 1), .init(1, 2, "0.7"), .init(1, 1)])
///     GraphView(layout).draw(in: area, on: &screen)
///
/// After K. Sugiyama, S. Tagawa & M. Toda 1981, "Methods for visual understanding of hierarchical
/// system structures": layers, then an order within them with few crossings, then rows. An edge
/// passes the layers between its ends, one that goes back runs in a lane of its own below. Laying
/// out costs more than drawing, so keep the layout from frame to frame.
package struct GraphLayout: Sendable {
  /// A node.
  package struct Node: Hashable, Sendable {
    /// The text in it.
    package var label: String
    /// What it is for.
    package var role: Role
    /// The layer, from 0; nil puts it one after the last of its predecessors.
    package var layer: Int?

    /// A node.
    package init(_ label: String, role: Role = .text, layer: Int? = nil) {
      self.label = label
      self.role = role
      self.layer = layer
    }
  }

  /// An edge between two nodes, by index.
  package struct Edge: Hashable, Sendable {
    /// The node it leaves.
    package var from: Int
    /// The node it enters.
    package var to: Int
    /// The text on it; may be empty.
    package var label: String

    /// An edge.
    package init(_ from: Int, _ to: Int, _ label: String = "") {
      self.from = from
      self.to = to
      self.label = label
    }
  }

  /// A place in a layer: a node, the text of an edge, or a bend of an edge that passes.
  struct Slot {
    var node: Int?
    var text = ""
    var layer: Int
    var row = 0
    var width: Int { text.isEmpty ? 0 : TerminalText.width(text) + 2 }
  }

  /// A stretch of an edge between neighbouring layers, or back from a layer to one not after it.
  struct Link {
    var from: Int
    var to: Int
  }

  /// The nodes.
  package let nodes: [Node]
  var slots: [Slot] = []
  var links: [Link] = []
  var returns: [Link] = []
  var layers: [[Int]] = []
  /// Rows of all layers, without the lanes of returning edges.
  var rowCount = 0

  /// Lays out a graph; edges to nodes that do not exist are left out.
  package init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    let edges = edges.filter { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) }
    let labelled = edges.contains { !$0.label.isEmpty }
    let depths = Self.depths(of: nodes, edges)
    for (index, node) in nodes.enumerated() {
      addSlot(Slot(node: index, text: node.label, layer: depths[index] * (labelled ? 2 : 1)))
    }
    for edge in edges { add(edge) }
    orderLayers()
    placeRows()
  }

  private mutating func addSlot(_ slot: Slot) {
    while layers.count <= slot.layer { layers.append([]) }
    layers[slot.layer].append(slots.count)
    slots.append(slot)
  }

  /// Adds an edge as a chain of links with a slot in every layer it passes.
  private mutating func add(_ edge: Edge) {
    guard slots[edge.from].layer < slots[edge.to].layer else {
      returns.append(Link(from: edge.from, to: edge.to))
      return
    }
    var last = edge.from
    for layer in slots[edge.from].layer + 1..<slots[edge.to].layer {
      let isFirst = last == edge.from
      addSlot(Slot(text: isFirst ? edge.label : "", layer: layer))
      links.append(Link(from: last, to: slots.count - 1))
      last = slots.count - 1
    }
    links.append(Link(from: last, to: edge.to))
  }
}

// MARK: - Layers

extension GraphLayout {
  /// No graph is drawn deeper; a layer beyond this is cut.
  static let deepest = 512

  /// The layer of each node: as given, or the longest path from a source that follows no edge back.
  private static func depths(of nodes: [Node], _ edges: [Edge]) -> [Int] {
    var depths = nodes.map { min(max($0.layer ?? 0, 0), deepest) }
    guard nodes.contains(where: { $0.layer == nil }) else { return depths }
    var successors = Array(repeating: [Int](), count: nodes.count)
    for edge in edges where edge.from != edge.to { successors[edge.from].append(edge.to) }
    for node in topologicalOrder(successors) {
      for next in successors[node.index]
      where nodes[next].layer == nil && !node.returns.contains(next) {
        depths[next] = min(max(depths[next], depths[node.index] + 1), deepest)
      }
    }
    return depths
  }

  /// Nodes before their successors, each with the successors that a depth-first search finds to be
  /// its own predecessors.
  private static func topologicalOrder(
    _ successors: [[Int]]
  ) -> [(index: Int, returns: [Int])] {
    var state = Array(repeating: 0, count: successors.count)  // 0 new, 1 on the path, 2 done
    var returns = Array(repeating: [Int](), count: successors.count)
    var finished: [Int] = []
    for root in successors.indices where state[root] == 0 {
      var path = [(node: root, next: 0)]
      state[root] = 1
      while let (node, next) = path.last {
        guard next < successors[node].count else {
          state[node] = 2
          finished.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = successors[node][next]
        if state[target] == 1 { returns[node].append(target) }
        guard state[target] == 0 else { continue }
        state[target] = 1
        path.append((target, 0))
      }
    }
    return finished.reversed().map { ($0, returns[$0]) }
  }
}

// MARK: - Order and rows

extension GraphLayout {
  /// Sweeps to and fro, sorting each layer by the mean place of its neighbours in the one before,
  /// and keeps the order with the fewest crossings.
  private mutating func orderLayers() {
    guard links.count <= 4000 else { return }
    let (before, after) = neighbours
    var best = layers
    var fewest = crossings
    for sweep in 0..<8 where fewest > 0 {
      let isForward = sweep % 2 == 0
      let order = isForward ? Array(layers.indices) : layers.indices.reversed()
      for layer in order { sort(layer, by: isForward ? before : after) }
      let count = crossings
      if count < fewest { (fewest, best) = (count, layers) }
    }
    layers = best
  }

  private var neighbours: (before: [[Int]], after: [[Int]]) {
    var before = Array(repeating: [Int](), count: slots.count)
    var after = before
    for link in links {
      before[link.to].append(link.from)
      after[link.from].append(link.to)
    }
    return (before, after)
  }

  /// The place of each slot within its layer.
  private var places: [Int] {
    var places = Array(repeating: 0, count: slots.count)
    for layer in layers {
      for (place, slot) in layer.enumerated() { places[slot] = place }
    }
    return places
  }

  private mutating func sort(_ layer: Int, by neighbours: [[Int]]) {
    let places = places
    let keyed = layers[layer].enumerated().map { place, slot in
      let near = neighbours[slot]
      let sum = near.reduce(0) { $0 + places[$1] }
      let key = near.isEmpty ? Double(place) : Double(sum) / Double(near.count)
      return (key: key, place: place, slot: slot)
    }
    layers[layer] = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.slot)
  }

  /// How many pairs of links between the same layers cross.
  private var crossings: Int {
    let places = places
    var byLayer = Array(repeating: [(from: Int, to: Int)](), count: layers.count)
    for link in links {
      byLayer[slots[link.from].layer].append((places[link.from], places[link.to]))
    }
    var count = 0
    for links in byLayer {
      for (index, one) in links.enumerated() {
        for other in links[..<index]
        where (one.from - other.from).signum() * (one.to - other.to).signum() < 0 {
          count += 1
        }
      }
    }
    return count
  }

  /// Gives each slot a row near its neighbours', two apart, in three sweeps.
  private mutating func placeRows() {
    let (before, after) = neighbours
    for layer in layers {
      for (place, slot) in layer.enumerated() { slots[slot].row = place * 2 }
    }
    for near in [before, after, before] {
      for layer in layers { align(layer, with: near) }
    }
    let top = slots.map(\.row).min() ?? 0
    for index in slots.indices { slots[index].row -= top }
    rowCount = (slots.map(\.row).max() ?? -1) + 1
  }

  private mutating func align(_ layer: [Int], with near: [[Int]]) {
    let wanted = layer.map { slot in
      let rows = near[slot].map { slots[$0].row }.sorted()
      return rows.isEmpty
        ? slots[slot].row : (rows[(rows.count - 1) / 2] + rows[rows.count / 2]) / 2
    }
    var rows = wanted
    for index in rows.indices.dropFirst() { rows[index] = max(rows[index], rows[index - 1] + 2) }
    // What was pushed down in the middle of the layer is moved back up by the mean excess.
    let excess = zip(rows, wanted).reduce(0) { $0 + $1.0 - $1.1 } / max(1, rows.count)
    for (index, slot) in layer.enumerated() { slots[slot].row = rows[index] - excess }
  }
}
