extension Network.Merge {
  /// Records the meeting of batches `[batch, features]` or `[batch, height, width, channels]`, whose
  /// shapes were found to go together.
  func callAsFunction(_ inputs: [Tensor]) -> Tensor {
    let shapes = inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) }
    guard let target = shape(of: shapes) else {
      preconditionFailure("inputs \(shapes) cannot meet")
    }
    let parts = inputs.map { fitted($0, to: target) }
    switch self {
    case .sum: return parts.dropFirst().reduce(parts[0], +)
    case .concatenate: return .concatenate(parts, axis: -1)
    }
  }

  private func fitted(_ x: Tensor, to target: Shape) -> Tensor {
    let channels = channels(of: Shape([x.shape[-1]]), in: target)
    let cut = x.slice(axis: -1, 0..<min(x.shape[-1], channels))
    let sized = target.rank == 3 ? resize(cut, height: target[0], width: target[1]) : cut
    return sized.zeroPadded(axis: -1, to: channels)
  }
}

extension Network.Resize {
  /// Records the change of images `[batch, height, width, channels]` to a size.
  func callAsFunction(_ x: Tensor, height: Int, width: Int) -> Tensor {
    switch self {
    case .zeroPad(.topLeft): x.zeroPadded(axis: 1, to: height).zeroPadded(axis: 2, to: width)
    case .poolDown: x.maxPooled(toHeight: height, width: width)
    case .nearestToFirst: x.resampled(height: height, width: width)
    }
  }
}
