/// A number as people and spreadsheets write it: `1,5`, `1.234,5`, `1,234.5`, `1 234`, `−2`.
///
/// Groups of three digits may be parted by commas, points, apostrophes or any space, the no-break
/// ones too. Where a comma may be either sign, `style` says so and the table decides.
struct WrittenNumber {
  /// What the comma or point in a number shows of how the file writes numbers.
  enum Style {
    /// The same everywhere: `1 234.5`.
    case neutral
    /// A comma before the decimals: `1,5`, `1.234,5`, `1.234.567`.
    case decimalComma
    /// Commas between groups: `1,234.5`, `1,234,567`.
    case groupComma
    /// `1,234`, which may be either.
    case eitherComma
  }

  let style: Style
  /// The value; with a comma that may be either sign, where it parts groups.
  let value: Double
  /// The value where such a comma stands before decimals.
  let valueAsDecimal: Double

  /// Reads a cell that is no plain decimal number; `nil` where it is none of these either.
  init?(_ cell: ArraySlice<UInt8>) {
    guard cell.count <= 64, let mantissa = Mantissa(cell) else { return nil }
    let (groups, signs) = (mantissa.groups, mantissa.signs)
    guard let last = signs.last else {
      guard let value = mantissa.value(decimals: false) else { return nil }
      (style, self.value, valueAsDecimal) = (.neutral, value, value)
      return
    }
    let isUniform = signs.allSatisfy { $0 == last }
    let isGrouped = Self.areThousands(groups)
    let hasDecimals: Bool
    switch last {
    case _ where isUniform && isGrouped && (signs.count > 1 || last == Mantissa.space):
      hasDecimals = false
      style =
        last == Mantissa.space ? .neutral : last == Mantissa.comma ? .groupComma : .decimalComma
    case Mantissa.comma where signs.count == 1:
      hasDecimals = !isGrouped
      style = isGrouped ? .eitherComma : .decimalComma
    case Mantissa.point where signs.count == 1:
      (hasDecimals, style) = (true, .neutral)
    case Mantissa.comma, Mantissa.point:
      let others = signs.dropLast()
      guard others.allSatisfy({ $0 == others.first && $0 != last }),
        Self.areThousands(Array(groups.dropLast()))
      else { return nil }
      hasDecimals = true
      style =
        last == Mantissa.comma
        ? .decimalComma : others.first == Mantissa.comma ? .groupComma : .neutral
    default: return nil
    }
    guard let value = mantissa.value(decimals: hasDecimals),
      let asDecimal = style == .eitherComma ? mantissa.value(decimals: true) : value
    else { return nil }
    (self.value, valueAsDecimal) = (value, asDecimal)
  }

  /// Whether digits are parted as thousands are: one to three, then always three.
  private static func areThousands(_ groups: [[UInt8]]) -> Bool {
    guard let first = groups.first, (1...3).contains(first.count),
      groups.count == 1 || first != [UInt8(ascii: "0")]
    else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

/// The digits of a number and what stands between them.
private struct Mantissa {
  static let space = UInt8(ascii: " ")
  static let comma = UInt8(ascii: ",")
  static let point = UInt8(ascii: ".")

  /// Runs of digits, one more than there are signs.
  var groups: [[UInt8]] = [[]]
  var signs: [UInt8] = []
  private var isNegative = false
  private var exponent: [UInt8] = []

  init?(_ cell: ArraySlice<UInt8>) {
    var bytes = Self.plain(cell)[...]
    while bytes.first == Self.space { bytes.removeFirst() }
    while bytes.last == Self.space { bytes.removeLast() }
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    if let place = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      exponent = Array(bytes[place...])
      bytes = bytes[..<place]
    }
    for byte in bytes {
      switch byte {
      case 48...57: groups[groups.count - 1].append(byte)
      case Self.space, Self.comma, Self.point:
        signs.append(byte)
        groups.append([])
      default: return nil
      }
    }
    guard groups.contains(where: { !$0.isEmpty }) else { return nil }
  }

  /// The number, the last run of digits being its decimals or not.
  func value(decimals: Bool) -> Double? {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    for (place, group) in groups.enumerated() {
      if decimals && place == groups.count - 1 { text.append(Self.point) }
      text += group
    }
    return (text + exponent).withUnsafeBufferPointer(decimalNumber)
  }

  /// The bytes with every kind of space and apostrophe as a space, and the minus sign of
  /// typesetters as a hyphen.
  private static func plain(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\u{a0}", "\u{2009}", "\u{202f}", "\u{2007}", "'", "\u{2019}": plain.append(space)
      case "\u{2212}": plain.append(UInt8(ascii: "-"))
      default: plain += Array(String(scalar).utf8)
      }
    }
    return plain
  }
}
