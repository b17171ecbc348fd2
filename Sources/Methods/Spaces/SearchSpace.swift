public import Compute

/// A declared search space: its dimensions in order, each free or depending on an earlier choice.
public struct SearchSpace: Codable, Hashable, Sendable {
  /// The dimensions; a condition names an dimension further up.
  public let dimensions: [Dimension]

  /// Declares a space.
  public init(_ dimensions: [Dimension]) {
    for (index, dimension) in dimensions.enumerated() {
      let earlier = dimensions.prefix(index)
      precondition(
        !earlier.contains { $0.id == dimension.id }, "there are two axes \(dimension.id)")
      precondition(
        dimension.condition.map { condition in earlier.contains { $0.id == condition.dimension } }
          ?? true,
        "axis \(dimension.id) depends on an axis that does not come before it")
    }
    self.dimensions = dimensions
  }

  /// Whether an dimension applies beside the values that a configuration has so far.
  func applies(_ dimension: Dimension, beside configuration: Configuration) -> Bool {
    guard let condition = dimension.condition else { return true }
    guard let word = configuration.word(condition.dimension) else { return false }
    return condition.choices.contains(word)
  }

  /// The configuration made by asking for a value on every dimension that applies, in order.
  func configuration(_ value: (Dimension) -> DimensionValue) -> Configuration {
    var configuration = Configuration()
    for dimension in dimensions where applies(dimension, beside: configuration) {
      configuration.append(dimension.id, value(dimension))
    }
    return configuration
  }
}

extension SearchSpace {
  /// A configuration drawn from the space's density.
  ///
  /// Every dimension has a stream of its own below `random`, named after it: adding an dimension to a space
  /// leaves what is drawn on the others as it was.
  public func draw(random: Random) -> Configuration {
    let random = random.stream("point")
    return configuration { dimension in
      var stream = random.stream(dimension.id)
      return dimension.value(at: stream.uniform())
    }
  }

  /// A neighbour: one dimension of the configuration, drawn uniformly, gets another value; dimensions that come to
  /// apply thereby are drawn afresh.
  ///
  /// A word becomes one of the other words. A number moves by a normal step of `reach` of its
  /// dimension, reflected at the ends.
  public func neighbour(of origin: Configuration, reach: Double = 0.2, random: Random)
    -> Configuration
  {
    var choice = random.stream("axis")
    let movable = dimensions.filter { $0.isMovable && origin[$0.id] != nil }
    guard !movable.isEmpty else { return origin }
    let moved = choice.pick(movable).id
    return configuration { dimension in
      var stream = random.stream(dimension.id)
      guard let value = origin[dimension.id] else { return dimension.value(at: stream.uniform()) }
      return dimension.id == moved ? dimension.moved(value, reach: reach, random: &stream) : value
    }
  }
}

extension Dimension {
  /// Whether there is more than one value.
  var isMovable: Bool {
    switch domain {
    case .uniform(let range), .logUniform(let range): range.lowerBound < range.upperBound
    case .count(let range, _): range.count > 1
    case .choice(let words): words.count > 1
    }
  }

  /// Another value near this one.
  func moved(_ value: DimensionValue, reach: Double, random: inout Random) -> DimensionValue {
    if case .choice(let words) = domain {
      return .choice(random.pick(words.filter { .choice($0) != value }))
    }
    guard let start = position(of: value) else { return self.value(at: random.uniform()) }
    // A count may round back to where it was; sixteen attempts make that improbable.
    for _ in 0..<16 {
      let next = self.value(at: reflected(start + reach * random.normal()))
      if next != value { return next }
    }
    return value
  }
}

/// A position folded back into 0...1 at the ends.
private func reflected(_ position: Double) -> Double {
  let folded = abs(position).truncatingRemainder(dividingBy: 2)
  return folded <= 1 ? folded : 2 - folded
}
