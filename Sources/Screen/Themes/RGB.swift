/// A colour of the sRGB space.
package struct RGB: Hashable, Sendable {
  /// The share of red, 0...255.
  package var red: UInt8
  /// The share of green, 0...255.
  package var green: UInt8
  /// The share of blue, 0...255.
  package var blue: UInt8

  /// A colour.
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour written `#rrggbb`; nil if it is not.
  package init?(hex: String) {
    let digits = hex.utf8.dropFirst()
    guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      let bits = UInt32(hex.dropFirst(), radix: 16), digits.first != UInt8(ascii: "+")
    else { return nil }
    self.init(UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF))
  }

  /// The colour as `#rrggbb`.
  package var hex: String {
    let bits = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(bits, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The light it sends out relative to white, 0...1 (WCAG 2.2, "relative luminance").
  package var luminance: Double {
    let light = linear
    return 0.2126 * light.x + 0.7152 * light.y + 0.0722 * light.z
  }

  /// The contrast with another colour, 1...21 (WCAG 2.2, "contrast ratio").
  package func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// How unlike two colours look: 100 times their distance in OKLab; about 2 is just noticed side
  /// by side.
  package func distance(to other: RGB) -> Double {
    let difference = oklab - other.oklab
    return 100 * (difference * difference).sum().squareRoot()
  }

  /// The colour between two, at a share of the way through OKLab.
  package static func mix(_ start: RGB, _ end: RGB, _ share: Double) -> RGB {
    let (from, to) = (start.oklab, end.oklab)
    return RGB(oklab: from + (to - from) * min(max(share, 0), 1))
  }

  /// `count` colours evenly along a path through others; nothing for an empty path.
  package static func ramp(_ stops: [RGB], count: Int) -> [RGB] {
    guard let first = stops.first else { return [] }
    guard stops.count > 1, count > 1 else { return Array(repeating: first, count: max(0, count)) }
    return (0..<count).map { step in
      let place = Double(step) / Double(count - 1) * Double(stops.count - 1)
      let index = min(Int(place), stops.count - 2)
      return mix(stops[index], stops[index + 1], place - Double(index))
    }
  }
}
