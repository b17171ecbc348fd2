extension TerminalText {
  /// The nearest printable ASCII character, `?` where there is none.
  ///
  /// Boxes become `+-|`, plots and shades `.:*#`, letters lose their accents.
  package static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: return scalar
    case 0xC0...0xFF: return letters[Int(value - 0xC0)]
    case 0x2400...0x241F: return "^"
    case 0x2500...0x257F: return box(value)
    case 0x2580...0x259F: return block(value)
    case 0x2800...0x28FF: return dots(value)
    case tail.value: return " "
    default: return likenesses[scalar] ?? "?"
    }
  }

  /// Latin-1 letters without accents, from U+00C0.
  private static let letters = Array(
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty".unicodeScalars)

  private static let likenesses: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = """
      •*·.…~−-–-—-×x÷/±+√v∞%≈~≠!≡=∘o‹<›>≤<≥>∈e∑S∏P∂d∇V∫S←<→>↑^↓v↔-↕|⇐<⇒>↺@↻@⟲@⟳@↵<⏎<⇥>⇤<
      ▸>▾v▶>◀<▼v▲^△A▽V◂<▴^■#□%▪#▫.●*○o◆&◇+◉@◎@◌.★*☆*✓v✔v✗x✘x✝+⚠!⏸=⏵>⏹#✦*
      αaβbγgδdεeζzηhθtιiκkλlμuµuνnξxπpρrσsςsτtυuφfϕfχxψyωwΓGΔDΘTΛLΞXΠPΣSΦFΨYΩW
      ¹1²2³3⁰0⁴4⁵5⁶6⁷7⁸8⁹9⁻-₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9°o«<»>‘'’'“"”"†+‡+€E£L¥Y©cŁLłlŒOœoŠSšsŽZžz
      """
    var table: [Unicode.Scalar: Unicode.Scalar] = [
      "\u{A0}": " ", "\u{2009}": " ", "\u{202F}": " ", "\u{2007}": " ",
    ]
    var waiting: Unicode.Scalar?
    for scalar in pairs.unicodeScalars where scalar != "\n" {
      if let glyph = waiting { table[glyph] = scalar }
      waiting = waiting == nil ? scalar : nil
    }
    return table
  }()

  private static func box(_ value: UInt32) -> Unicode.Scalar {
    switch value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2574, 0x2576,
      0x2578, 0x257A, 0x257C, 0x257E:
      "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577,
      0x2579, 0x257B, 0x257D, 0x257F:
      "|"
    case 0x2550: "="
    case 0x2571: "/"
    case 0x2572: "\\"
    case 0x2573: "x"
    default: "+"
    }
  }

  private static func block(_ value: UInt32) -> Unicode.Scalar {
    switch value {
    case 0x2580, 0x2594: "'"
    case 0x2581, 0x2582, 0x2591: "."
    case 0x2583, 0x2584, 0x2592, 0x258E, 0x258F: ":"
    case 0x2585, 0x2586, 0x2593, 0x258C, 0x258D: "*"
    case 0x2590: "|"
    default: "#"
    }
  }

  /// The more dots, the darker.
  private static func dots(_ value: UInt32) -> Unicode.Scalar {
    switch (value & 0xFF).nonzeroBitCount {
    case 0: " "
    case 1...2: "."
    case 3...4: ":"
    case 5...6: "*"
    default: "#"
    }
  }
}
