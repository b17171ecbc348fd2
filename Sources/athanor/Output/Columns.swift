/// Rows of text in aligned columns; the last column is not padded.
func columns(_ rows: [[String]], gap: Int = 2) -> [String] {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in
    rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    row.enumerated().map { index, cell in
      index == row.count - 1
        ? cell : cell + String(repeating: " ", count: widths[index] - cell.count + gap)
    }.joined()
  }
}

/// A number for people: four significant digits, no exponent where it can be helped.
func brief(_ number: Double?) -> String {
  guard let number, number.isFinite else { return "-" }
  let size = abs(number)
  if size != 0 && (size < 1e-3 || size >= 1e7) { return format(number, "%.3g") }
  return number == number.rounded() ? "\(Int(number))" : format(number, size < 10 ? "%.4f" : "%.2f")
}

/// A span of time for people: `12 s`, `3 min 20 s`, `2 h 5 min`.
func duration(_ seconds: Double) -> String {
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

/// A number of bytes for people.
func byteCount(_ bytes: Int) -> String {
  let units = ["B", "kB", "MB", "GB"]
  var size = Double(bytes)
  var unit = 0
  while size >= 1000, unit < units.count - 1 {
    size /= 1000
    unit += 1
  }
  return unit == 0 ? "\(bytes) B" : format(size, "%.1f") + " " + units[unit]
}
