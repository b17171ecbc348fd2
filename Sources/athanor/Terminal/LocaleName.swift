import Foundation

/// The name of the locale that says which characters there are.
enum LocaleName {
  /// What stands in for a locale of UTF-8 that is not installed.
  static let fallback = "C.UTF-8"

  /// What the environment asks for, as setlocale(3) has it; empty where it asks for nothing.
  static func ofCharacters(_ environment: [String: String]) -> String {
    ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
  }

  /// Whether a locale of this name has the characters of Unicode.
  static func isUTF8(_ name: String) -> Bool {
    let stem = name.split(separator: "@").first ?? ""
    return stem.lowercased().replacing("-", with: "").hasSuffix("utf8")
  }

  /// What a locale comes to here, in words.
  static func account(_ environment: [String: String]) -> String {
    let name = ofCharacters(environment)
    guard isUTF8(name) else {
      return "ASCII, since \(name.isEmpty ? "no locale is set" : "\(name) has no UTF-8")"
    }
    guard let locale = newlocale(LC_CTYPE_MASK, name, nil) else {
      return "UTF-8 by \(fallback), since \(name) is not installed"
    }
    freelocale(locale)
    return "UTF-8"
  }
}
