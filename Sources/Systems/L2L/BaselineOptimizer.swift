import Compute

/// A hand-designed optimizer, with the constants of its Torch implementation but for the rate.
package enum BaselineOptimizer: String, Codable, CaseIterable, Sendable {
  case sgd = "SGD"
  case rmsProp = "RMSProp"
  case adam = "Adam"
  case nag = "NAG"

  /// The rule.
  var optimiser: Optimiser {
    switch self {
    case .sgd: .sgd()
    case .rmsProp: .rmsProp(decay: 0.99)
    case .adam: .adam()
    case .nag: .sgd(momentum: 0.9, nesterov: true)
    }
  }

  /// The rates that it is tuned over: 2^(k/2) for k in -24...6, so 2.4e-4 to 8.
  static let rates = (-24...6).map { step -> Double in
    let octave = Double(sign: .plus, exponent: step >> 1, significand: 1)
    return step & 1 == 0 ? octave : octave * 2.0.squareRoot()
  }
}

/// Hand-designed optimization of problems side by side.
struct BaselineMachine: Sendable {
  private var machine: Machine
  private var parameters: Parameters
  private let inputs: [Port]
  private let losses: Port

  /// Plans it for so many problems at once.
  init(_ optimisee: ProblemFamily, problems: Int) {
    let graph = Graph()
    let theta = graph.parameter("theta", [problems, optimisee.width], .zeros)
    let tensors = ProblemTensors(optimisee, problems: problems, evaluations: 1, graph: graph)
    let losses = tensors.losses(at: theta, evaluation: 0)
    let program = Program(graph, outputs: [losses], minimising: losses.sum())
    machine = Machine(program)
    parameters = graph.initialParameters(random: Random(seed: 0))
    inputs = tensors.inputs.map(program.port)
    self.losses = program.port(of: losses)
  }

  /// The losses of an optimization.
  mutating func run(
    _ baseline: BaselineOptimizer, rate: Double, on problems: ProblemSet, steps: Int
  ) -> LossCurves {
    parameters["theta"] = problems.start
    var state = OptimiserState(baseline.optimiser, for: parameters)
    var rows: [[Float]] = []
    for step in 0...steps {
      problems.write(from: step, evaluations: 1, to: inputs, of: &machine)
      machine.run(&parameters)
      rows.append(machine.read(losses))
      state.update(&parameters, gradients: machine.gradients, rate: Float(rate))
    }
    return LossCurves(rows)
  }
}

/// The search for the best rate of every baseline, a candidate at a time.
struct BaselineTuning: Codable, Sendable {
  /// How many candidates there are.
  static let candidates = BaselineOptimizer.allCases.count * BaselineOptimizer.rates.count
  /// The mean loss that counts, of every candidate tried, baseline by baseline; the largest number where it blew up.
  private(set) var scores: [Double] = []

  /// Whether all candidates were tried.
  var isDone: Bool { scores.count == Self.candidates }

  /// Tries the next candidate on some problems.
  mutating func advance(
    _ machine: inout BaselineMachine, on problems: [ProblemSet], judging window: ClosedRange<Int>
  ) {
    let count = BaselineOptimizer.rates.count
    let (baseline, rate) = (
      BaselineOptimizer.allCases[scores.count / count],
      BaselineOptimizer.rates[scores.count % count]
    )
    var losses: [Double] = []
    for set in problems {
      let curves = machine.run(baseline, rate: rate, on: set, steps: window.upperBound)
      losses += curves.means(over: window)
    }
    let score = mean(losses)
    scores.append(score.isFinite ? score : .greatestFiniteMagnitude)
  }

  /// The best rate of a baseline so far.
  func rate(of baseline: BaselineOptimizer) -> Double {
    let first =
      (BaselineOptimizer.allCases.firstIndex(of: baseline) ?? 0) * BaselineOptimizer.rates.count
    let tried = scores.dropFirst(first).prefix(BaselineOptimizer.rates.count)
    let best = tried.indices.min { tried[$0] < tried[$1] } ?? first
    return BaselineOptimizer.rates[best - first]
  }
}
