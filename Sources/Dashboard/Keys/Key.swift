/// A key as a person pressed it.
///
///     Key("ctrl+x"), Key("shift+left"), Key("?")
package struct Key: Hashable, Sendable {
  /// Which key.
  package enum Code: Hashable, Sendable {
    /// One that writes a character; capitals are characters of their own.
    case character(Unicode.Scalar)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
  }

  /// What was held down with it.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    /// The set as bits.
    package let rawValue: UInt8

    /// The set with these bits.
    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Shift, where it does not just make another character.
    package static let shift = Modifiers(rawValue: 1)
    /// Alt, also known as Meta.
    package static let alt = Modifiers(rawValue: 2)
    /// Control.
    package static let control = Modifiers(rawValue: 4)
  }

  /// Which key.
  package var code: Code
  /// What was held down with it.
  package var modifiers: Modifiers

  /// A key.
  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// The character the key writes into a text, if it does.
  package var typed: Unicode.Scalar? {
    guard case .character(let scalar) = code, modifiers.isEmpty else { return nil }
    return scalar
  }
}

// MARK: - Names

extension Key: CustomStringConvertible, LosslessStringConvertible {
  /// The key's name, as help shows it and as key scripts spell it: `ctrl+x`, `space`, `?`.
  package var description: String {
    var text = ""
    if modifiers.contains(.control) { text += "ctrl+" }
    if modifiers.contains(.alt) { text += "alt+" }
    if modifiers.contains(.shift) { text += "shift+" }
    return text + name
  }

  /// The key of a name; `nil` where no key has it.
  package init?(_ description: String) {
    var rest = description[...]
    var modifiers: Modifiers = []
    for (prefix, modifier) in Self.prefixes {
      guard rest.count > prefix.count, rest.hasPrefix(prefix) else { continue }
      rest.removeFirst(prefix.count)
      modifiers.insert(modifier)
    }
    guard let code = Self.code(named: String(rest)) else { return nil }
    self.init(code, modifiers)
  }

  private static let prefixes: [(String, Modifiers)] = [
    ("ctrl+", .control), ("alt+", .alt), ("shift+", .shift),
  ]

  private static let names: [(name: String, code: Code)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace),
    ("del", .delete), ("ins", .insert), ("up", .up), ("down", .down), ("left", .left),
    ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    ("space", .character(" ")),
  ]

  private var name: String {
    if let named = Self.names.first(where: { $0.code == code }) { return named.name }
    switch code {
    case .character(let scalar): return String(Character(scalar))
    case .function(let number): return "f\(number)"
    default: return ""
    }
  }

  private static func code(named name: String) -> Code? {
    if let named = names.first(where: { $0.name == name }) { return named.code }
    let scalars = name.unicodeScalars
    if let only = scalars.first, scalars.count == 1 { return .character(only) }
    guard name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...12).contains(number) else {
      return nil
    }
    return .function(number)
  }
}
