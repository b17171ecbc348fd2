extension NEAT.Network {
  /// Which nodes compute and in which order.
  struct Plan {
    /// A connection between places.
    struct Link {
      var source: Int
      var target: Int
      var weight: Double
    }

    /// Hidden nodes, rising; the i-th has place `shape.count + i`.
    let hidden: [Int]
    /// Enabled connections whose source signals can reach.
    let links: [Link]
    /// The places of the nodes that compute, in order of flow.
    private(set) var order: [Int] = []
    /// Whether connections close a cycle.
    private(set) var isRecurrent = false
    /// The layer of every sensor, output and reached hidden node.
    private(set) var layers: [(node: Int, layer: Int)] = []

    init(_ genome: NEAT.Genome, shape: NEAT.Shape) {
      let hidden = genome.hiddenNodes(shape)
      func place(_ node: Int) -> Int {
        node < shape.count ? node : shape.count + (hidden.firstIndex(of: node) ?? 0)
      }
      let enabled = genome.genes.filter(\.isEnabled).map {
        Link(source: place($0.source), target: place($0.target), weight: $0.weight)
      }
      let reached = Self.reached(by: enabled, shape: shape, count: shape.count + hidden.count)
      self.hidden = hidden
      links = enabled.filter { reached[$0.source] }
      sort(shape, reached: reached)
    }

    /// Which places signals from the sensors reach.
    private static func reached(by links: [Link], shape: NEAT.Shape, count: Int) -> [Bool] {
      var reached = (0..<count).map { $0 < shape.sensors }
      var grown = true
      while grown {
        grown = false
        for link in links where reached[link.source] && !reached[link.target] {
          reached[link.target] = true
          grown = true
        }
      }
      return reached
    }

    /// Computes layer by layer what has all it needs (Kahn 1962); what is left is recurrent.
    private mutating func sort(_ shape: NEAT.Shape, reached: [Bool]) {
      var layer = reached.indices.map { $0 < shape.sensors ? 0 : nil as Int? }
      var waiting = reached.indices.filter { $0 >= shape.sensors && reached[$0] }
      var depth = 1
      while !waiting.isEmpty {
        var ready = waiting.filter { place in
          links.allSatisfy { $0.target != place || layer[$0.source] != nil }
        }
        if ready.isEmpty {
          isRecurrent = true
          ready = [waiting[waiting.count - 1]]
        }
        for place in ready { layer[place] = depth }
        order += ready
        waiting.removeAll(where: ready.contains)
        depth += 1
      }
      for place in reached.indices where reached[place] || place < shape.count {
        let node = place < shape.count ? place : hidden[place - shape.count]
        layers.append((node, layer[place] ?? 1))
      }
    }
  }
}
