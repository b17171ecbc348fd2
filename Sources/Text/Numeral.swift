import Foundation

/// Numbers as text.
///
/// The decimal sign is a point in every locale.
package enum Numeral {
  /// Digits after the point: `fixed(3.14159, decimals: 2)` is `3.14`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return name(of: value) }
    let decimals = min(max(decimals, 0), 15)
    let scale = pow(10, Double(decimals))
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return scientific(value, digits: decimals + 1) }
    let digits = String(UInt64(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let missing = max(0, decimals + 1 - digits.utf8.count)
    let padded = String(repeating: "0", count: missing) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A mantissa of this many digits, and an exponent: `scientific(0.00031, digits: 2)` is `3.1e-4`.
  package static func scientific(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return name(of: value) }
    guard value != 0 else { return "0" }
    var exponent = Int(log10(abs(value)).rounded(.down))
    let decimals = min(max(digits - 1, 0), 14)
    var mantissa = fixed(scaled(value, by: exponent), decimals: decimals)
    if mantissa.hasPrefix("10") || mantissa.hasPrefix("-10") {  // rounded up to the next power
      exponent += 1
      mantissa = fixed(scaled(value, by: exponent), decimals: decimals)
    }
    return "\(mantissa)e\(exponent)"
  }

  /// A number divided by a power of ten, which may be less than any number but 0.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    guard exponent < -300 else { return value / pow(10, Double(exponent)) }
    return value * 1e300 / pow(10, Double(exponent + 300))
  }

  /// A number for a narrow column, of this many significant digits: `0.9312`, `14.2k`, `3.1e-5`.
  package static func short(_ value: Double, digits: Int = 4) -> String {
    guard value.isFinite else { return name(of: value) }
    let digits = min(max(digits, 1), 15)
    let size = abs(value)
    guard size > 0 else { return "0" }
    guard size >= 1e-3, size < 1e15 else {
      return trimmed(scientific(value, digits: max(1, digits - 1)))
    }
    let (suffix, scale) =
      size < 9999.5 ? ("", 1) : scales.first { size / $0.1 < 999.5 } ?? ("T", 1e12)
    let decimals = min(max(0, digits - wholeDigits(of: size / scale)), 15)
    return trimmed(fixed(value / scale, decimals: decimals)) + suffix
  }

  /// What the letters after short numbers stand for.
  package static let scales = [("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12)]

  /// Seconds for people: `850 ms`, `12.4 s`, `3m 20s`, `2h 05m`, `4d 3h`.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return name(of: seconds) }
    guard seconds >= 0 else { return "-" + duration(-seconds) }
    guard seconds < 9e14 else { return scientific(seconds, digits: 2) + " s" }
    if seconds < 0.9995 {
      return trimmed(fixed(seconds * 1000, decimals: seconds < 0.01 ? 1 : 0)) + " ms"
    }
    if seconds < 59.95 { return fixed(seconds, decimals: 1) + " s" }
    let whole = Int(seconds.rounded())
    switch whole {
    case ..<3600: return "\(whole / 60)m \(pair(whole % 60))s"
    case ..<86400: return "\(whole / 3600)h \(pair(whole / 60 % 60))m"
    default: return "\(whole / 86400)d \(whole / 3600 % 24)h"
    }
  }

  /// Seconds in the least space, for axes: `45s`, `1m30`, `2h`, `1d6h`.
  package static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 9e14 else { return short(seconds) }
    guard seconds >= 0 else { return "-" + clock(-seconds) }
    guard seconds >= 60 else { return short(seconds) + (seconds == 0 ? "" : "s") }
    let whole = Int(seconds.rounded())
    let (unit, smaller, size, part) =
      whole < 3600
      ? ("m", "", 60, 1) : whole < 86400 ? ("h", "", 3600, 60) : ("d", "h", 86400, 3600)
    let rest = whole % size / part
    let tail = smaller.isEmpty ? pair(rest) : "\(rest)" + smaller
    return "\(whole / size)\(unit)" + (rest == 0 ? "" : tail)
  }

  /// Bytes in powers of 1024: `512 B`, `1.4 MiB`.
  package static func bytes(_ count: Double) -> String {
    guard count.isFinite else { return name(of: count) }
    guard count >= 0 else { return "-" + bytes(-count) }
    guard count >= 1023.5 else { return fixed(count, decimals: 0) + " B" }
    var amount = count / 1024
    for unit in ["KiB", "MiB", "GiB", "TiB"] {
      if amount < 1023.5 { return fixed(amount, decimals: amount < 9.95 ? 1 : 0) + " " + unit }
      amount /= 1024
    }
    return fixed(amount, decimals: 0) + " PiB"
  }

  /// A whole number with its digits in groups of three: `1,234,567`.
  package static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude).utf8)
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  private static func name(of value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf"
  }

  private static func pair(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Digits before the point; 0 and below for numbers under 1, so that decimals grow.
  private static func wholeDigits(of size: Double) -> Int {
    guard size > 0 else { return 1 }
    return Int(log10(size).rounded(.down)) + 1
  }

  /// Without zeros after the last digit that counts, and without a bare point.
  static func trimmed(_ text: String) -> String {
    let end = text.firstIndex(of: "e") ?? text.endIndex
    let (mantissa, tail) = (text[..<end], text[end...])
    guard mantissa.contains(".") else { return text }
    var kept = mantissa
    while kept.last == "0" { kept.removeLast() }
    if kept.last == "." { kept.removeLast() }
    return String(kept) + tail
  }
}
