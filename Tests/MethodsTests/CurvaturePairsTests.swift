import Testing

@testable import Compute
@testable import Methods

/// The quasi-Newton direction that a learned optimizer sees.
@Suite struct CurvaturePairsTests {
  /// Of x² from 3.
  ///
  /// A step of length 1, whose change of the gradient tells the way to the minimum. Then the gradient
  /// grows where it should fall, and that pair is left out.
  @Test func onePairTellsACurvature() {
    var walk = Walk(pairs: 1, problems: 1, width: 1)
    #expect(abs(walk.direction([6], then: [-1])[0] + 1) < 1e-6)
    #expect(abs(walk.direction([4], then: [-2])[0] + 2) < 1e-6)
    #expect(abs(walk.direction([5], then: [1])[0] + 2.5) < 1e-6)
    // Again positive: a change of 4 in a step of 1.
    #expect(abs(walk.direction([9], then: [0])[0] + 2.25) < 1e-6)
  }

  @Test func aShortGradientIsAFirstStepByItself() {
    var walk = Walk(pairs: 2, problems: 2, width: 2)
    let first = walk.direction([0.3, -0.4, 3, -4], then: [0, 0, 0, 0])
    for (own, expected) in zip(first, [-0.3, 0.4, -0.6, 0.8]) {
      #expect(abs(own - expected) < 1e-6)
    }
  }

  /// A change of 0.5 in a step of 1 says that the minimum is 11 away, of which four steps are taken.
  @Test func aLongDirectionIsShortened() {
    var walk = Walk(pairs: 1, problems: 1, width: 1)
    _ = walk.direction([6], then: [-1])
    #expect(abs(walk.direction([5.5], then: [0])[0] + 4) < 1e-5)
  }

  /// Two problems side by side, more steps than pairs, and pairs without positive curvature.
  @Test(arguments: [1, 2, 5]) func agreesWithLBFGS(pairs count: Int) {
    let width = 6
    var walk = Walk(pairs: count, problems: 2, width: width)
    var random = Random(seed: UInt64(count))
    var known: [[LBFGS.Pair]] = [[], []]
    var before: (gradient: [Double], step: [Double])?
    var leftOut = 0
    for _ in 0..<12 {
      let gradient = (0..<2 * width).map { _ in Double(Float(random.normal())) }
      let step = (0..<2 * width).map { _ in Double(Float(random.normal())) }
      let own = walk.direction(gradient, then: step)
      for problem in 0..<2 {
        let range = problem * width..<(problem + 1) * width
        if let before {
          let pair = LBFGS.Pair(
            step: Array(before.step[range]),
            change: zip(gradient[range], before.gradient[range]).map { $0 - $1 })
          if pair.curvature > 0 {
            known[problem] = known[problem].suffix(count - 1) + [pair]
          } else {
            leftOut += 1
          }
        }
        let exact = LBFGS().descent(Array(gradient[range]), known[problem])
        let most = before.map { 4 * length($0.step[range]) } ?? .infinity
        let scale = min(most / length(exact[...]), 1)
        for (own, exact) in zip(own[range], exact) {
          #expect(abs(own - scale * exact) < 1e-3 * max(abs(scale * exact), 1))
        }
      }
      before = (gradient, step)
    }
    #expect(leftOut > 4)
  }

  private func length(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Step by step, with the memory read and written as it is between two windows.
  private struct Walk {
    private var machine: Machine
    private var parameters: Parameters
    private var memory: [[Float]]
    private let inputs: (gradient: Port, step: Port, memory: [Port])
    private let outputs: (direction: Port, memory: [Port])

    init(pairs: Int, problems: Int, width: Int) {
      let graph = Graph()
      var curvature = CurvaturePairs(pairs, [problems, width], graph: graph)
      let before = curvature.memory
      let (gradient, step) = (graph.input([problems, width]), graph.input([problems, width]))
      guard let direction = curvature.direction(gradient) else {
        preconditionFailure("\(pairs) pairs give a direction")
      }
      curvature.enter(step: step)
      let program = Program(graph, outputs: [direction] + curvature.memory)
      machine = Machine(program)
      parameters = graph.initialParameters(random: Random(seed: 0))
      memory = before.map { Array(repeating: 0, count: $0.shape.count) }
      inputs = (program.port(of: gradient), program.port(of: step), before.map(program.port))
      outputs = (program.port(of: direction), curvature.memory.map(program.port))
    }

    mutating func direction(_ gradient: [Double], then step: [Double]) -> [Double] {
      machine.write(gradient.map { Float($0) }, to: inputs.gradient)
      machine.write(step.map { Float($0) }, to: inputs.step)
      for (port, values) in zip(inputs.memory, memory) { machine.write(values, to: port) }
      machine.run(&parameters)
      memory = outputs.memory.map(machine.read)
      return machine.read(outputs.direction).map(Double.init)
    }
  }
}
