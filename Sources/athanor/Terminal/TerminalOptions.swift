import Foundation

/// What is known of a terminal before it is opened.
struct TerminalOptions: Sendable {
  /// The types to try, best first.
  var typeNames: [String]
  /// Whether it shall show no colours.
  var isColourless: Bool
  /// Whether it shows only ASCII.
  var isASCII: Bool
  /// Whether the mouse is reported.
  var takesMouse: Bool
  /// Whether the terminal is light; `nil` where the environment does not say.
  var isLight: Bool?

  /// What the environment and the command line say.
  init(_ environment: [String: String], _ options: DashboardOptions) {
    let type = environment["TERM"] ?? ""
    let promise = environment["COLORTERM"] ?? ""
    let stem = type.split(separator: "-").first.map(String.init) ?? ""
    let direct = ["truecolor", "24bit"].contains(promise) && !options.isColourless
    typeNames = (direct ? ["\(stem)-direct", "xterm-direct"] : []) + [type]
    isColourless = options.isColourless || environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    isASCII = options.isASCII || !Self.isUTF8
    takesMouse = options.takesMouse
    isLight = environment["COLORFGBG"].flatMap(Self.isLight)
  }

  /// What `COLORFGBG` says of the background: the last of its fields, one of sixteen colours, of
  /// which the first seven and the dark grey are dark.
  private static func isLight(_ fields: String) -> Bool? {
    fields.split(separator: ";").last.flatMap { Int($0) }.map { $0 == 7 || $0 > 8 }
  }

  /// Takes the characters of the user's language, and nothing else of it: numbers stay as they are.
  ///
  /// A locale of UTF-8 that is not installed is as good as the one that always is.
  static func adoptLocale() {
    guard setlocale(LC_CTYPE, "") == nil else { return }
    if LocaleName.isUTF8(LocaleName.ofCharacters(ProcessInfo.processInfo.environment)) {
      setlocale(LC_CTYPE, LocaleName.fallback)
    }
  }

  private static var isUTF8: Bool {
    guard let name = nl_langinfo(Int32(CODESET)) else { return false }
    return ["UTF-8", "UTF8", "utf-8", "utf8"].contains(String(cString: name))
  }
}
