import Foundation

extension NEAT {
  /// A genome made ready to compute: its links in flat arrays, by the node they enter, nodes in
  /// the order in which signals flow.
  ///
  /// Activities are σ(Σ w·a) with the steep σ(x) = 1 / (1 + e^(−4.9x)) of section 4.1. Nodes that
  /// no sensor reaches stay silent, and an output among them rests at ½.
  public struct Network: Sendable {
    /// The layer of every node: sensors, outputs, then the hidden nodes that signals reach.
    public let layers: [(node: Int, layer: Int)]
    /// Whether connections close a cycle.
    public let isRecurrent: Bool
    /// Where each node's activity is kept, in the order in which nodes compute.
    private let order: [Int]
    /// Links `starts[k] ..< starts[k + 1]` enter the k-th node to compute.
    private let starts: [Int]
    private let sources: [Int]
    private let weights: [Double]
    private let sensors: Int
    private var activities: [Double]
    private var sums: [Double]

    /// Prepares a genome.
    public init(_ genome: Genome, shape: Shape) {
      let plan = Plan(genome, shape: shape)
      layers = plan.layers
      isRecurrent = plan.isRecurrent
      order = plan.order
      sensors = shape.sensors
      activities = Array(repeating: 0.5, count: shape.count + plan.hidden.count)
      sums = Array(repeating: 0, count: plan.order.count)
      var (starts, sources, weights): ([Int], [Int], [Double]) = ([0], [], [])
      for target in plan.order {
        for link in plan.links where link.target == target {
          sources.append(link.source)
          weights.append(link.weight)
        }
        starts.append(sources.count)
      }
      (self.starts, self.sources, self.weights) = (starts, sources, weights)
      reset()
    }
  }
}

extension NEAT.Network {
  /// Forgets what it has sensed: every node but silent outputs is at 0.
  public mutating func reset() {
    for place in 0..<sensors { activities[place] = 0 }
    for place in order { activities[place] = 0 }
  }

  /// Lets a sensor see a value.
  public mutating func sense(_ sensor: Int, _ value: Double) {
    activities[sensor] = value
  }

  /// The activity of an output.
  public func output(_ index: Int) -> Double { activities[sensors + index] }

  /// Lets every signal go one connection further; how controllers see time (as the authors' code).
  public mutating func advance() {
    for k in order.indices { sums[k] = sum(k) }
    for k in order.indices { activities[order[k]] = squash(sums[k]) }
  }

  /// Lets signals flow until they have come through; recurrent ones take a step for every node.
  public mutating func settle() {
    guard !isRecurrent else {
      for _ in 0...order.count { advance() }
      return
    }
    for k in order.indices { activities[order[k]] = squash(sum(k)) }
  }

  private func sum(_ k: Int) -> Double {
    var sum = 0.0
    for link in starts[k]..<starts[k + 1] { sum += weights[link] * activities[sources[link]] }
    return sum
  }

  private func squash(_ x: Double) -> Double { 1 / (1 + exp(-4.9 * x)) }
}
