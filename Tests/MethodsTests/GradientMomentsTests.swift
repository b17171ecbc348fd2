import Compute
import Testing

@testable import Methods

/// Decaying means of gradients, beside numbers worked out by hand.
@Suite struct GradientMomentsTests {
  /// With β = 1/2: after 2 m = 1, v = 2, weight 1/2, so m̂ = 2, v̂ = 4; after -4 m = -3/2, v = 9,
  /// weight 3/4, so m̂ = -2, v̂ = 12.
  @Test func inputsAreMeansOverTheRootOfTheMeanSquare() {
    #expect(inputs([2]) == [1, 1])
    let later = inputs([2, -4])
    let root = Float(12).squareRoot()
    #expect(abs(later[0] + 2 / root) < 1e-6)
    #expect(abs(later[1] + 4 / root) < 1e-6)
  }

  @Test func noGradientIsNothing() { #expect(inputs([0, 0]) == [0, 0]) }

  @Test(arguments: [Float(1e-9), 1e9]) func theScaleOfAFunctionDoesNotMatter(scale: Float) {
    let (own, scaled) = (inputs([3, -1, 0.5]), inputs([3 * scale, -scale, 0.5 * scale]))
    for (one, other) in zip(own, scaled) { #expect(abs(one - other) < 1e-5) }
  }

  /// What is seen after some gradients of a coordinate.
  private func inputs(_ gradients: [Float]) -> [Float] {
    let graph = Graph()
    var moments = GradientMoments(GradientMoments.names.map { _ in graph.constant(0, [1]) })
    var seen = graph.constant(0, [1, 2])
    for gradient in gradients { seen = moments.enter(graph.constant([gradient], [1]), decay: 0.5) }
    let program = Program(graph, outputs: [seen])
    var (machine, none) = (Machine(program), graph.initialParameters(random: Random(seed: 1)))
    machine.run(&none)
    return machine.read(program.port(of: seen))
  }
}
