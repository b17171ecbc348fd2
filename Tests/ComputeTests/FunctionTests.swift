import Foundation
import Testing

@testable import Compute

/// Elementary functions of lanes against the C library in double precision.
@Suite struct FunctionTests {
  /// Distance in units in the last place of the true value.
  private func error(_ ours: Float, _ truth: Double) -> Double {
    let nearest = Float(truth)
    if ours == nearest || (ours.isNaN && truth.isNaN) { return 0 }
    guard ours.isFinite, nearest.isFinite else { return .infinity }
    return abs(Double(ours) - truth) / Double(nearest.magnitude.ulp)
  }

  private func worst(
    over range: ClosedRange<Float>, _ ours: (Lanes) -> Lanes, _ truth: (Double) -> Double
  ) -> Double {
    let count = 48_000
    var worst = 0.0
    var lanes = Lanes()
    for start in stride(from: 0, to: count, by: 16) {
      for lane in 0..<16 {
        let share = Float(start + lane) / Float(count)
        lanes[lane] = range.lowerBound + (range.upperBound - range.lowerBound) * share
      }
      let results = ours(lanes)
      for lane in 0..<16 { worst = max(worst, error(results[lane], truth(Double(lanes[lane])))) }
    }
    return worst
  }

  @Test func exponentialIsWithinTwoUnits() {
    #expect(worst(over: -87...88.7, { $0.exponential }, exp) <= 2)
    #expect(worst(over: -1...1, { $0.exponential }, exp) <= 2)
  }

  @Test func logarithmIsWithinTwoUnits() {
    #expect(worst(over: 1e-30...3, { $0.logarithm }, log) <= 2)
    #expect(worst(over: 0.9...1.1, { $0.logarithm }, log) <= 2)
    #expect(worst(over: 1e3...3e38, { $0.logarithm }, log) <= 2)
    #expect(worst(over: Float.leastNonzeroMagnitude...1e-37, { $0.logarithm }, log) <= 2)
  }

  @Test func hyperbolicTangentIsWithinTwoUnits() {
    #expect(worst(over: -10...10, { $0.hyperbolicTangent }, tanh) <= 2)
    #expect(worst(over: -0.7...0.7, { $0.hyperbolicTangent }, tanh) <= 2)
    #expect(worst(over: -1e-3...1e-3, { $0.hyperbolicTangent }, tanh) <= 2)
  }

  @Test func logisticIsWithinTwoUnits() {
    #expect(worst(over: -100...80, { $0.logistic }, { 1 / (1 + exp(-$0)) }) <= 2)
  }

  /// Near a zero of the function the error counts beside 1.
  @Test func sineAndCosineAreWithinTwoUnits() {
    func error(_ ours: Float, _ truth: Double) -> Double {
      abs(Double(ours) - truth) / Double(Float(1).ulp)
    }
    var (lanes, worstOfAll) = (Lanes(), 0.0)
    for start in stride(from: Float(-8_000), to: 8_000, by: 1.7) {
      for lane in 0..<16 { lanes[lane] = start + Float(lane) * 0.093 }
      let (sines, cosines) = (lanes.sine, lanes.cosine)
      for lane in 0..<16 {
        let x = Double(lanes[lane])
        worstOfAll = max(worstOfAll, error(sines[lane], sin(x)), error(cosines[lane], cos(x)))
      }
    }
    #expect(worstOfAll <= 2)
    #expect(worst(over: -0.75...0.75, { $0.sine }, sin) <= 2)
    #expect(worst(over: -0.75...0.75, { $0.cosine }, cos) <= 2)
  }

  @Test func specialValuesAreRight() {
    func one(_ value: Float, _ body: (Lanes) -> Lanes) -> Float { body(Lanes(repeating: value))[3] }
    let exponential: (Lanes) -> Lanes = { $0.exponential }
    #expect(one(0, exponential) == 1)
    #expect(one(.infinity, exponential) == .infinity)
    #expect(one(-.infinity, exponential) == 0)
    #expect(one(.nan, exponential).isNaN)
    #expect(one(89, exponential) == .infinity)
    #expect(one(-200, exponential) == 0)
    let logarithm: (Lanes) -> Lanes = { $0.logarithm }
    #expect(one(1, logarithm) == 0)
    #expect(one(0, logarithm) == -.infinity)
    #expect(one(-1, logarithm).isNaN)
    #expect(one(.nan, logarithm).isNaN)
    #expect(one(.infinity, logarithm) == .infinity)
    let tangent: (Lanes) -> Lanes = { $0.hyperbolicTangent }
    #expect(one(.infinity, tangent) == 1)
    #expect(one(-.infinity, tangent) == -1)
    #expect(one(.nan, tangent).isNaN)
    #expect(one(-0.0, tangent).sign == .minus)
    let (sine, cosine): ((Lanes) -> Lanes, (Lanes) -> Lanes) = ({ $0.sine }, { $0.cosine })
    #expect(one(0, sine) == 0 && one(0, cosine) == 1)
    #expect(one(.infinity, sine).isNaN && one(.nan, cosine).isNaN)
    let logistic: (Lanes) -> Lanes = { $0.logistic }
    #expect(one(0, logistic) == 0.5)
    #expect(one(.infinity, logistic) == 1)
    #expect(one(-.infinity, logistic) == 0)
    #expect(one(.nan, logistic).isNaN)
  }

  @Test func noiseHasTheMomentsOfItsDistribution() {
    let count = 100_000
    var uniform = [Float](repeating: 0, count: count), normal = uniform
    let noise = Noise(seed: 5, salt: 2)
    uniform.withUnsafeMutableBufferPointer {
      if let base = $0.baseAddress { noise.uniform(into: base, start: 0, count: count) }
    }
    normal.withUnsafeMutableBufferPointer {
      if let base = $0.baseAddress { noise.normal(into: base, start: 0, count: count) }
    }
    func moment(_ values: [Float], _ power: Double) -> Double {
      values.reduce(0) { $0 + pow(Double($1), power) } / Double(count)
    }
    #expect(abs(moment(uniform, 1) - 1 / 2) < 0.005)
    #expect(abs(moment(uniform, 2) - 1 / 3) < 0.005)
    #expect(uniform.allSatisfy { (0..<1).contains($0) })
    #expect(abs(moment(normal, 1)) < 0.015)
    #expect(abs(moment(normal, 2) - 1) < 0.02)
    #expect(abs(moment(normal, 4) - 3) < 0.15)
    let lagged = zip(uniform, uniform.dropFirst()).reduce(0.0) {
      $0 + Double($1.0 - 0.5) * Double($1.1 - 0.5)
    }
    #expect(abs(lagged / Double(count)) < 0.002)
  }
}
