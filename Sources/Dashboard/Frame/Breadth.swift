/// How much there is room for.
enum Breadth: Int, Comparable {
  /// A single line with the most important state.
  case line
  /// A list with the columns that matter most.
  case narrow
  /// One pane.
  case single
  /// Two panes side by side.
  case double
  /// Three.
  case triple

  init(width: Int, height: Int) {
    switch width {
    case _ where width < 40 || height < 10: self = .line
    case ..<80: self = .narrow
    case ..<100: self = .single
    case ..<160: self = .double
    default: self = .triple
    }
  }

  static func < (left: Breadth, right: Breadth) -> Bool { left.rawValue < right.rawValue }
}
