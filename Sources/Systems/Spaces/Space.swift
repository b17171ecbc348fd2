public import Compute

/// A declared search space: its axes in order, each free or depending on an earlier choice.
public struct Space: Codable, Hashable, Sendable {
  /// The axes; a condition names an axis further up.
  public let axes: [Axis]

  /// Declares a space.
  public init(_ axes: [Axis]) {
    for (index, axis) in axes.enumerated() {
      let earlier = axes.prefix(index)
      precondition(!earlier.contains { $0.id == axis.id }, "there are two axes \(axis.id)")
      precondition(
        axis.condition.map { condition in earlier.contains { $0.id == condition.axis } } ?? true,
        "axis \(axis.id) depends on an axis that does not come before it")
    }
    self.axes = axes
  }

  /// Whether an axis applies beside the values that a point has so far.
  func applies(_ axis: Axis, beside point: Point) -> Bool {
    guard let condition = axis.condition else { return true }
    guard let word = point.word(condition.axis) else { return false }
    return condition.choices.contains(word)
  }

  /// The point made by asking for a value on every axis that applies, in order.
  func point(_ value: (Axis) -> AxisValue) -> Point {
    var point = Point()
    for axis in axes where applies(axis, beside: point) {
      point.append(axis.id, value(axis))
    }
    return point
  }
}

extension Space {
  /// A point drawn from the space's density.
  ///
  /// Every axis has a stream of its own below `random`, named after it: adding an axis to a space
  /// leaves what is drawn on the others as it was.
  public func draw(random: Random) -> Point {
    let random = random.stream("point")
    return point { axis in
      var stream = random.stream(axis.id)
      return axis.value(at: stream.uniform())
    }
  }

  /// A neighbour: one axis of the point, drawn uniformly, gets another value; axes that come to
  /// apply thereby are drawn afresh.
  ///
  /// A word becomes one of the other words. A number moves by a normal step of `reach` of its
  /// axis, reflected at the ends.
  public func neighbour(of origin: Point, reach: Double = 0.2, random: Random) -> Point {
    var choice = random.stream("axis")
    let movable = axes.filter { $0.isMovable && origin[$0.id] != nil }
    guard !movable.isEmpty else { return origin }
    let moved = choice.pick(movable).id
    return point { axis in
      var stream = random.stream(axis.id)
      guard let value = origin[axis.id] else { return axis.value(at: stream.uniform()) }
      return axis.id == moved ? axis.moved(value, reach: reach, random: &stream) : value
    }
  }
}

extension Axis {
  /// Whether there is more than one value.
  var isMovable: Bool {
    switch domain {
    case .uniform(let range), .logUniform(let range): range.lowerBound < range.upperBound
    case .count(let range, _): range.count > 1
    case .choice(let words): words.count > 1
    }
  }

  /// Another value near this one.
  func moved(_ value: AxisValue, reach: Double, random: inout Random) -> AxisValue {
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
