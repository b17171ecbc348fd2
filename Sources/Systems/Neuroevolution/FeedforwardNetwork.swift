import Foundation

/// A network of logistic units that signals go through once; it learns by back-propagation.
struct FeedforwardNetwork: Sendable {
  let layout: NetworkLayout
  /// The weight of each connection of the layout.
  var weights: [Double]
  /// The activity of each unit.
  private(set) var activities: [Double]
  private var deltas: [Double] = []
  private var velocities: [Double] = []

  /// A network with these weights.
  init(_ layout: NetworkLayout, weights: [Double]) {
    precondition(
      weights.count == layout.count, "\(weights.count) weights for \(layout.count) connections")
    (self.layout, self.weights) = (layout, weights)
    activities = Array(repeating: 0, count: layout.units)
    activities[layout.inputs] = 1
  }

  /// An output, once inputs have gone through.
  func output(_ number: Int) -> Double { activities[layout.units - layout.outputs + number] }

  /// Lets inputs go through, which begin at a place in a list.
  mutating func respond(to inputs: [Double], at start: Int = 0) {
    for place in 0..<layout.inputs { activities[place] = inputs[start + place] }
    for row in layout.rows.indices {
      var sum = 0.0
      for place in layout.rows[row] { sum += weights[place] * activities[layout.sources[place]] }
      activities[layout.inputs + 1 + row] = 1 / (1 + exp(-sum))
    }
  }

  /// The mean over patterns of the sum of squared errors.
  mutating func error(on patterns: Patterns) -> Double {
    var error = 0.0
    for pattern in 0..<patterns.count {
      respond(to: patterns.inputs, at: pattern * patterns.width)
      for place in 0..<patterns.height {
        let miss = output(place) - patterns.targets[pattern * patterns.height + place]
        error += miss * miss
      }
    }
    return error / Double(patterns.count)
  }

  /// The share of patterns on which the greatest output is the right one, or, where there is one
  /// output, on which it is on the right side of a half.
  mutating func accuracy(on patterns: Patterns) -> Double {
    var right = 0
    for pattern in 0..<patterns.count {
      respond(to: patterns.inputs, at: pattern * patterns.width)
      if isRight(patterns, pattern) { right += 1 }
    }
    return Double(right) / Double(patterns.count)
  }

  private func isRight(_ patterns: Patterns, _ pattern: Int) -> Bool {
    let start = pattern * patterns.height
    guard patterns.height > 1 else {
      return (output(0) - 0.5) * (patterns.targets[start] - 0.5) > 0
    }
    var best = 0
    for place in 1..<patterns.height where output(place) > output(best) { best = place }
    return patterns.targets[start + best] == 1
  }
}

// MARK: - Back-propagation

extension FeedforwardNetwork {
  /// Goes through the patterns in order, so many times, and takes a step after each (Rumelhart,
  /// Hinton & Williams 1986).
  mutating func train(on patterns: Patterns, epochs: Int, rate: Double, momentum: Double) {
    deltas = Array(repeating: 0, count: layout.units)
    velocities = Array(repeating: 0, count: layout.count)
    for _ in 0..<epochs {
      for pattern in 0..<patterns.count {
        respond(to: patterns.inputs, at: pattern * patterns.width)
        propagateBack(patterns.targets, at: pattern * patterns.height)
        move(rate: rate, momentum: momentum)
      }
    }
  }

  /// The slope of half the squared error by each weight, for the pattern that went through last.
  mutating func slopes(for targets: [Double]) -> [Double] {
    deltas = Array(repeating: 0, count: layout.units)
    propagateBack(targets, at: 0)
    return layout.rows.indices.flatMap { row in
      layout.rows[row].map { deltas[layout.unit(ofRow: row)] * activities[layout.sources[$0]] }
    }
  }

  private mutating func propagateBack(_ targets: [Double], at start: Int) {
    for place in deltas.indices { deltas[place] = 0 }
    let first = layout.units - layout.outputs
    for place in 0..<layout.outputs {
      deltas[first + place] = activities[first + place] - targets[start + place]
    }
    for row in layout.rows.indices.reversed() {
      let unit = layout.unit(ofRow: row)
      deltas[unit] *= activities[unit] * (1 - activities[unit])
      let delta = deltas[unit]
      for place in layout.rows[row] { deltas[layout.sources[place]] += delta * weights[place] }
    }
  }

  private mutating func move(rate: Double, momentum: Double) {
    for row in layout.rows.indices {
      let step = rate * deltas[layout.inputs + 1 + row]
      for place in layout.rows[row] {
        velocities[place] =
          momentum * velocities[place] - step * activities[layout.sources[place]]
        weights[place] += velocities[place]
      }
    }
  }
}
