/// Ways of seeing colours, for trying themes out.
package enum ColorVision: String, CaseIterable, Sendable {
  /// All three kinds of cones.
  case normal
  /// No cones for long waves: red is dark and like green.
  case protanopia
  /// No cones for middle waves: red and green are alike.
  case deuteranopia
  /// No cones for short waves: blue and green, yellow and pink are alike.
  case tritanopia

  /// How a colour looks to someone who sees this way.
  ///
  /// After G. M. Machado, M. M. Oliveira & L. A. F. Fernandes 2009, "A
  /// physiologically-based model for simulation of color vision deficiency", severity 1.
  package func seen(_ color: RGB) -> RGB {
    let light = color.linear
    let (red, green, blue) = matrix
    return RGB(
      linear: SIMD3((red * light).sum(), (green * light).sum(), (blue * light).sum()))
  }

  private var matrix: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) {
    switch self {
    case .normal:
      (SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1))
    case .protanopia:
      (
        SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
        SIMD3(-0.003882, -0.048116, 1.051998)
      )
    case .deuteranopia:
      (
        SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
        SIMD3(-0.011820, 0.042940, 0.968881)
      )
    case .tritanopia:
      (
        SIMD3(1.255528, -0.076749, -0.178779), SIMD3(-0.078411, 0.930809, 0.147602),
        SIMD3(0.004733, 0.691367, 0.303900)
      )
    }
  }
}
