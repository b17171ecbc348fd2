/// What is wrong with a user's file, where, and what would be right.
public struct DataFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in a file something is wrong.
  public enum Place: Hashable, Sendable {
    /// The file as a whole.
    case whole
    /// A line, counted from 1.
    case line(Int)
    /// A cell of a table: line and column, counted from 1.
    case cell(line: Int, column: Int)
    /// A byte, counted from 0.
    case byte(Int)
  }

  /// The path as the user gave it, or the name of a data set.
  public let file: String
  /// Where the trouble starts.
  public let place: Place
  /// What is wrong; made printable where it quotes the file.
  public let problem: String
  /// What would be right.
  public let remedy: String
  /// The whole line, where it is not made of the others.
  private let line: String?

  /// Names a file, a place in it, what is wrong there and what would be right.
  public init(_ file: String, at place: Place = .whole, _ problem: String, remedy: String) {
    (self.file, self.place, self.problem, self.remedy) = (file, place, problem, remedy)
    line = nil
  }

  /// Says it in a line of its own.
  init(line: String) {
    (file, place, problem, remedy) = ("", .whole, line, "")
    self.line = line
  }

  /// One line of text, free of control characters.
  public var description: String {
    if let line { return line }
    let name = printable(file, limit: 400)
    let text =
      switch place {
      case .whole: "\(name): \(problem)"
      case .line(let line): "\(name), line \(line): \(problem)"
      case .cell(let line, let column): "\(name), line \(line), column \(column): \(problem)"
      case .byte(let byte): "\(name), byte \(byte): \(problem)"
      }
    return "\(text); \(remedy)"
  }
}
