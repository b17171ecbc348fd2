import Compute

extension NetworkTranslator {
  /// Says how inputs become one of this shape; images meet as ONNX has them.
  mutating func join(
    _ inputs: [Part], by merge: Network.Merge, to shape: Shape, _ node: String, as name: String
  ) -> Part {
    var names: [String] = []
    for (index, input) in inputs.enumerated() {
      let fitting = Fitting(prefix: "\(node).\(index + 1)", shape: shape, merge: merge)
      names.append(fit(channelsFirst(input), fitting))
    }
    let operation: ModelGraph.Operator =
      switch merge {
      case .sum: .sum
      case .concatenate: .concat(axis: 1)
      }
    return Part(
      name: model.add(name, operation, names), shape: shape,
      order: shape.rank == 3 ? .channelsFirst : .rows)
  }

  /// What one input is to become.
  private struct Fitting {
    let prefix: String
    let shape: Shape
    let merge: Network.Merge

    /// The channels that an input is to have.
    func channels(of input: Shape) -> Int {
      switch merge {
      case .sum: shape[-1]
      case .concatenate: input[-1]
      }
    }
  }

  /// Brings an input to the channels and the size in which it meets the others, in the order of
  /// `Network.Merge`: channels beyond are left out first, missing ones added last.
  private mutating func fit(_ input: Part, _ fitting: Fitting) -> String {
    let channels = fitting.channels(of: input.shape)
    var name = input.name
    if input.shape[-1] > channels {
      name = model.add(
        "\(fitting.prefix).cut", .slice(axis: 1, start: 0, end: channels), [name])
    }
    if input.shape.rank == 3 { name = resize(name, input.shape, fitting) }
    let missing = [channels - input.shape[-1], 0, 0]
    return pad(name, missing, input.shape.rank, "\(fitting.prefix).full")
  }

  private mutating func resize(_ name: String, _ shape: Shape, _ fitting: Fitting) -> String {
    let (prefix, target) = (fitting.prefix, fitting.shape)
    guard shape[0] != target[0] || shape[1] != target[1] else { return name }
    switch fitting.merge.resize {
    case .zeroPad(.topLeft):
      let missing = [0, target[0] - shape[0], target[1] - shape[1]]
      return pad(name, missing, 3, "\(prefix).sized")
    case .poolDown:
      let rows = Network.Resize.poolWindow(shape[0], to: target[0])
      let columns = Network.Resize.poolWindow(shape[1], to: target[1])
      let operation = ModelGraph.Operator.maxPool(
        window: .init(height: rows.kernel, width: columns.kernel),
        strides: .init(height: rows.stride, width: columns.stride))
      return model.add("\(prefix).sized", operation, [name])
    case .nearestToFirst:
      let rows = pick(name, axis: 2, shape[0], target[0], "\(prefix).rows")
      return pick(rows, axis: 3, shape[1], target[1], "\(prefix).columns")
    }
  }

  /// Adds zeros behind the last channel, row and column, where some are missing.
  private mutating func pad(
    _ name: String, _ missing: [Int], _ axes: Int, _ result: String
  ) -> String {
    guard missing.contains(where: { $0 > 0 }) else { return name }
    let after = [0] + missing.prefix(axes).map { max($0, 0) }
    let before = Array(repeating: 0, count: after.count)
    return model.add(result, .pad(before: before, after: after), [name])
  }

  /// Takes the pixels at floor(i n / m) along an axis.
  private mutating func pick(
    _ name: String, axis: Int, _ old: Int, _ new: Int, _ result: String
  ) -> String {
    guard old != new else { return name }
    let places = (0..<new).map { Int64($0 * old / new) }
    let indices = model.constant("\(result).indices", [new], places)
    return model.add(result, .gather(axis: axis), [name, indices])
  }
}
