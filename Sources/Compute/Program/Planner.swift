/// Turns a recorded graph into instructions, once.
///
/// The stages stand in files of their own: which nodes matter and whose numbers they are (here),
/// which of them share a pass (`+Fusion`), where their numbers stand (`+Storage`), and what is
/// executed (`+Emission`).
struct Planner {
  /// One kernel, one fused pass, or a kernel whose result a fused pass takes up while it is in
  /// cache.
  struct Unit {
    var producer: Int?
    /// Nodes of the fused pass, in the order of recording.
    var members: [Int] = []
    /// Further outputs of the kernel.
    var outputs: [Int] = []
    var nodes: [Int] { (producer.map { [$0] } ?? []) + outputs + members }
  }

  let nodes: [Graph.Node]
  let parameters: Parameters
  /// The entry of the parameters for each declaration of the graph.
  let entryIndex: [Int]
  /// Nodes whose numbers must be in memory when a run ends.
  let roots: [Int]
  /// For each node, the node whose numbers it has: itself, or its input where it only renames them.
  private(set) var sources: [Int]
  /// Nodes that are computed, by source.
  private(set) var isLive: [Bool]
  private(set) var isRoot: [Bool]
  /// Live nodes that read a node.
  private(set) var users: [[Int]]
  /// Repeated or scattered inputs that fused passes read where they stand.
  private(set) var isVirtual: [Bool]

  /// The nodes in memory that each node needs: asked for over and over while units are joined.
  private(set) var bases: [[Int]] = []

  /// The further outputs of cells that are computed, by the node of the cell.
  private(set) var outputs: [Int: [Int]] = [:]

  var units: [Unit] = []
  /// The unit of each computed node, or -1.
  var unitOf: [Int]
  var order: [Int] = []
  var visits: [Int] = []
  var visit = 0
  /// Whether a way between two units is looked for everywhere.
  var searchesAll = false

  init(_ graph: Graph, roots: [Int]) {
    nodes = Self.withPanels(graph.nodes)
    parameters = Parameters(graph.declarations)
    entryIndex = graph.declarations.map { [parameters] in parameters.index(of: $0.name) ?? 0 }
    let count = nodes.count
    sources = Array(0..<count)
    isLive = Array(repeating: false, count: count)
    isRoot = isLive
    isVirtual = isLive
    users = Array(repeating: [], count: count)
    unitOf = Array(repeating: -1, count: count)
    for index in 0..<count { sources[index] = Self.source(of: index, nodes, sources) }
    self.roots = roots.map { [sources] in sources[$0] }
    for root in self.roots { isRoot[root] = true }
    findLive()
    findVirtual()
    for index in 0..<count { bases.append(neededInMemory(index)) }
  }

  /// Nodes that a node reads, by source.
  func inputs(_ index: Int) -> [Int] {
    if case .custom = nodes[index].operation { return [sources[nodes[index].inputs[0]]] }
    return nodes[index].inputs.map { sources[$0] }
  }

  private static func source(of index: Int, _ nodes: [Graph.Node], _ sources: [Int]) -> Int {
    let node = nodes[index]
    switch node.operation {
    case .reshape, .stopGradient, .custom: return sources[node.inputs[0]]
    case .broadcast(let axes) where axes.count == 1: return sources[node.inputs[0]]
    case .sum(let axes) where axes.count == 1: return sources[node.inputs[0]]
    case .maximum(let axes) where axes.count == 1: return sources[node.inputs[0]]
    default: return index
    }
  }

  private mutating func findLive() {
    for index in nodes.indices {
      if case .input = nodes[index].operation { isLive[index] = true }
    }
    for root in roots { isLive[root] = true }
    var behind: [Int] = []
    for index in nodes.indices.reversed() {
      if case .panels = nodes[index].operation { behind.append(index); continue }
      if isLive[index] { visitInputs(index) }
    }
    // Panels stand behind those who use them; what they are made of is a parameter or rows of one.
    while let index = behind.popLast() {
      guard isLive[index] else { continue }
      behind += inputs(index).filter { !isLive[$0] }
      visitInputs(index)
    }
  }

  private mutating func visitInputs(_ index: Int) {
    for input in inputs(index) {
      isLive[input] = true
      if users[input].last != index { users[input].append(index) }
    }
    if case .output = nodes[index].operation {
      outputs[nodes[index].inputs[0], default: []].append(index)
    }
  }

  private mutating func findVirtual() {
    for index in nodes.indices where isLive[index] && !isRoot[index] {
      switch nodes[index].operation {
      case .broadcast, .pointwise(.fill): break
      case .slice where !isView(index): break
      default: continue
      }
      isVirtual[index] = users[index].allSatisfy(isPointwise)
    }
  }

  func isPointwise(_ index: Int) -> Bool {
    if case .pointwise = nodes[index].operation { true } else { false }
  }

  /// A slice whose numbers stand side by side in its input.
  func isView(_ index: Int) -> Bool {
    if case .slice(let axes, _) = nodes[index].operation { axes.outer == 1 } else { false }
  }

  func isLeaf(_ index: Int) -> Bool {
    switch nodes[index].operation {
    case .input, .parameter, .literal: true
    default: false
    }
  }

  /// The node in whose memory a live node's numbers are found, or `nil` where there is none.
  func base(_ index: Int) -> Int? {
    guard isView(index) || isVirtual[index] else { return index }
    guard let input = inputs(index).first else { return nil }
    return base(input)
  }

  private func neededInMemory(_ index: Int) -> [Int] {
    var needed: [Int] = []
    for input in inputs(index) { base(input).map { needed.append($0) } }
    return needed
  }
}
