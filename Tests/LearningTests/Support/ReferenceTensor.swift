import Foundation
import Learning

// What single operators of ONNX do, straight from their definitions.

extension ReferenceEvaluator.Tensor {
  private typealias Tensor = Self

  func transposed(_ axes: [Int]) -> Self {
    let sizes = axes.map { shape[$0] }
    let places = Tensor.places(sizes, steps: axes.map { steps[$0] })
    return Tensor(sizes, places.map { values[$0] })
  }

  /// Two or more, element by element; axes of size 1 and missing leading ones repeat.
  static func broadcast(_ parts: [Self], _ combine: (Double, Double) -> Double) -> Self {
    parts.dropFirst().reduce(parts[0]) { left, right in
      let rank = max(left.shape.count, right.shape.count)
      let a = left.stretched(rank), b = right.stretched(rank)
      let sizes = zip(a.shape, b.shape).map(max)
      let pairs = zip(
        Tensor.places(sizes, steps: a.steps), Tensor.places(sizes, steps: b.steps))
      return Tensor(sizes, pairs.map { combine(left.values[$0], right.values[$1]) })
    }
  }

  func joined(_ other: Self, _ axis: Int) -> Self {
    var before = Array(repeating: 0, count: shape.count), after = before
    (before[axis], after[axis]) = (shape[axis], other.shape[axis])
    let none = Array(repeating: 0, count: shape.count)
    return .broadcast([padded(none, after), other.padded(before, none)], +)
  }

  func picked(_ indices: [Int], _ axis: Int) -> Self {
    var sizes = shape
    sizes[axis] = indices.count
    let inner = shape[(axis + 1)...].reduce(1, *), outer = shape[..<axis].reduce(1, *)
    var picked: [Double] = []
    for place in 0..<outer {
      for index in indices {
        let start = (place * shape[axis] + index) * inner
        picked.append(contentsOf: values[start..<start + inner])
      }
    }
    return Tensor(sizes, picked)
  }

  func padded(_ before: [Int], _ after: [Int]) -> Self {
    let sizes = shape.indices.map { before[$0] + shape[$0] + after[$0] }
    var result = Tensor(sizes, Array(repeating: 0, count: sizes.reduce(1, *)))
    let first = zip(before, result.steps).reduce(0) { $0 + $1.0 * $1.1 }
    for (place, value) in zip(Tensor.places(shape, steps: result.steps, from: first), values) {
      result.values[place] = value
    }
    return result
  }

  /// Times the transpose of a matrix.
  func product(_ right: Self, _ bias: Self?) -> Self {
    var result: [Double] = []
    for row in rows {
      for (column, weights) in right.rows.enumerated() {
        result.append(zip(row, weights).reduce(bias?.values[column] ?? 0) { $0 + $1.0 * $1.1 })
      }
    }
    return Tensor([shape[0], right.shape[0]], result)
  }

  func convolved(
    _ weight: Self, _ bias: Self?, _ strides: ModelGraph.Sides, _ pads: ModelGraph.Pads
  ) -> Self {
    let image = padded([0, 0, pads.top, pads.left], [0, 0, pads.bottom, pads.right])
    let kernel = Array(weight.shape.dropFirst())
    let steps = image.steps
    let around = Tensor.places(kernel, steps: Array(steps.dropFirst()))
    let (sizes, starts) = image.windows(kernel[1], kernel[2], strides)
    var result = Tensor([shape[0], weight.shape[0]] + sizes, [])
    for row in 0..<shape[0] {
      for filter in 0..<weight.shape[0] {
        for start in starts {
          var sum = bias?.values[filter] ?? 0, index = filter * around.count
          for near in around {
            sum += weight.values[index] * image.values[row * steps[0] + start + near]
            index += 1
          }
          result.values.append(sum)
        }
      }
    }
    return result
  }

  func pooled(
    _ window: ModelGraph.Sides, _ strides: ModelGraph.Sides, _ combine: ([Double]) -> Double
  ) -> Self {
    let around = Tensor.places([window.height, window.width], steps: [shape[3], 1])
    let (sizes, starts) = windows(window.height, window.width, strides)
    let planes = (0..<shape[0] * shape[1]).map { $0 * steps[1] }
    let pooled = planes.flatMap { plane in
      starts.map { start in combine(around.map { values[plane + start + $0] }) }
    }
    return Tensor([shape[0], shape[1]] + sizes, pooled)
  }

  /// How many windows there are along height and width, and where on a plane they begin.
  private func windows(
    _ height: Int, _ width: Int, _ strides: ModelGraph.Sides
  ) -> (sizes: [Int], starts: [Int]) {
    let sizes = [
      (shape[2] - height) / strides.height + 1, (shape[3] - width) / strides.width + 1,
    ]
    return (sizes, Tensor.places(sizes, steps: [strides.height * shape[3], strides.width]))
  }

  /// By the inputs of the operator: itself, scale, offset, mean, variance.
  func batchNormalised(_ inputs: [Self], _ epsilon: Double) -> Self {
    let ones = Array(repeating: 1, count: shape.count - 2)
    let each = inputs.dropFirst().map { Tensor([shape[1]] + ones, $0.values) }
    let deviations = each[3].map { ($0 + epsilon).squareRoot() }
    let standard = Tensor.broadcast([.broadcast([self, each[2]], -), deviations], /)
    return .broadcast([.broadcast([standard, each[0]], *), each[1]], +)
  }

  /// By the inputs of the operator: itself, scale, and perhaps offset.
  func layerNormalised(_ inputs: [Self], _ epsilon: Double) -> Self {
    let normalised = rows.flatMap { row in
      let mean = row.reduce(0, +) / Double(row.count)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
      return row.map { ($0 - mean) / (variance + epsilon).squareRoot() }
    }
    let scaled = Tensor.broadcast([Tensor(shape, normalised), inputs[1]], *)
    return inputs.count > 2 ? .broadcast([scaled, inputs[2]], +) : scaled
  }

  func softmax() -> Self {
    let shares = rows.flatMap { row in
      let powers = row.map { exp($0 - (row.max() ?? 0)) }
      return powers.map { $0 / powers.reduce(0, +) }
    }
    return Tensor(shape, shares)
  }

  func argMax() -> Self {
    Tensor(
      shape.dropLast(),
      rows.map { row in Double(row.firstIndex(of: row.max() ?? 0) ?? 0) })
  }

  /// The numbers along the last axis.
  private var rows: [[Double]] {
    let width = shape.last ?? 1
    return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
  }

  /// From one element to the next along each axis; 0 where there is only one.
  private var steps: [Int] {
    shape.indices.map { shape[$0] == 1 ? 0 : shape[($0 + 1)...].reduce(1, *) }
  }

  /// With leading axes of size 1 up to so many axes.
  private func stretched(_ rank: Int) -> Self {
    Tensor(Array(repeating: 1, count: rank - shape.count) + shape, values)
  }

  /// Where the elements of a tensor of these sizes stand in another one, in row-major order.
  private static func places(_ sizes: [Int], steps: [Int], from first: Int = 0) -> [Int] {
    zip(sizes, steps).reduce([first]) { places, axis in
      places.flatMap { place in (0..<axis.0).map { place + $0 * axis.1 } }
    }
  }
}
