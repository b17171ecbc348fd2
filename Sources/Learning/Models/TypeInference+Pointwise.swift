extension TypeInference {
  /// What inputs of like elements give when their shapes are broadcast.
  func broadcast(from first: Int = 0) throws(ModelGraphError) -> TensorType {
    var result = try number(first)
    for index in inputs.indices.dropFirst(first + 1) {
      let type = try number(index)
      guard type.element == result.element else {
        throw mismatch("\(result) does not go with \(type)")
      }
      result.shape = try broadcast(result.shape, type.shape)
    }
    return result
  }

  /// What comes of a condition and two inputs of like elements.
  func selection() throws(ModelGraphError) -> TensorType {
    let condition = try input(0)
    guard condition.element == .bool else { throw mismatch("\(condition) is no condition") }
    let chosen = try broadcast(from: 1)
    return TensorType(chosen.element, try broadcast(condition.shape, chosen.shape))
  }

  /// Two shapes brought to one, as in NumPy.
  func broadcast(
    _ left: [Dimension], _ right: [Dimension]
  ) throws(ModelGraphError) -> [Dimension] {
    let rank = max(left.count, right.count)
    let left = Array(repeating: 1, count: rank - left.count) + left
    let right = Array(repeating: 1, count: rank - right.count) + right
    var result: [Dimension] = []
    for (one, other) in zip(left, right) {
      guard one == other || one == 1 || other == 1 else {
        throw mismatch("\(left) does not go with \(right)")
      }
      result.append(one == 1 ? other : one)
    }
    return result
  }

  func clip(_ lowest: Float, _ highest: Float) throws(ModelGraphError) -> TensorType {
    guard lowest <= highest else { throw mismatch("\(lowest) is not below \(highest)") }
    return try real(0)
  }

  func softmax(_ axis: Int) throws(ModelGraphError) -> TensorType {
    let type = try real(0)
    _ = try self.axis(axis, of: type.shape.count)
    return type
  }

  func argMax(_ axis: Int) throws(ModelGraphError) -> TensorType {
    var shape = try number(0).shape
    shape.remove(at: try self.axis(axis, of: shape.count))
    return TensorType(.int64, shape)
  }

  func batchNormalization(_ epsilon: Float) throws(ModelGraphError) -> TensorType {
    let type = try real(0)
    guard type.shape.count >= 2, epsilon >= 0 else { throw mismatch("it cannot take \(type)") }
    for index in 1...4 {
      _ = try input(index)
      try expect(index, TensorType(type.element, [type.shape[1]]))
    }
    return type
  }

  func layerNormalization(_ epsilon: Float) throws(ModelGraphError) -> TensorType {
    let type = try real(0)
    guard let last = type.shape.last, epsilon >= 0 else { throw mismatch("it cannot take \(type)") }
    _ = try input(1)
    for index in 1...2 { try expect(index, TensorType(type.element, [last])) }
    return type
  }
}
