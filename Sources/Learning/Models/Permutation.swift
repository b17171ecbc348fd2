extension NamedTensor {
  /// The same numbers with axis i that was axis `axes[i]`, as ONNX's `Transpose` has it.
  static func permuted(_ values: [Float], _ shape: [Int], by axes: [Int]) -> [Float] {
    var strides = Array(repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    let sizes = axes.map { shape[$0] }, steps = axes.map { strides[$0] }
    var result: [Float] = []
    result.reserveCapacity(values.count)
    var place = Array(repeating: 0, count: axes.count), source = 0
    for _ in values.indices {
      result.append(values[source])
      for axis in axes.indices.reversed() {
        (place[axis], source) = (place[axis] + 1, source + steps[axis])
        guard place[axis] == sizes[axis] else { break }
        (place[axis], source) = (0, source - sizes[axis] * steps[axis])
      }
    }
    return result
  }
}
