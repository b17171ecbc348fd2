import Foundation

@testable import Compute

/// Computes a recorded graph node by node in double precision, with the plainest loops.
///
/// It shares no code with the planner or the kernels, so it can judge both, and its precision is enough
/// for finite differences.
struct Reference {
  typealias Values = [Double]
  let graph: Graph
  var parameters: [Values]
  var inputs: [Int: Values]
  /// Random numbers are taken from the machine's own generator.
  var seed: UInt64 = 0

  init(_ graph: Graph, parameters: Parameters, inputs: [Int: [Float]] = [:]) {
    self.graph = graph
    self.parameters = graph.declarations.map { (parameters[$0.name] ?? []).map(Double.init) }
    self.inputs = inputs.mapValues { $0.map(Double.init) }
  }

  /// The values of all nodes up to the last one asked for.
  func values(of tensors: [Tensor]) -> [Values] {
    var values: [Values] = []
    for index in 0...(tensors.map(\.index).max() ?? 0) {
      let node = graph.nodes[index]
      let x = node.inputs.map { values[$0] }
      if case .output(let number) = node.operation {
        let cell = graph.nodes[node.inputs[0]]
        values.append(cellOutputs(cell, cell.inputs.map { values[$0] })[number])
        continue
      }
      values.append(compute(index, node, x, node.inputs.map { graph.nodes[$0].shape }))
    }
    return tensors.map { values[$0.index] }
  }

  private func compute(_ index: Int, _ node: Graph.Node, _ x: [Values], _ shapes: [Shape]) -> Values
  {
    let count = node.shape.count
    switch node.operation {
    case .input: return inputs[index] ?? Array(repeating: 0, count: count)
    case .parameter(let declaration): return parameters[declaration]
    case .literal(let values): return values.map(Double.init)
    case .pointwise(.uniform(let salt)):
      return noise(count, salt) { $0.uniform(into: $1, start: 0, count: count) }
    case .pointwise(.normal(let salt)):
      return noise(count, salt) { $0.normal(into: $1, start: 0, count: count) }
    case .pointwise(let operation):
      return (0..<count).map { Self.apply(operation, x, $0) }
    case .reshape, .stopGradient, .custom: return x[0]
    case .broadcast(let a):
      return a.map { o, c, i in x[0][o * a.inner + i] }
    case .slice(let a, let start):
      let length = count / max(a.reduced, 1)
      return Axes(outer: a.outer, count: length, inner: a.inner)
        .map { o, c, i in x[0][(o * a.count + start + c) * a.inner + i] }
    case .concatenate(let a): return concatenate(x, a)
    case .cell, .cellGradient: return cellOutputs(node, x)[0]
    case .transpose:
      let (rows, columns) = (shapes[0][0], shapes[0][1])
      return (0..<count).map { x[0][$0 % rows * columns + $0 / rows] }
    case .sum(let a): return a.reduced(x[0], 0, +)
    case .maximum(let a): return a.reduced(x[0], -.infinity, max)
    case .moments(let a, let epsilon): return moments(x[0], a, Double(epsilon))
    case .momentSums(let a): return momentSums(x[0], x[1], x[2], a)
    case .product(let left, let right, _): return product(x, node.shape, shapes, left, right)
    case .convolution(let w), .convolutionImageGradient(let w), .convolutionWeightGradient(let w):
      return convolution(node.operation, w, x, count)
    case .maximumPool, .maximumPoolGradient, .averagePool, .averagePoolGradient:
      return pool(node.operation, x, count)
    default: return classes(node, x, shapes)
    }
  }

