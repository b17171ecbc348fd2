/// Numbers between -1 and 1 that a Python script makes as easily (Knuth's MMIX generator).
func numbers(_ count: Int, seed: UInt64) -> [Float] {
  var state = seed
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(state >> 40) / 16_777_216 * 2 - 1
  }
}

/// Whole numbers below a bound, made from `numbers`.
func wholeNumbers(_ count: Int, below bound: Int, seed: UInt64) -> [Int] {
  numbers(count, seed: seed).map { Int((Double($0) + 1) / 2 * Double(bound)) }
}
