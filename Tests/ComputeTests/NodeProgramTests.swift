import Foundation
import Testing

@testable import Compute

@Suite struct NodeProgramTests {
  @Test func sineIsThatOfTheLibrary() {
    for place in 0..<4096 {
      let x = Float(place - 2048) / 20
      #expect(abs(Double(Lanes(repeating: x).patternSine[5]) - sin(Double(x))) < 2.4e-7)
    }
  }

  /// Two inputs, a hidden node of every function and an output that sums them, at more points than a
  /// block has and no whole number of lanes.
  @Test(arguments: NodeProgram.Function.allCases)
  func nodesAnswerAtEveryPoint(function: NodeProgram.Function) {
    let program = NodeProgram(
      inputs: 2,
      nodes: [
        .init(
          row: 3, terms: [.init(row: 0, weight: 2), .init(row: 1, weight: -0.5)],
          function: function),
        .init(
          row: 2, terms: [.init(row: 3, weight: 1.5), .init(row: 4, weight: 1)],
          function: .identity),
      ], resting: [0, 0, 0, 0, 0.25])
    let count = 1037
    var points = PointBatch(count: count, width: 2)
    for point in 0..<count {
      points[point, 0] = Float(point) / 500 - 1
      points[point, 1] = Float(point % 7) / 7
    }
    var (answers, scratch): ([Float], [Float]) = ([], [])
    program.run(at: points, row: 2, into: &answers, scratch: &scratch)
    for point in 0..<count {
      let sum = 2 * Double(points[point, 0]) - 0.5 * Double(points[point, 1])
      #expect(abs(Double(answers[point]) - 1.5 * truth(function, sum) - 0.25) < 2e-6)
    }
  }

  private func truth(_ function: NodeProgram.Function, _ x: Double) -> Double {
    switch function {
    case .sigmoid: 1 / (1 + exp(-4.9 * x))
    case .bipolarSigmoid: 2 / (1 + exp(-4.9 * x)) - 1
    case .gaussian: exp(-x * x)
    case .bipolarGaussian: 2 * exp(-2.5 * x * x) - 1
    case .sine: sin(x)
    case .absolute: abs(x)
    case .identity: x
    }
  }

  @Test func nothingIsInfinite() {
    let node = NodeProgram.Node(
      row: 1, terms: [.init(row: 0, weight: .infinity), .init(row: 0, weight: -1e300)],
      function: .identity)
    let next = NodeProgram.Node(
      row: 2, terms: [.init(row: 1, weight: 1e300)], function: .identity)
    let program = NodeProgram(inputs: 1, nodes: [node, next], resting: [0, 0, 0])
    var points = PointBatch(count: 1, width: 1)
    points[0, 0] = 1
    var (answers, scratch): ([Float], [Float]) = ([], [])
    program.run(at: points, row: 2, into: &answers, scratch: &scratch)
    #expect(answers[0].isFinite)
  }
}
