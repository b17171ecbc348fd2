import Foundation
import Testing

@testable import Compute

@Suite struct RectangularKernelTests {
  @Test func aSquareIsWrittenAsBefore() throws {
    let square = try JSONEncoder().encode(Layer.convolution(filters: 2, kernel: 3))
    #expect(String(decoding: square, as: UTF8.self).contains("\"kernel\":3"))
    let layer = Layer.convolution(filters: 2, kernel: Kernel(height: 3, width: 1))
    let written = try JSONEncoder().encode(layer)
    #expect(String(decoding: written, as: UTF8.self).contains("\"kernel\":[3,1]"))
    #expect(try JSONDecoder().decode(Layer.self, from: written) == layer)
  }

  /// By hand: 3 products of each of 4 · 5 outputs, 2 channels to 7 filters.
  @Test func sizesFollowBothSides() throws {
    let network = try Network(
      input: [4, 5, 2], layers: [.convolution(filters: 7, kernel: Kernel(height: 3, width: 1))])
    #expect(network.output == [4, 5, 7])
    #expect(network.parameterCount == 3 * 1 * 2 * 7 + 7)
    #expect(network.flops == 2 * 3 * 2 * 4 * 5 * 7)
    let narrow = try Network(
      input: [4, 5, 2],
      layers: [
        .convolution(filters: 7, kernel: Kernel(height: 1, width: 3), padding: .valid)
      ])
    #expect(narrow.output == [4, 3, 7])
  }

  /// A column of ones sums pixels above and below, and none beside.
  @Test func aColumnSeesAColumn() throws {
    let graph = Graph()
    let x = graph.input([1, 3, 3, 1])
    let weights = graph.parameter("w", [3, 1, 1, 1], .ones)
    let y = x.convolved(weights)
    let program = Program(graph, outputs: [y])
    var machine = Machine(program)
    machine.write((1...9).map(Float.init), to: program.port(of: x))
    var parameters = graph.initialParameters(random: Random(seed: 1))
    machine.run(&parameters)
    #expect(
      machine.read(program.port(of: y)) == [5, 7, 9, 12, 15, 18, 11, 13, 15])
  }
}
