/// Reads a decimal number such as `-1.5e3`; `nil` for anything else, "nan" and "0x1p3" included.
///
/// It does not depend on the locale. Short numbers, nearly all there are, are converted exactly
/// without leaving this function (Clinger 1990: an integer below 2^53 times or divided by a power
/// of ten up to 10^22 rounds once); the rest go to the standard library. May be infinite.
func decimalNumber(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
  var place = 0
  let isNegative = text.first == UInt8(ascii: "-")
  if isNegative || text.first == UInt8(ascii: "+") { place = 1 }

  var digits = 0
  var mantissa: UInt64 = 0
  var exponent = 0
  var hasPoint = false
  while place < text.count {
    let byte = text[place]
    if byte == UInt8(ascii: ".") && !hasPoint {
      hasPoint = true
    } else if byte >= 48 && byte <= 57 {
      digits += 1
      if digits < 19 { mantissa = mantissa * 10 + UInt64(byte - 48) }
      if hasPoint { exponent -= 1 }
    } else {
      break
    }
    place += 1
  }
  guard digits > 0 else { return nil }
  if place < text.count {
    guard let written = writtenExponent(text, from: place) else { return nil }
    exponent += written
  }
  guard digits < 19, mantissa < 1 << 53, abs(exponent) <= 22 else {
    return Double(String(decoding: text, as: UTF8.self))
  }
  let scale = powersOfTen[abs(exponent)]
  let magnitude = exponent < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
  return isNegative ? -magnitude : magnitude
}

/// Reads `e-12` to the end of the text; an exponent that is absurdly large is cut to 10,000.
private func writtenExponent(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  guard text[start] | 0x20 == UInt8(ascii: "e") else { return nil }
  var place = start + 1
  let isNegative = place < text.count && text[place] == UInt8(ascii: "-")
  if isNegative || place < text.count && text[place] == UInt8(ascii: "+") { place += 1 }
  guard place < text.count else { return nil }
  var exponent = 0
  while place < text.count {
    guard text[place] >= 48 && text[place] <= 57 else { return nil }
    exponent = min(exponent * 10 + Int(text[place] - 48), 10_000)
    place += 1
  }
  return isNegative ? -exponent : exponent
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
