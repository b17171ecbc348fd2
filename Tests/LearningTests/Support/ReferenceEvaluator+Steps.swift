import Foundation
import Learning

// What recordings become besides layers.

extension ModelGraph.Operator {
  /// Of one output; `nil` where it is not one of these.
  func evaluatedStep(
    _ x: [ReferenceEvaluator.Tensor]
  ) -> ReferenceEvaluator.Tensor? {
    switch self {
    case .sub: .broadcast(x, -)
    case .div: .broadcast(x, /)
    case .min: .broadcast(x, Swift.min)
    case .max: .broadcast(x, Swift.max)
    case .less: .broadcast(x) { $0 < $1 ? 1 : 0 }
    case .equal: .broadcast(x) { $0 == $1 ? 1 : 0 }
    case .where:
      .broadcast(
        [
          .broadcast([x[0], x[1]]) { $0 == 0 ? 0 : $1 },
          .broadcast([x[0], x[2]]) { $0 == 0 ? $1 : 0 },
        ], +)
    case .exp: x[0].map { Foundation.exp($0) }
    case .log: x[0].map { Foundation.log($0) }
    case .sqrt: x[0].map { $0.squareRoot() }
    case .reciprocal: x[0].map { 1 / $0 }
    case .neg: x[0].map { -$0 }
    case .abs: x[0].map { Swift.abs($0) }
    case .sin: x[0].map { Foundation.sin($0) }
    case .cos: x[0].map { Foundation.cos($0) }
    case .clip(let low, let high): x[0].map { Swift.min(Swift.max($0, Double(low)), Double(high)) }
    case .cast: x[0]
    case .matMul, .gemm(false): x[0].product(x[1].transposed([1, 0]), x.count > 2 ? x[2] : nil)
    case .logSoftmax: x[0].softmax().map { Foundation.log($0) }
    case .reduceSum(let axes): x[0].summed(axes)
    case .reshape(let sizes): .init(x[0].sizes(sizes), x[0].values)
    case .squeeze(let axes): .init(x[0].shape.removing(axes), x[0].values)
    case .unsqueeze(let axes): .init(x[0].shape.inserting(axes), x[0].values)
    default: nil
    }
  }
}

extension ReferenceEvaluator.Tensor {
  fileprivate func summed(_ axes: [Int]) -> Self {
    var result = self
    for axis in axes.sorted(by: >) {
      let parts = (0..<result.shape[axis]).map { result.picked([$0], axis) }
      let sum = Self.broadcast(parts, +)
      result = .init(sum.shape.removing([axis]), sum.values)
    }
    return result
  }

  fileprivate func sizes(_ sizes: [Int]) -> [Int] {
    var result = sizes.enumerated().map { $1 == 0 ? shape[$0] : $1 }
    if let free = result.firstIndex(of: -1) {
      result[free] = values.count / -result.reduce(1, *)
    }
    return result
  }

  /// One step of a recurrent layer in the gates of ONNX: of x `[1, N, d]`, W, R, B, then h and c.
  static func recurrent(_ x: [Self], units: Int, isLSTM: Bool) -> [Self] {
    func plain(_ tensor: Self) -> Self { Self(Array(tensor.shape.dropFirst()), tensor.values) }
    func part(_ tensor: Self, _ gate: Int) -> Self {
      tensor.picked(Array(gate * units..<(gate + 1) * units), 1)
    }
    let gates = isLSTM ? 4 : 3, both = Array(x[3].values)
    let first = Self([gates * units], Array(both[..<(gates * units)]))
    let second = Self([gates * units], Array(both[(gates * units)...]))
    let h = plain(x[4])
    let a = plain(x[0]).product(plain(x[1]), first), b = h.product(plain(x[2]), second)
    func open(_ gate: Int) -> Self {
      broadcast([part(a, gate), part(b, gate)], +).map { 1 / (1 + exp(-$0)) }
    }
    func made(_ tensor: Self) -> Self { Self([1] + tensor.shape, tensor.values) }
    guard isLSTM else {
      let reset = broadcast([open(1), part(b, 2)], *)
      let new = broadcast([part(a, 2), reset], +).map { tanh($0) }
      let kept = broadcast([open(0), broadcast([h, new], -)], *)
      return [made(broadcast([new, kept], +))]
    }
    let candidate = broadcast([part(a, 3), part(b, 3)], +).map { tanh($0) }
    let cell = broadcast(
      [broadcast([open(2), plain(x[5])], *), broadcast([open(0), candidate], *)], +)
    return [made(broadcast([open(1), cell.map { tanh($0) }], *)), made(cell)]
  }
}

extension [Int] {
  fileprivate func removing(_ axes: [Int]) -> [Int] {
    indices.filter { !axes.contains($0) && !axes.contains($0 - count) }.map { self[$0] }
  }

  fileprivate func inserting(_ axes: [Int]) -> [Int] {
    axes.sorted().reduce(self) { shape, axis in
      var shape = shape
      shape.insert(1, at: axis)
      return shape
    }
  }
}
