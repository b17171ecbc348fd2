import Foundation

/// A number as labels show it, whole or to three digits: `64`, `0.0123`, `1.2e-07`.
func brief(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e9
    ? "\(Int(number))" : String(format: "%.3g", number)
}
