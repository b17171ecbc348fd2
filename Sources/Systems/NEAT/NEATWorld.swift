public import Compute
public import Learning
public import Methods
import Worlds

/// What networks are evolved for: a task with its fitness, its test and its held-out variants.
public struct NEATWorld: Sendable {
  /// The tasks of the paper.
  public enum Task: String, CaseIterable, Sendable {
    /// Exclusive or.
    case xor
    /// Two poles on a cart, seen with their velocities.
    case doublePole = "double-pole"
    /// The same without velocities, so that a controller must remember.
    case doublePoleNoVelocity = "double-pole-no-velocity"
  }

  /// What is thought of a network.
  public struct Verdict: Codable, Comparable, Sendable {
    /// The fitness that the paper gives it.
    public var fitness: Double
    /// Whether it solves the task.
    public var isSolution: Bool

    /// A solution is worth more than whatever is none.
    public static func < (one: Self, other: Self) -> Bool {
      one.isSolution == other.isSolution
        ? one.fitness < other.fitness : other.isSolution
    }
  }

  /// Which task.
  public let task: Task
  /// Networks that evolution begins with.
  let given: [NetworkGenome]

  /// A task.
  public init(_ task: Task, given: [NetworkGenome] = []) {
    (self.task, self.given) = (task, given)
  }

  /// What the bias senses.
  var bias: Double { task == .xor ? 1 : 0.5 }

  /// The nodes that every network has.
  public var shape: NEAT.Shape {
    switch task {
    case .xor: NEAT.Shape(sensors: 3, outputs: 1)
    case .doublePole: NEAT.Shape(sensors: 7, outputs: 1)
    case .doublePoleNoVelocity: NEAT.Shape(sensors: 4, outputs: 1)
    }
  }

  /// What the sensors sense; the last is the bias.
  public var sensorNames: [String] {
    switch task {
    case .xor: ["a", "b", "bias"]
    case .doublePole: ["x", "v", "θ₁", "ω₁", "θ₂", "ω₂", "bias"]
    case .doublePoleNoVelocity: ["x", "θ₁", "θ₂", "bias"]
    }
  }

  /// Whether a solution must pass a test of its own, which is more than a fitness.
  public var hasFinalTest: Bool { task == .doublePoleNoVelocity }

  /// The fitness of a network, and whether it solves the task as far as that tells.
  public func judge(_ genome: NEAT.Genome) -> Verdict {
    var network = NEAT.Network(genome, shape: shape)
    return judge(&network)
  }

  /// The same of a network that is ready, on which one genome after the other can be judged.
  package func judge(_ network: inout NEAT.Network) -> Verdict {
    switch task {
    case .xor:
      let outputs = network.answers(to: Self.patterns)
      return Verdict(fitness: XOR.fitness(outputs), isSolution: XOR.isSolved(outputs))
    case .doublePole:
      let steps = balance(&network, steps: Self.longTrial)
      return Verdict(fitness: Double(steps), isSolution: steps == Self.longTrial)
    case .doublePoleNoVelocity:
      var wiggles: [Double] = []
      wiggles.reserveCapacity(1000)
      _ = balance(&network, steps: 1000) { wiggles.append($0.wiggle) }
      return Verdict(fitness: DoublePole.gruauFitness(wiggles: wiggles), isSolution: false)
    }
  }

  /// The final test of section 4.3: a controller that balances for 100,000 steps, and for 1000
  /// steps from at least 200 of 625 starts.
  ///
  /// - Returns: From how many starts it balanced; 0 if it failed the long trial.
  public func generalisation(_ genome: NEAT.Genome) -> Int {
    var network = NEAT.Network(genome, shape: shape)
    guard balance(&network, steps: Self.longTrial) == Self.longTrial else { return 0 }
    return DoublePole.generalisationStarts.count {
      balance(&network, from: $0, steps: 1000) == 1000
    }
  }

  /// Φ on a held-out variant of the task, in 0...1: exclusive or with blurred inputs, poles from
  /// a start that evolution never sees.
  public func performance(of genome: NEAT.Genome, onVariant random: Random) -> Double {
    var random = random
    var network = NEAT.Network(genome, shape: shape)
    guard task != .xor else { return blurredAccuracy(&network, random: &random) }
    let degree = Double.pi / 180
    let start = DoublePole(
      position: random.uniform(in: -2.16...2.16), velocity: random.uniform(in: -1.35...1.35),
      longAngle: random.uniform(in: -3.6...3.6) * degree,
      longRate: random.uniform(in: -8.6...8.6) * degree)
    return Double(balance(&network, from: start, steps: 1000)) / 1000
  }

  /// From how many of the 625 starts a controller must balance.
  public static let startsToGeneralise = 200

  /// How many steps a trial has that is as good as endless: over half an hour of balancing.
  static let longTrial = 100_000
}

extension NEATWorld {
  /// The patterns of exclusive or, as the sensors and the bias see them.
  private static let patterns = [XOR.inputs.0, XOR.inputs.1, .one]

  /// One minus the mean error over the four patterns, every input off by up to 0.1.
  private func blurredAccuracy(_ network: inout NEAT.Network, random: inout Random) -> Double {
    var sensed = Self.patterns
    for pattern in 0..<4 {
      for bit in 0..<2 { sensed[bit][pattern] += random.uniform(in: -0.1...0.1) }
    }
    return 1 - XOR.error(of: network.answers(to: sensed)) / 4
  }

  /// How many steps a controller keeps the poles up, at most `steps`.
  func balance(
    _ network: inout NEAT.Network, from start: DoublePole = DoublePole(), steps: Int,
    watch: (DoublePole) -> Void = { _ in }
  ) -> Int {
    var poles = start
    network.reset()
    for step in 0..<steps {
      look(&network, at: poles)
      network.advance()
      poles.push(20 * (network.output(0) - 0.5))
      if poles.hasFailed { return step }
      watch(poles)
    }
    return steps
  }

  /// Shows the poles to the sensors, scaled as in the authors' code.
  private func look(_ network: inout NEAT.Network, at poles: DoublePole) {
    if task == .doublePole {
      network.sense(0, poles.position / 4.8)
      network.sense(1, poles.velocity / 2)
      network.sense(2, poles.longAngle / 0.52)
      network.sense(3, poles.longRate / 2)
      network.sense(4, poles.shortAngle / 0.52)
      network.sense(5, poles.shortRate / 2)
    } else {
      network.sense(0, poles.position / 4.8)
      network.sense(1, poles.longAngle / 0.52)
      network.sense(2, poles.shortAngle / 0.52)
    }
    network.sense(shape.bias, 0.5)
  }
}
