/// How a parameter is drawn before training.
///
/// Fan-in and fan-out are those of weights `[inputs, outputs]` or `[height, width, channels,
/// filters]`.
public enum Initialiser: Hashable, Sendable, Codable {
  case zeros
  case ones
  case constant(Float)
  /// Uniform in -bound...bound.
  case uniform(Float)
  /// Normal with this standard deviation.
  case normal(Float)
  /// Uniform with variance 2 / (fan-in + fan-out) (Glorot & Bengio 2010, equation 16).
  case glorotUniform
  /// Normal with variance 2 / (fan-in + fan-out).
  case glorotNormal
  /// Uniform with variance 2 / fan-in.
  case heUniform
  /// Normal with variance 2 / fan-in (He et al. 2015, equation 10).
  case heNormal
  /// Normal with variance scale / fan-in.
  case scaled(Float)

  /// Fills a range of `values`, which is a parameter of this shape.
  func fill(_ values: inout [Float], in range: Range<Int>, shape: Shape, random: inout Random) {
    let receptive = shape.dimensions.dropLast(2).reduce(1, *)
    let fanOut = Float(max(shape.rank > 0 ? shape[-1] * receptive : 1, 1))
    let fanIn = Float(max(shape.rank > 1 ? shape[-2] * receptive : shape.count, 1))
    switch self {
    case .zeros: fill(&values, range) { 0 }
    case .ones: fill(&values, range) { 1 }
    case .constant(let value): fill(&values, range) { value }
    case .uniform(let bound): fill(&values, range) { Self.uniform(bound, &random) }
    case .normal(let deviation): fill(&values, range) { Self.normal(deviation, &random) }
    case .glorotUniform:
      let bound = (6 / (fanIn + fanOut)).squareRoot()
      fill(&values, range) { Self.uniform(bound, &random) }
    case .glorotNormal:
      let deviation = (2 / (fanIn + fanOut)).squareRoot()
      fill(&values, range) { Self.normal(deviation, &random) }
    case .heUniform:
      let bound = (6 / fanIn).squareRoot()
      fill(&values, range) { Self.uniform(bound, &random) }
    case .heNormal:
      let deviation = (2 / fanIn).squareRoot()
      fill(&values, range) { Self.normal(deviation, &random) }
    case .scaled(let scale):
      let deviation = (scale / fanIn).squareRoot()
      fill(&values, range) { Self.normal(deviation, &random) }
    }
  }

  private func fill(_ values: inout [Float], _ range: Range<Int>, _ draw: () -> Float) {
    for index in range { values[index] = draw() }
  }

  private static func uniform(_ bound: Float, _ random: inout Random) -> Float {
    bound * Float(2 * random.uniform() - 1)
  }

  private static func normal(_ deviation: Float, _ random: inout Random) -> Float {
    deviation * Float(random.normal())
  }
}
