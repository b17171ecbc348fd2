import Compute
import Learning
import Text
import Worlds

/// What networks of a fixed set of units are evolved for.
public struct NeuroevolutionWorld: Sendable {
  /// The tasks.
  public enum Task: String, CaseIterable, Sendable {
    /// Exclusive or.
    case xor
    /// Two poles on a cart, seen with their velocities.
    case poles
    /// Handwritten digits.
    case digits
  }

  /// What is thought of a network.
  struct Judgement: Hashable, Sendable {
    /// The higher, the better.
    let fitness: Double
    /// Whether the task is solved.
    let isSolution: Bool
  }

  /// Which task.
  let task: Task
  /// What fitness is measured on, where the task is one of patterns.
  let patterns: Patterns?
  /// Parts that nothing is chosen by.
  let heldOut: [Patterns]

  static let descriptions = [
    WorldDescription(Task.xor.rawValue, help: "Exclusive or of two bits; generated."),
    WorldDescription(
      Task.poles.rawValue,
      help: "Two poles on a cart, with velocities, for 100,000 steps; simulated."),
    WorldDescription(
      Task.digits.rawValue,
      help: "400 handwritten 8x8 digits, and 1,000 held out (Alpaydin & Kaynak 1998, UCI, "
        + "CC BY 4.0)."),
  ]

  /// A task.
  init(_ task: Task) {
    self.task = task
    switch task {
    case .xor: (patterns, heldOut) = (.xor, [])
    case .poles: (patterns, heldOut) = (nil, [])
    case .digits:
      patterns = .digits(0..<400)
      heldOut = (2..<7).map { .digits($0 * 200..<($0 + 1) * 200) }
    }
  }

  /// Opens one of the worlds.
  static func open(_ request: WorldRequest) throws(Failure) -> NeuroevolutionWorld {
    let name = request.name ?? Task.xor.rawValue
    guard let task = Task(rawValue: name) else {
      throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
    return NeuroevolutionWorld(task)
  }

  /// How many inputs and outputs a network has.
  var shape: (inputs: Int, outputs: Int) {
    switch task {
    case .xor: (2, 1)
    case .poles: (6, 1)
    case .digits: (64, 10)
    }
  }

  /// How many steps a trial has that is as good as endless.
  static let longTrial = 100_000

  /// The fitness of a network as it is: of exclusive or as in NEAT's paper, at most 16; the steps that
  /// poles stand; the share of digits read right.
  func judge(_ network: inout FeedforwardNetwork) -> Judgement {
    switch task {
    case .xor:
      let outputs = outputs(of: &network, XOR.inputs.0, XOR.inputs.1)
      return Judgement(fitness: XOR.fitness(outputs), isSolution: XOR.isSolved(outputs))
    case .poles:
      let steps = balance(&network, steps: Self.longTrial)
      return Judgement(fitness: Double(steps), isSolution: steps == Self.longTrial)
    case .digits:
      let accuracy = patterns.map { network.accuracy(on: $0) } ?? 0
      return Judgement(fitness: accuracy, isSolution: accuracy == 1)
    }
  }

  /// Φ on a held-out variant of the task, in 0...1: exclusive or with inputs off by up to 0.1, poles
  /// from another start, other digits.
  func performance(
    of network: inout FeedforwardNetwork, onVariant number: Int, _ random: Random
  ) -> Double {
    var random = random
    switch task {
    case .xor:
      var (a, b) = XOR.inputs
      for pattern in 0..<4 {
        a[pattern] += random.uniform(in: -0.1...0.1)
        b[pattern] += random.uniform(in: -0.1...0.1)
      }
      return 1 - XOR.error(of: outputs(of: &network, a, b)) / 4
    case .poles:
      let degree = 0.017_453_292_519_943_295
      let start = DoublePole(
        position: random.uniform(in: -2.16...2.16), velocity: random.uniform(in: -1.35...1.35),
        longAngle: random.uniform(in: -3.6...3.6) * degree,
        longRate: random.uniform(in: -8.6...8.6) * degree)
      return Double(balance(&network, from: start, steps: 1000)) / 1000
    case .digits: return network.accuracy(on: heldOut[number % heldOut.count])
    }
  }

  /// What a network answers to four pairs of numbers.
  func outputs(
    of network: inout FeedforwardNetwork, _ a: SIMD4<Double>, _ b: SIMD4<Double>
  ) -> SIMD4<Double> {
    var outputs = SIMD4<Double>()
    for pattern in 0..<4 {
      network.respond(to: [a[pattern], b[pattern]])
      outputs[pattern] = network.output(0)
    }
    return outputs
  }

  /// How many steps a network keeps the poles up, at most `steps`.
  func balance(
    _ network: inout FeedforwardNetwork, from start: DoublePole = DoublePole(), steps: Int,
    watch: (DoublePole) -> Void = { _ in }
  ) -> Int {
    var poles = start
    for step in 0..<steps {
      network.respond(to: poles.inputs)
      poles.push(20 * (network.output(0) - 0.5))
      if poles.hasFailed { return step }
      watch(poles)
    }
    return steps
  }

  /// What an input is called.
  func inputName(_ number: Int) -> String {
    switch task {
    case .xor: ["a", "b"][number]
    case .poles: ["x", "v", "θ₁", "ω₁", "θ₂", "ω₂"][number]
    case .digits: "\(number / 8 + 1),\(number % 8 + 1)"
    }
  }
}

extension Patterns {
  /// The four of exclusive or.
  static let xor = Patterns(
    width: 2, height: 1, inputs: [0, 0, 0, 1, 1, 0, 1, 1], targets: [0, 1, 1, 0])

  /// Some of the digits, with pixels in 0...1.
  static func digits(_ range: Range<Int>) -> Patterns {
    let examples = Dataset.optdigits.pool.subset(Array(range))
    var targets = Array(repeating: 0.0, count: 10 * range.count)
    for (place, label) in examples.labels.enumerated() { targets[10 * place + Int(label)] = 1 }
    return Patterns(
      width: 64, height: 10, inputs: examples.inputs.map { Double($0) / 16 }, targets: targets)
  }
}
