/// One operation on every element, as it stands in a recorded graph and in a fused pass.
package enum Pointwise: Hashable, Sendable {
  // Of nothing
  case fill(Float)
  /// Uniform in [0, 1): a function of the run's seed, this number and the element's index.
  case uniform(UInt32)
  /// Normal with mean 0 and variance 1, in the same way.
  case normal(UInt32)
  // Of one tensor
  case copy, negate, relu, tanh, sigmoid, exp, log, sqrt, reciprocal, abs, sign, square
  case sine, cosine
  case elu(Float)
  /// `scale * x + offset`
  case affine(scale: Float, offset: Float)
  case clip(low: Float, high: Float)
  // Of two tensors
  case add, subtract, multiply, divide, minimum, maximum
  /// 1 where the first is greater, else 0.
  case greater
  /// 1 where both are equal, else 0.
  case equal
  /// The gradient of an activation from its output y and the gradient g of y.
  case reluGradient, tanhGradient, sigmoidGradient
  case eluGradient(Float)
  // Of three tensors
  /// The second where the first is not 0, else the third.
  case select

  /// How many tensors it takes.
  var arity: Int {
    switch self {
    case .fill, .uniform, .normal: 0
    case .copy, .negate, .relu, .tanh, .sigmoid, .exp, .log, .sqrt, .reciprocal, .abs, .sign,
      .square, .sine, .cosine, .elu, .affine, .clip:
      1
    case .add, .subtract, .multiply, .divide, .minimum, .maximum, .greater, .equal,
      .reluGradient, .tanhGradient, .sigmoidGradient, .eluGradient:
      2
    case .select: 3
    }
  }
}

/// One operation of a fused pass, between registers that hold a tile each.
struct Step: Sendable {
  let operation: Pointwise
  let output: UInt8
  var first: UInt8 = 0
  var second: UInt8 = 0
  var third: UInt8 = 0

  /// Computes `count` elements; `start` is the index of the first in its tensor.
  ///
  /// The operations stand in groups of a few, because the compiler inlines no closure into a
  /// function that has grown large.
  func run(_ registers: UnsafeMutablePointer<Floats>, start: Int, count: Int, seed: UInt64) {
    let y = registers[Int(output)]
    switch operation.arity {
    case 0: make(y, start, count, seed)
    case 1: change(registers[Int(first)], y, count)
    case 2: join(registers[Int(first)], registers[Int(second)], y, count)
    default:
      Self.sweep(count, y, registers[Int(first)], registers[Int(second)], registers[Int(third)]) {
        $2.replacing(with: $1, where: $0 .!= 0)
      }
    }
  }

  private func make(_ y: Floats, _ start: Int, _ count: Int, _ seed: UInt64) {
    switch operation {
    case .fill(let value): y.fill(value, count: count)
    case .uniform(let salt):
      Noise(seed: seed, salt: salt).uniform(into: y, start: start, count: count)
    case .normal(let salt):
      Noise(seed: seed, salt: salt).normal(into: y, start: start, count: count)
    default: preconditionFailure("\(operation) has inputs")
    }
  }

  private func change(_ a: Floats, _ y: Floats, _ count: Int) {
    switch operation {
    case .copy: Self.sweep(count, y, a) { $0 }
    case .negate: Self.sweep(count, y, a) { 0 - $0 }
    case .relu: Self.sweep(count, y, a) { $0.replacing(with: 0, where: $0 .< 0) }
    case .reciprocal: Self.sweep(count, y, a) { 1 / $0 }
    case .abs: Self.sweep(count, y, a) { $0.magnitudes }
    case .square: Self.sweep(count, y, a) { $0 * $0 }
    case .affine(let scale, let offset): Self.sweep(count, y, a) { scale * $0 + offset }
    case .clip(let low, let high):
      Self.sweep(count, y, a) { x in
        x.replacing(with: low, where: x .< low).replacing(with: high, where: x .> high)
      }
    default: function(a, y, count)
    }
  }

