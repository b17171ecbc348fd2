import Compute

/// The posterior of Gaussian processes of mean 0 and variance 1 with squared exponential kernels, one
/// process a row, recorded as more and more values become known.
///
/// L⁻¹ of the Cholesky factor K + noise I = L L' grows by a row with each value. Gradients flow through
/// all that is known.
struct PosteriorTensors {
  /// The variance of noise that values are believed to have; less would be lost in rounding where
  /// queries come close together.
  static let noise: Float = 1e-3

  private let scales: Tensor  // 1/ℓ² [rows, 1]
  private var points: [Tensor] = []  // [rows, width] each
  private var inverse: Tensor?  // L⁻¹ [rows, known, known]
  private var solved: Tensor?  // L⁻¹ y [rows, known]

  /// Processes of which nothing is known.
  init(scales: Tensor) { self.scales = scales }

  /// What is believed of the functions at a point each.
  struct Prediction {
    /// `[rows, 1]`.
    let mean: Tensor
    /// The variance of the function, without noise, `[rows, 1]`.
    let variance: Tensor
    /// L⁻¹ k `[rows, known]`; `nil` where nothing is known.
    fileprivate let half: Tensor?
  }

  /// The mean and the variance at points `[rows, width]`.
  func prediction(at point: Tensor) -> Prediction {
    let (graph, rows) = (point.graph, point.shape[0])
    guard let inverse, let solved else {
      let (zero, one) = (graph.constant(0, [rows, 1]), graph.constant(1, [rows, 1]))
      return Prediction(mean: zero, variance: one, half: nil)
    }
    let covariances = Tensor.concatenate(points.map { covariance(point, $0) }, axis: 1)
    let half = (inverse * covariances.reshape([rows, 1, points.count])).sum(over: 2...2)
    let explained = half.square().sum(over: 1...1, keeping: true)
    return Prediction(
      mean: (half * solved).sum(over: 1...1, keeping: true),
      variance: (1 - explained).maximum(graph.constant(Self.noise / 10)), half: half)
  }

  /// exp(−r²/2ℓ²) `[rows, 1]`.
  private func covariance(_ a: Tensor, _ b: Tensor) -> Tensor {
    ((a - b).square().sum(over: 1...1, keeping: true) * scales * -0.5).exp()
  }

  /// Takes in a value `[rows, 1]` at a point of each function, about which this was predicted.
  mutating func learn(_ point: Tensor, _ value: Tensor, _ prediction: Prediction) {
    let rows = point.shape[0]
    defer { points.append(point) }
    let deviation = (prediction.variance + Self.noise).sqrt()
    let corner = deviation.reciprocal()
    guard let inverse, let solved, let half = prediction.half else {
      self.inverse = corner.reshape([rows, 1, 1])
      self.solved = value / deviation
      return
    }
    let known = points.count
    let row = -(half.reshape([rows, known, 1]) * inverse).sum(over: 1...1) * corner
    let zeros = point.graph.constant(0, [rows, known, 1])
    self.inverse = .concatenate(
      [
        .concatenate([inverse, zeros], axis: 2),
        Tensor.concatenate([row, corner], axis: 1).reshape([rows, 1, known + 1]),
      ], axis: 1)
    self.solved = .concatenate([solved, (value - prediction.mean) / deviation], axis: 1)
  }
}

extension Tensor {
  /// How much less than the incumbent a normal number is expected to be, what is more counting 0:
  /// E max(f* − f, 0) = σ (z Φ(z) + φ(z)) with z = (f* − μ) / σ.
  ///
  /// The tail of Φ is that of Abramowitz & Stegun (1964), 7.1.26, within 1e-7.
  static func expectedImprovement(
    mean: Tensor, variance: Tensor, below incumbent: Tensor
  ) -> Tensor {
    let deviation = variance.sqrt()
    let z = (incumbent - mean) / deviation
    let size = z.abs()
    let bell = (z.square() * -0.5).exp()
    let t = size.affine(0.327_591_1 / Float(2).squareRoot(), 1).reciprocal()
    var series = t.affine(1.061_405_429, -1.453_152_027)
    for coefficient in [1.421_413_741, -0.284_496_736, 0.254_829_592] as [Float] {
      series = series * t + coefficient
    }
    let tail = series * t * bell * 0.5
    return deviation * (z.relu() - size * tail + bell / (2 * Float.pi).squareRoot())
  }
}
