import Foundation

/// The numbers that the instances of BBOB are made of, as the suite COCO generates them, so that
/// values agree with those that others publish.
///
/// The source is COCO, `suite_bbob_legacy_code.c` (Hansen, Auger, Ros, Mersmann, Tušar & Brockhoff
/// 2021, BSD licence).
enum BBOBNumbers {
  /// Numbers uniform in 0...1: a Lehmer generator by Schrage's method, shuffled in a table of 32
  /// (Bays & Durham 1976).
  static func uniform(_ count: Int, seed: Int) -> [Double] {
    var state = max(abs(seed), 1)
    let next = {
      let quotient = state / 127_773
      state = 16807 * (state - quotient * 127_773) - 2836 * quotient
      if state < 0 { state += 2_147_483_647 }
      return state
    }
    for _ in 0..<8 { _ = next() }
    var table = Array((0..<32).map { _ in next() }.reversed())
    var last = table[0]
    return (0..<count).map { _ in
      let fresh = next()
      let place = last / 67_108_865
      last = table[place]
      table[place] = fresh
      return last == 0 ? 1e-99 : Double(last) / 2.147483647e9
    }
  }

  /// Numbers of a standard normal distribution (Box & Muller 1958).
  static func normal(_ count: Int, seed: Int) -> [Double] {
    let uniform = uniform(2 * count, seed: seed)
    return (0..<count).map { number in
      let radius = (-2 * log(uniform[number])).squareRoot()
      let normal = radius * cos(2 * .pi * uniform[count + number])
      return normal == 0 ? 1e-99 : normal
    }
  }

  /// Where a function is least: multiples of 0.0008 in −4...4, and never 0.
  static func optimum(dimensions: Int, seed: Int) -> [Double] {
    uniform(dimensions, seed: seed).map { number in
      let place = 8 * (1e4 * number).rounded(.down) / 1e4 - 4
      return place == 0 ? -1e-5 : place
    }
  }

  /// The least value of a function: a quotient of normal numbers, to two decimals, in −1000...1000.
  static func leastValue(seed: Int) -> Double {
    let quotient = 100 * 100 * normal(1, seed: seed)[0] / normal(1, seed: seed + 1)[0]
    return min(1000, max(-1000, (quotient + 0.5).rounded(.down) / 100))
  }
}
