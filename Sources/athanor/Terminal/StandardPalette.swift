import Screen

/// Stands in until themes are there.
enum StandardPalette {
  struct Style {
    var foreground: Int32 = -1
    var background: Int32 = -1
    var attributes: Attributes = []
  }

  static func style(_ role: Role, on ground: Role) -> Style {
    var style = Style()
    switch role {
    case .title, .strong: style.attributes = .bold
    case .dim, .hint, .border, .raw: style.foreground = 8
    case .running, .value, .series0: style.foreground = 4
    case .paused, .warn: style.foreground = 3
    case .finished, .good, .best: style.foreground = 2
    case .failed, .bad: style.foreground = 1
    default: break
    }
    if ground == .selection { style.attributes.insert(.reverse) }
    return style
  }
}
