/// The 24 noiseless functions of the black-box optimization benchmarking suite BBOB, each numbered
/// as there (Hansen, Finck, Ros & Auger 2009, INRIA RR-6829).
public enum BBOBFunction: Int, Codable, CaseIterable, Sendable {
  case sphere = 1
  case separableEllipsoid
  case separableRastrigin
  case buecheRastrigin
  case linearSlope
  case attractiveSector
  case stepEllipsoid
  case rosenbrock
  case rotatedRosenbrock
  case ellipsoid
  case discus
  case bentCigar
  case sharpRidge
  case differentPowers
  case rastrigin
  case weierstrass
  case schaffersF7
  case illConditionedSchaffersF7
  case griewankRosenbrock
  case schwefel
  case gallagher101Peaks
  case gallagher21Peaks
  case katsuura
  case lunacekBiRastrigin

  /// The number that the function has in the suite.
  public var number: Int { rawValue }

  /// What a function of a number is called in the suite, f1 to f24.
  public var title: String { "f\(number)" }

  /// How much functions have in common, in the suite's words.
  public enum Group: String, CaseIterable, Sendable {
    case separable
    case moderate = "low or moderate conditioning"
    case illConditioned = "high conditioning, unimodal"
    case multimodal = "multimodal, adequate global structure"
    case weaklyStructured = "multimodal, weak global structure"
  }

  /// The group that the function belongs to.
  public var group: Group {
    switch number {
    case ...5: .separable
    case ...9: .moderate
    case ...14: .illConditioned
    case ...19: .multimodal
    default: .weaklyStructured
    }
  }
}
