import Foundation

/// A number by a C format.
///
/// The locale of numbers is never changed, so the decimal point is a point.
func format(_ number: Double, _ format: String) -> String {
  String(format: format, number)
}
