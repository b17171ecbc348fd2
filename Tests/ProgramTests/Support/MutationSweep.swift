/// Tries many single changes of a session's checkpoint, in a process of its own that is started again
/// where a change ends it.
struct MutationSweep {
  /// How many were refused, and how many were gone on with.
  private(set) var refused = 0
  private(set) var taken = 0
  /// Those that ended the process, and how.
  private(set) var ends: [String] = []

  init(of session: String, in laboratory: Laboratory, count: Int) throws {
    var next = 0
    while next < count {
      let words = [laboratory.scratch.path, session, "\(next)", "\(count)"]
      let ending = try Child("Mutator", words).end()
      let lines = ending.lines.map(String.init)
      refused += lines.count { $0.hasPrefix("refused ") }
      taken += lines.count { $0 == "taken" }
      guard ending.code != 0 else { return }
      guard let last = lines.last(where: { Self.number(of: $0) != nil }),
        let number = Self.number(of: last)
      else {
        ends.append("the sweep did not begin: \(ending.err)")
        return
      }
      ends.append("code \(ending.code) after change \(last): \(ending.err.suffix(400))")
      next = number + 1
    }
  }

  /// The number of the change that a line announces.
  private static func number(of line: String) -> Int? {
    line.split(separator: " ").first.flatMap { Int($0) }
  }
}
