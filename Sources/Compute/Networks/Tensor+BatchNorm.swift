extension Tensor {
  /// Batch normalisation with parameters and running statistics of its own (Ioffe & Szegedy 2015).
  ///
  /// Declares `name/scale`, `name/offset`, `name/mean` and `name/variance`. Running statistics move
  /// by a tenth of the way to those of each batch, as in PyTorch; the running variance is the
  /// unbiased one.
  ///
  /// - Parameter training: Whether batch statistics are used, and running statistics kept.
  public func batchNormalised(named name: String, training: Bool) -> Tensor {
    let channels = shape[-1]
    let scale = graph.parameter("\(name)/scale", [channels], .ones)
    let offset = graph.parameter("\(name)/offset", [channels], .zeros)
    let mean = graph.state("\(name)/mean", [channels], .zeros)
    let variance = graph.state("\(name)/variance", [channels], .ones)
    guard training else {
      let inverse = (variance + 1e-5).sqrt().reciprocal()
      return (self - mean) * (inverse * scale) + offset
    }
    let batch = batchNormalised(scale: scale, offset: offset)
    let count = Float(shape.count / channels)
    let unbiased = batch.variance * (count / max(count - 1, 1))
    graph.update(mean, to: mean * 0.9 + batch.mean * 0.1)
    graph.update(variance, to: variance * 0.9 + unbiased * 0.1)
    return batch.result
  }
}
