import Foundation
import Testing
import Worlds

@Suite struct TestFunctionTests {
  @Test(arguments: TestFunction.allCases) func theOriginIsTheMinimum(function: TestFunction) {
    #expect(abs(function.value(at: [0, 0, 0, 0, 0])) < 1e-12)
    for axis in 0..<5 {
      for step in [-0.3, 0.01, 2] {
        var z = [0.0, 0, 0, 0, 0]
        z[axis] = step
        #expect(function.value(at: z) > 0)
      }
    }
  }

  @Test func valuesAreAsWorkedOutByHand() {
    #expect(TestFunction.sphere.value(at: [1, -2]) == 5)
    // 100 ((2)² − (3))² + 1.
    #expect(TestFunction.rosenbrock.value(at: [1, 2]) == 101)
    // 20 + (0.25 + 10) + (1 − 10).
    #expect(abs(TestFunction.rastrigin.value(at: [0.5, 1]) - 21.25) < 1e-9)
  }
}