  private func noise(
    _ count: Int, _ salt: UInt32, _ body: (Noise, UnsafeMutablePointer<Float>) -> Void
  ) -> Values {
    var values = [Float](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer {
      if let base = $0.baseAddress { body(Noise(seed: seed, salt: salt), base) }
    }
    return values.map(Double.init)
  }

  private static func apply(_ operation: Pointwise, _ x: [Values], _ at: Int) -> Double {
    let a = x.isEmpty ? 0 : x[0][at], b = x.count < 2 ? 0 : x[1][at], c = x.count < 3 ? 0 : x[2][at]
    switch operation {
    case .fill(let value): return Double(value)
    case .uniform, .normal: return 0
    case .copy: return a
    case .negate: return -a
    case .relu: return max(a, 0)
    case .tanh: return tanh(a)
    case .sigmoid: return 1 / (1 + exp(-a))
    case .exp: return exp(a)
    case .log: return log(a)
    case .sqrt: return a.squareRoot()
    case .reciprocal: return 1 / a
    case .abs: return abs(a)
    case .sign: return a > 0 ? 1 : a < 0 ? -1 : 0
    case .square: return a * a
    case .sine: return sin(a)
    case .cosine: return cos(a)
    case .elu(let alpha): return a < 0 ? Double(alpha) * (exp(a) - 1) : a
    case .affine(let scale, let offset): return Double(scale) * a + Double(offset)
    case .clip(let low, let high): return min(max(a, Double(low)), Double(high))
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .minimum: return min(a, b)
    case .maximum: return max(a, b)
    case .greater: return a > b ? 1 : 0
    case .equal: return a == b ? 1 : 0
    case .reluGradient: return a > 0 ? b : 0
    case .tanhGradient: return b * (1 - a * a)
    case .sigmoidGradient: return b * a * (1 - a)
    case .eluGradient(let alpha): return a < 0 ? b * (a + Double(alpha)) : b
    case .select: return a != 0 ? b : c
    }
  }

  private func concatenate(_ x: [Values], _ a: Axes) -> Values {
    var result: Values = []
    for outer in 0..<a.outer {
      for part in x {
        let length = part.count / max(a.outer, 1)
        result += part[outer * length..<(outer + 1) * length]
      }
    }
    return result
  }

  private func moments(_ x: Values, _ a: Axes, _ epsilon: Double) -> Values {
    let means = a.reduced(x, 0, +).map { $0 / Double(a.count) }
    let squares = a.map { o, c, i in
      let d = x[(o * a.count + c) * a.inner + i] - means[o * a.inner + i]
      return d * d
    }
    return means
      + a.reduced(squares, 0, +).map { 1 / ($0 / Double(a.count) + epsilon).squareRoot() }
  }

  private func momentSums(_ g: Values, _ x: Values, _ m: Values, _ a: Axes) -> Values {
    let products = a.map { o, c, i in
      let at = (o * a.count + c) * a.inner + i, row = o * a.inner + i
      return g[at] * (x[at] - m[row]) * m[a.reduced + row]
    }
    return a.reduced(g, 0, +) + a.reduced(products, 0, +)
  }

  private func product(
    _ x: [Values], _ shape: Shape, _ shapes: [Shape], _ left: Bool, _ right: Bool
  ) -> Values {
    let (rows, columns, inner) = (shape[0], shape[1], shapes[0][left ? 0 : 1])
    var result = Values(repeating: 0, count: rows * columns)
    for r in 0..<rows {
      for c in 0..<columns {
        for k in 0..<inner {
          result[r * columns + c] +=
            x[0][left ? k * rows + r : r * inner + k]
            * x[1][right ? c * inner + k : k * columns + c]
        }
      }
    }
    return result
  }

  private func convolution(
    _ operation: Compute.Operation, _ w: Window, _ x: [Values], _ count: Int
  ) -> Values {
    var result = Values(repeating: 0, count: count)
    for p in 0..<w.batch * w.positions {
      w.forEachTap(p) { tap, pixel in
        for c in 0..<w.channels {
          for o in 0..<w.outputChannels {
            let image = pixel * w.channels + c, out = p * w.outputChannels + o
            let weight = (tap * w.channels + c) * w.outputChannels + o
            switch operation {
            case .convolution: result[out] += x[0][image] * x[1][weight]
            case .convolutionImageGradient: result[image] += x[0][out] * x[1][weight]
            default: result[weight] += x[0][image] * x[1][out]
            }
          }
        }
      }
    }
    return result
  }

  private func pool(_ operation: Compute.Operation, _ x: [Values], _ count: Int) -> Values {
    switch operation {
    case .maximumPool(let w):
      var result = Values(repeating: -.infinity, count: count)
      w.forEachTapAndChannel { result[$0] = max(result[$0], x[0][$1]) }
      return result
    case .maximumPoolGradient(let w):
      var result = Values(repeating: 0, count: count)
      var left = x[2]
      w.forEachTapAndChannel { out, at in
        if x[0][at] == x[1][out] { (result[at], left[out]) = (result[at] + left[out], 0) }
      }
      return result
    case .averagePool(let w):
      var result = Values(repeating: 0, count: count)
      w.forEachTapAndChannel { result[$0] += x[0][$1] / Double(w.kernelHeight * w.kernelWidth) }
      return result
    case .averagePoolGradient(let w):
      var result = Values(repeating: 0, count: count)
      w.forEachTapAndChannel { result[$1] += x[0][$0] / Double(w.kernelHeight * w.kernelWidth) }
      return result
    default: preconditionFailure("not a pool")
    }
  }

  private func classes(_ node: Graph.Node, _ x: [Values], _ shapes: [Shape]) -> Values {
    let columns = shapes[0].rank > 0 ? shapes[0][-1] : 1, rows = shapes[0].count / max(columns, 1)
    func row(_ r: Int) -> ArraySlice<Double> { x[0][r * columns..<(r + 1) * columns] }
    func logSum(_ r: Int) -> Double { log(row(r).reduce(0) { $0 + exp($1) }) }
    switch node.operation {
    case .logSoftmax: return (0..<rows).flatMap { r in row(r).map { $0 - logSum(r) } }
    case .crossEntropy: return (0..<rows).map { logSum($0) - x[0][$0 * columns + Int(x[1][$0])] }
    case .crossEntropyGradient:
      return (0..<rows * columns).map { at in
        let r = at / columns
        let target: Double = at % columns == Int(x[1][r]) ? 1 : 0
        return (exp(x[0][at] - logSum(r)) - target) * x[2][r]
      }
    case .gather: return x[1].flatMap { x[0][Int($0) * columns..<(Int($0) + 1) * columns] }
    case .scatterAdd:
      let width = node.shape[1]
      var table = Values(repeating: 0, count: node.shape.count)
      for (r, entry) in x[0].enumerated() {
        for c in 0..<width { table[Int(entry) * width + c] += x[1][r * width + c] }
      }
      return table
    case .oneHot:
      let classes = node.shape[-1]
      return x[0].flatMap { v in (0..<classes).map { $0 == Int(v) ? 1 : 0 } }
    case .argmax:
      return (0..<rows).map { (r: Int) -> Double in
        let values = Array(row(r))
        return Double(values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 })
      }
    default: preconditionFailure("\(node.operation) has no reference")
    }
  }
}