  private func function(_ a: Floats, _ y: Floats, _ count: Int) {
    switch operation {
    case .tanh: Self.sweep(count, y, a) { $0.hyperbolicTangent }
    case .sigmoid: Self.sweep(count, y, a) { $0.logistic }
    case .exp: Self.sweep(count, y, a) { $0.exponential }
    case .log: Self.sweep(count, y, a) { $0.logarithm }
    case .sqrt: Self.sweep(count, y, a) { $0.root }
    case .elu(let alpha):
      Self.sweep(count, y, a) { x in
        x.replacing(with: alpha * (x.exponential - 1), where: x .< 0)
      }
    case .sign:
      Self.sweep(count, y, a) {
        Lanes.zero.replacing(with: 1, where: $0 .> 0).replacing(with: -1, where: $0 .< 0)
      }
    default: turn(a, y, count)
    }
  }

  private func turn(_ a: Floats, _ y: Floats, _ count: Int) {
    switch operation {
    case .sine: Self.sweep(count, y, a) { $0.sine }
    case .cosine: Self.sweep(count, y, a) { $0.cosine }
    default: preconditionFailure("\(operation) takes not one tensor")
    }
  }

  private func join(_ a: Floats, _ b: Floats, _ y: Floats, _ count: Int) {
    switch operation {
    case .add: Self.sweep(count, y, a, b) { $0 + $1 }
    case .subtract: Self.sweep(count, y, a, b) { $0 - $1 }
    case .multiply: Self.sweep(count, y, a, b) { $0 * $1 }
    case .divide: Self.sweep(count, y, a, b) { $0 / $1 }
    case .tanhGradient: Self.sweep(count, y, a, b) { $1 * (1 - $0 * $0) }
    case .sigmoidGradient: Self.sweep(count, y, a, b) { $1 * $0 * (1 - $0) }
    default: choose(a, b, y, count)
    }
  }

  private func choose(_ a: Floats, _ b: Floats, _ y: Floats, _ count: Int) {
    switch operation {
    case .minimum: Self.sweep(count, y, a, b) { $0.smaller($1) }
    case .maximum: Self.sweep(count, y, a, b) { $0.larger($1) }
    case .greater: Self.sweep(count, y, a, b) { Lanes.zero.replacing(with: 1, where: $0 .> $1) }
    case .equal: Self.sweep(count, y, a, b) { Lanes.zero.replacing(with: 1, where: $0 .== $1) }
    case .reluGradient:
      Self.sweep(count, y, a, b) { Lanes.zero.replacing(with: $1, where: $0 .> 0) }
    case .eluGradient(let alpha):
      Self.sweep(count, y, a, b) { $1.replacing(with: $1 * ($0 + alpha), where: $0 .< 0) }
    default: preconditionFailure("\(operation) takes not two tensors")
    }
  }

  @inline(__always) private static func sweep(
    _ count: Int, _ y: Floats, _ a: Floats, _ body: (Lanes) -> Lanes
  ) {
    var index = 0
    while index + 16 <= count {
      y.store(body(a.lanes(at: index)), at: index)
      index += 16
    }
    let rest = count - index
    if rest > 0 { y.store(body(a.lanes(at: index, count: rest)), at: index, count: rest) }
  }

  @inline(__always) private static func sweep(
    _ count: Int, _ y: Floats, _ a: Floats, _ b: Floats, _ body: (Lanes, Lanes) -> Lanes
  ) {
    var index = 0
    while index + 16 <= count {
      y.store(body(a.lanes(at: index), b.lanes(at: index)), at: index)
      index += 16
    }
    let rest = count - index
    guard rest > 0 else { return }
    let last = body(a.lanes(at: index, count: rest), b.lanes(at: index, count: rest))
    y.store(last, at: index, count: rest)
  }

  @inline(__always) private static func sweep(
    _ count: Int, _ y: Floats, _ a: Floats, _ b: Floats, _ c: Floats,
    _ body: (Lanes, Lanes, Lanes) -> Lanes
  ) {
    var index = 0
    while index + 16 <= count {
      y.store(body(a.lanes(at: index), b.lanes(at: index), c.lanes(at: index)), at: index)
      index += 16
    }
    let rest = count - index
    guard rest > 0 else { return }
    let last = body(
      a.lanes(at: index, count: rest), b.lanes(at: index, count: rest),
      c.lanes(at: index, count: rest))
    y.store(last, at: index, count: rest)
  }
}
