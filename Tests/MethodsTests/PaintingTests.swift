import Compute
import Testing

@testable import Methods

@Suite struct PaintingTests {
  private func noise(_ count: Int, seed: UInt64) -> [Float] {
    var random = Random(seed: seed)
    return (0..<count).map { _ in Float(random.uniform()) }
  }

  private func painting(
    content: Float = 0, style: Float = 0, smoothness: Float = 0, side: Int = 8
  ) -> Painting {
    Painting(side: side, styleSide: 6, content: content, style: style, smoothness: smoothness)
  }

  /// Losses and gradients of two paintings at some pixels.
  private func look(
    _ painting: Painting, contents: [Float], styles: [Float], at theta: [Float]
  ) -> (losses: [Float], gradients: [Float]) {
    let graph = Graph()
    let pixels = graph.parameter("theta", [2, painting.width], .zeros)
    let tensors = ProblemTensors(.painting(painting), problems: 2, evaluations: 1, graph: graph)
    let losses = tensors.losses(at: pixels, evaluation: 0)
    let program = Program(graph, outputs: [losses], minimising: losses.sum())
    var machine = Machine(program)
    var parameters = graph.initialParameters(random: Random(seed: 0))
    parameters["theta"] = theta
    machine.write(contents, to: program.port(of: tensors.inputs[0]))
    machine.write(styles, to: program.port(of: tensors.inputs[1]))
    machine.run(&parameters)
    return (machine.read(program.port(of: losses)), machine.gradients)
  }

  /// A picture has its own content, and its own style at any size of the style.
  @Test func nothingIsLostWhereContentAndStyleAreThere() {
    let picture = noise(6 * 6 * 3, seed: 1)
    let other = noise(6 * 6 * 3, seed: 2)
    let plan = painting(content: 1, style: 1, side: 6)
    let same = look(
      plan, contents: picture + other, styles: picture + picture, at: picture + picture)
    #expect(abs(same.losses[0]) < 1e-5)
    // The second has the style but not the content.
    #expect(same.losses[1] > 0.01)
    let contentOnly = painting(content: 1, side: 6)
    let second = look(
      contentOnly, contents: picture + other, styles: picture + picture, at: picture + picture)
    #expect(abs(second.losses[1] - same.losses[1]) < 1e-5)
  }

  /// Columns of 0 and 1 by turns: every neighbour beside differs by 1, none above.
  @Test func roughnessIsTheMeanSquaredDifferenceOfNeighbours() {
    let stripes = (0..<8).flatMap { _ in
      (0..<8).flatMap { Array(repeating: Float($0 % 2), count: 3) }
    }
    let flat = [Float](repeating: 0.3, count: 8 * 8 * 3)
    let losses = look(
      painting(smoothness: 0.5), contents: flat + flat, styles: noise(2 * 108, seed: 1),
      at: stripes + flat
    ).losses
    #expect(abs(losses[0] - 0.5) < 1e-5 && abs(losses[1]) < 1e-6)
  }

  @Test func gradientIsTheDifferenceQuotient() {
    let plan = painting(content: 1, style: 0.3, smoothness: 0.5)
    let (contents, styles) = (noise(2 * plan.width, seed: 1), noise(2 * 108, seed: 2))
    let start = noise(2 * plan.width, seed: 3)
    let gradients = look(plan, contents: contents, styles: styles, at: start).gradients
    let largest = start.indices.sorted { abs(gradients[$0]) > abs(gradients[$1]) }.prefix(5)
    for place in largest {
      let slopes = [Float(0.01), -0.01].map { shift -> Float in
        var moved = start
        moved[place] += shift
        return look(plan, contents: contents, styles: styles, at: moved).losses.reduce(0, +)
      }
      let slope = (slopes[0] - slopes[1]) / 0.02
      #expect(abs(slope - gradients[place]) < 0.05 * abs(gradients[place]) + 1e-4)
    }
  }

  /// On a bowl, a quasi-Newton method is at the bottom within a few gradients and never rises.
  @Test func quasiNewtonStepsCountEveryGradient() {
    let family = ProblemFamily.quadratic(dimensions: 4)
    let problems = ProblemSet(family, count: 1, source: .generated, random: Random(seed: 5))
    var machine = BaselineMachine(family, problems: 1)
    let curve = machine.runLBFGS(on: problems, steps: 30).mean
    #expect(curve.count == 31 && zip(curve, curve.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(curve[30] < 0.05 * curve[0])
    let descent = machine.run(.sgd, rate: 0.01, on: problems, steps: 0).mean
    #expect(abs(curve[0] - descent[0]) < 1e-4)
  }
}