extension Axes {
  func map(_ body: (Int, Int, Int) -> Double) -> [Double] {
    (0..<outer * count * inner).map { body($0 / (count * inner), $0 / inner % count, $0 % inner) }
  }

  func reduced(_ x: [Double], _ start: Double, _ join: (Double, Double) -> Double) -> [Double] {
    (0..<outer * inner).map { (at: Int) -> Double in
      let (o, i) = (at / inner, at % inner)
      return (0..<count).reduce(start) { (sum: Double, c: Int) -> Double in
        join(sum, x[(o * count + c) * inner + i])
      }
    }
  }
}

extension Window {
  /// Every tap of the kernel that lies within the image at a position, with its pixel.
  func forEachTap(_ position: Int, _ body: (_ tap: Int, _ pixel: Int) -> Void) {
    let image = position / positions, within = position % positions
    for row in 0..<kernelHeight {
      for column in 0..<kernelWidth {
        let y = within / outputWidth * stride - top + row
        let x = within % outputWidth * stride - left + column
        if (0..<height).contains(y), (0..<width).contains(x) {
          body(row * kernelWidth + column, (image * height + y) * width + x)
        }
      }
    }
  }

  func forEachTapAndChannel(_ body: (_ output: Int, _ input: Int) -> Void) {
    for position in 0..<batch * positions {
      forEachTap(position) { _, pixel in
        for c in 0..<channels { body(position * channels + c, pixel * channels + c) }
      }
    }
  }
}
