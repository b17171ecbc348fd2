import Foundation

/// Numbers where a line has room for them: in tables, labels and remarks.
extension Numeral {
  /// A number in a label, whole or to three digits: `64`, `0.0123`, `1.2e-07`.
  package static func brief(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9
      ? "\(Int(number))" : String(format: "%.3g", number)
  }

  /// A number in a table, without an exponent where it can be helped: `0.9312`, `14.20`, `-` for
  /// none.
  package static func plain(_ number: Double?) -> String {
    guard let number, number.isFinite else { return "-" }
    let size = abs(number)
    if size != 0 && (size < 1e-3 || size >= 1e7) { return String(format: "%.3g", number) }
    if number == number.rounded() { return "\(Int(number))" }
    return String(format: size < 10 ? "%.4f" : "%.2f", number)
  }

  /// A span of time with its units spelled out: `12 s`, `3 min 20 s`, `2 h 5 min`.
  package static func longDuration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e12 else { return "-" }
    let whole = max(Int(seconds.rounded()), 0)
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    case ..<172_800: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    case ..<63_072_000: return "\(whole / 86_400) days"
    default: return "\(whole / 31_536_000) years"
    }
  }

  /// Bytes in powers of 1000, as disks are sold: `512 B`, `1.4 MB`.
  package static func decimalBytes(_ bytes: Int) -> String {
    let units = ["B", "kB", "MB", "GB"]
    var size = Double(bytes)
    var unit = 0
    while size >= 1000, unit < units.count - 1 {
      size /= 1000
      unit += 1
    }
    return unit == 0 ? "\(bytes) B" : String(format: "%.1f", size) + " " + units[unit]
  }
}
