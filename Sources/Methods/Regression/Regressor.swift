/// Predicts several numbers from several numbers.
package protocol Regressor: Sendable {
  /// What it expects of a row of features.
  func predict(_ features: [Double]) -> [Double]
}
