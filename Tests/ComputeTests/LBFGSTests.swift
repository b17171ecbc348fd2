import Compute
import Foundation
import Testing

@Suite struct LBFGSTests {
  @Test func aQuadraticIsSolved() throws {
    // ½ Σ s (x − c)², scales a thousandfold apart.
    let (scales, centre) = ([1.0, 30, 1000], [1.0, -2, 0.5])
    let found = try #require(
      LBFGS().minimise(from: [0, 0, 0]) { x in
        let distances = zip(x, centre).map { $0 - $1 }
        let value = zip(scales, distances).reduce(0) { $0 + 0.5 * $1.0 * $1.1 * $1.1 }
        return (value, zip(scales, distances).map { $0 * $1 })
      })
    for (x, c) in zip(found.point, centre) { #expect(abs(x - c) < 1e-3) }
  }

  @Test func theBentValleyIsFollowed() throws {
    var search = LBFGS()
    search.iterations = 200
    let found = try #require(
      search.minimise(from: [-1.2, 1]) { x in
        let bend = x[1] - x[0] * x[0]
        return (
          100 * bend * bend + (1 - x[0]) * (1 - x[0]),
          [-400 * x[0] * bend - 2 * (1 - x[0]), 200 * bend]
        )
      })
    #expect(abs(found.point[0] - 1) < 1e-2 && found.value < 1e-4)
  }

  @Test func stepsIntoNowhereAreShortened() throws {
    // x − log x is least at 1 and has no value at 0 and below.
    let found = try #require(
      LBFGS().minimise(from: [0.01]) { x in
        x[0] > 0 ? (x[0] - log(x[0]), [1 - 1 / x[0]]) : nil
      })
    #expect(abs(found.point[0] - 1) < 1e-3)
    #expect(LBFGS().minimise(from: [-1]) { _ in nil } == nil)
  }
}
