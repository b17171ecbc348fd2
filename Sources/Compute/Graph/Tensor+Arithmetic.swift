// Element by element. Shapes are brought together as NumPy does: aligned at their last axes, an
// axis of size 1 or a missing one is repeated.

extension Tensor {
  /// Sum.
  public static func + (left: Tensor, right: Tensor) -> Tensor { left.with(right, .add) }
  /// Difference.
  public static func - (left: Tensor, right: Tensor) -> Tensor { left.with(right, .subtract) }
  /// Product, element by element.
  public static func * (left: Tensor, right: Tensor) -> Tensor { left.with(right, .multiply) }
  /// Quotient.
  public static func / (left: Tensor, right: Tensor) -> Tensor { left.with(right, .divide) }
  /// Sum with a number.
  public static func + (left: Tensor, right: Float) -> Tensor { left.affine(1, right) }
  /// Sum with a number.
  public static func + (left: Float, right: Tensor) -> Tensor { right.affine(1, left) }
  /// Difference to a number.
  public static func - (left: Tensor, right: Float) -> Tensor { left.affine(1, -right) }
  /// Difference from a number.
  public static func - (left: Float, right: Tensor) -> Tensor { right.affine(-1, left) }
  /// Product with a number.
  public static func * (left: Tensor, right: Float) -> Tensor { left.affine(right, 0) }
  /// Product with a number.
  public static func * (left: Float, right: Tensor) -> Tensor { right.affine(left, 0) }
  /// Quotient by a number.
  public static func / (left: Tensor, right: Float) -> Tensor { left.affine(1 / right, 0) }
  /// Negative.
  public static prefix func - (tensor: Tensor) -> Tensor { tensor.mapped(.negate) }

  /// The smaller of each pair.
  public func minimum(_ other: Tensor) -> Tensor { with(other, .minimum) }
  /// The larger of each pair.
  public func maximum(_ other: Tensor) -> Tensor { with(other, .maximum) }
  /// 1 where this is greater, else 0; no gradient flows.
  public func isGreater(than other: Tensor) -> Tensor { with(other, .greater) }
  /// 1 where both are equal, else 0; no gradient flows.
  public func isEqual(to other: Tensor) -> Tensor { with(other, .equal) }
  /// The first where this is not 0, else the second.
  public func select(_ first: Tensor, _ second: Tensor) -> Tensor {
    let shape = Self.common(Self.common(shape, first.shape), second.shape)
    return graph.add(
      .pointwise(.select),
      [broadcast(to: shape), first.broadcast(to: shape), second.broadcast(to: shape)], shape)
  }

  /// max(x, 0).
  public func relu() -> Tensor { mapped(.relu) }
  /// Hyperbolic tangent.
  public func tanh() -> Tensor { mapped(.tanh) }
  /// 1 / (1 + exp(-x)).
  public func sigmoid() -> Tensor { mapped(.sigmoid) }
  /// x above zero, alpha (exp(x) - 1) below (Clevert, Unterthiner & Hochreiter 2016).
  public func elu(_ alpha: Float = 1) -> Tensor { mapped(.elu(alpha)) }
  /// e to the power of each element.
  public func exp() -> Tensor { mapped(.exp) }
  /// Natural logarithm.
  public func log() -> Tensor { mapped(.log) }
  /// Square root.
  public func sqrt() -> Tensor { mapped(.sqrt) }
  /// 1 / x.
  public func reciprocal() -> Tensor { mapped(.reciprocal) }
  /// Magnitude.
  public func abs() -> Tensor { mapped(.abs) }
  /// -1, 0 or 1; no gradient flows.
  public func sign() -> Tensor { mapped(.sign) }
  /// x * x.
  public func square() -> Tensor { mapped(.square) }
  /// The sine of each element in radians, exact to rounding below 8192.
  public func sine() -> Tensor { mapped(.sine) }
  /// The cosine of each element in radians, exact to rounding below 8192.
  public func cosine() -> Tensor { mapped(.cosine) }
  /// Each element brought into a range.
  public func clip(_ low: Float, _ high: Float) -> Tensor { mapped(.clip(low: low, high: high)) }
  /// scale * x + offset.
  public func affine(_ scale: Float, _ offset: Float) -> Tensor {
    scale == 1 && offset == 0 ? self : mapped(.affine(scale: scale, offset: offset))
  }

  /// The same numbers; gradients stop here.
  public func stopGradient() -> Tensor { graph.add(.stopGradient, [self], shape) }

  /// Zeroes each element with probability `rate` and scales the others by 1 / (1 - rate).
  ///
  /// The choice is a function of the run's seed. Srivastava et al. (2014), section 10.
  public func dropout(_ rate: Float) -> Tensor {
    precondition((0..<1).contains(rate), "cannot drop a share of \(rate)")
    guard rate > 0 else { return self }
    let keep = graph.uniform(shape).affine(-1, 1).isGreater(than: graph.constant(rate))
    return self * keep.affine(1 / (1 - rate), 0)
  }

  func mapped(_ operation: Pointwise) -> Tensor {
    if case .affine(let scale, let offset) = operation, let value = filling {
      return graph.constant(scale * value + offset, shape)
    }
    return graph.add(.pointwise(operation), [self], shape)
  }

  func with(_ other: Tensor, _ operation: Pointwise) -> Tensor {
    let shape = Self.common(shape, other.shape)
    if let simple = Self.simplified(self, other, operation) { return simple.broadcast(to: shape) }
    return graph.add(
      .pointwise(operation), [broadcast(to: shape), other.broadcast(to: shape)], shape)
  }

  /// The number that stands everywhere, if that is known while recording.
  var filling: Float? {
    if case .pointwise(.fill(let value)) = graph.nodes[index].operation { value } else { nil }
  }

  /// Sums and products with a constant, as scaling and offset.
  private static func simplified(_ a: Tensor, _ b: Tensor, _ operation: Pointwise) -> Tensor? {
    switch (operation, a.filling, b.filling) {
    case (.add, let value?, _): b.affine(1, value)
    case (.add, _, let value?): a.affine(1, value)
    case (.subtract, let value?, _): b.affine(-1, value)
    case (.subtract, _, let value?): a.affine(1, -value)
    case (.multiply, let value?, _): b.affine(value, 0)
    case (.multiply, _, let value?): a.affine(value, 0)
    default: nil
    }
  }

  /// The smallest shape that both can be repeated to.
  static func common(_ left: Shape, _ right: Shape) -> Shape {
    let rank = max(left.rank, right.rank)
    let sizes = (0..<rank).map { axis in
      let a = axis - rank + left.rank, b = axis - rank + right.rank
      let first = a < 0 ? 1 : left[a], second = b < 0 ? 1 : right[b]
      precondition(
        first == second || first == 1 || second == 1, "\(left) and \(right) do not go together")
      return first == 1 ? second : first
    }
    return Shape(sizes)
  }
}
