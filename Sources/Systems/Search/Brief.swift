import Foundation

/// A number as labels show it, whole or to three digits: `64`, `0.0123`, `1.2e-07`.
func brief(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e9
    ? "\(Int(number))" : String(format: "%.3g", number)
}

/// A whole number with its thousands apart: `4,640`.
func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return number < 0 ? "-" + text : text
}
