extension TypeInference {
  func concatenation(_ axis: Int) throws(ModelGraphError) -> TensorType {
    var result = try input(0)
    let axis = try self.axis(axis, of: result.shape.count)
    for index in inputs.indices.dropFirst() {
      let part = try input(index)
      var (one, other) = (result, part)
      guard part.shape.count == result.shape.count else {
        throw mismatch("\(result) does not go with \(part)")
      }
      (one.shape[axis], other.shape[axis]) = (0, 0)
      guard one == other else { throw mismatch("\(result) does not go with \(part)") }
      result.shape[axis] = .size(try size(result.shape[axis]) + size(part.shape[axis]))
    }
    return result
  }

  func slice(_ axis: Int, _ start: Int, _ end: Int) throws(ModelGraphError) -> TensorType {
    var type = try input(0)
    let axis = try self.axis(axis, of: type.shape.count)
    let size = try size(type.shape[axis])
    guard 0 <= start, start <= end, end <= size else {
      throw mismatch("\(start)..<\(end) is not within \(size)")
    }
    type.shape[axis] = .size(end - start)
    return type
  }

  func pad(_ before: [Int], _ after: [Int]) throws(ModelGraphError) -> TensorType {
    var type = try number(0)
    guard before.count == type.shape.count, after.count == type.shape.count,
      (before + after).allSatisfy((0...1 << 30).contains)
    else { throw mismatch("\(before) and \(after) do not go around \(type)") }
    for axis in type.shape.indices where before[axis] + after[axis] > 0 {
      type.shape[axis] = .size(try size(type.shape[axis]) + before[axis] + after[axis])
    }
    return type
  }

  func transpose(_ axes: [Int]) throws(ModelGraphError) -> TensorType {
    let type = try input(0)
    guard axes.sorted() == Array(type.shape.indices) else {
      throw mismatch("\(axes) are not the axes of \(type)")
    }
    return TensorType(type.element, axes.map { type.shape[$0] })
  }

  func reshape(_ sizes: [Int]) throws(ModelGraphError) -> TensorType {
    let type = try input(0)
    guard sizes.allSatisfy({ $0 >= -1 }), sizes.count(where: { $0 == -1 }) <= 1 else {
      throw mismatch("\(sizes) are no sizes")
    }
    var shape: [Dimension] = [], given: [Dimension] = []
    var left = type.shape
    for (place, size) in sizes.enumerated() {
      guard size != 0 || place < type.shape.count else {
        throw mismatch("there is no axis \(place) to keep")
      }
      shape.append(size == 0 ? type.shape[place] : .size(size))
      guard size != -1 else { continue }
      if let same = left.firstIndex(of: shape[place]) {
        left.remove(at: same)
      } else {
        given.append(shape[place])
      }
    }
    let rest = try quotient(product(left), product(given), isFree: sizes.contains(-1))
    return TensorType(type.element, shape.map { $0 == .size(-1) ? rest : $0 })
  }

  /// How often one size is in another; it must be once where none is free.
  private func quotient(
    _ all: Dimension, _ given: Dimension, isFree: Bool
  ) throws(ModelGraphError) -> Dimension {
    if given == 1 && isFree { return all }
    if given == all && given != 0 { return 1 }
    let (count, divisor) = (try size(all), try size(given))
    guard divisor != 0, count % divisor == 0, isFree else {
      throw mismatch("\(count) elements do not fill \(divisor)")
    }
    return .size(count / divisor)
  }

  func flatten() throws(ModelGraphError) -> TensorType {
    let type = try input(0)
    guard let first = type.shape.first else { throw mismatch("a single number has no axes") }
    return TensorType(type.element, [first, try product(Array(type.shape.dropFirst()))])
  }

  func gather(_ axis: Int) throws(ModelGraphError) -> TensorType {
    let data = try input(0), indices = try input(1)
    guard indices.element == .int64 else { throw mismatch("indices cannot be \(indices)") }
    let axis = try self.axis(axis, of: data.shape.count)
    return TensorType(
      data.element, data.shape[..<axis] + indices.shape + data.shape[(axis + 1)...])
  }

  func squeeze(_ axes: [Int]) throws(ModelGraphError) -> TensorType {
    let type = try input(0)
    let places = try self.places(axes, of: type.shape.count)
    guard places.allSatisfy({ type.shape[$0] == 1 }) else {
      throw mismatch("axes \(axes) of \(type) are not all of size 1")
    }
    let kept = type.shape.indices.filter { !places.contains($0) }
    return TensorType(type.element, kept.map { type.shape[$0] })
  }

  func reduction(_ axes: [Int]) throws(ModelGraphError) -> TensorType {
    let type = try number(0)
    let places = try self.places(axes, of: type.shape.count)
    let kept = type.shape.indices.filter { !places.contains($0) }
    return TensorType(type.element, kept.map { type.shape[$0] })
  }

  func unsqueeze(_ axes: [Int]) throws(ModelGraphError) -> TensorType {
    var type = try input(0)
    let places = try self.places(axes, of: type.shape.count + axes.count)
    for place in places.sorted() { type.shape.insert(1, at: place) }
    return type
  }

  /// Different axes, counted from the first.
  private func places(_ axes: [Int], of rank: Int) throws(ModelGraphError) -> Set<Int> {
    var places: Set<Int> = []
    for axis in axes {
      guard places.insert(try self.axis(axis, of: rank)).inserted else {
        throw mismatch("axis \(axis) is there twice")
      }
    }
    return places
  }
}
