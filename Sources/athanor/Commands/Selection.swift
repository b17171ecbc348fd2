import Learning
import Running
import Text

/// Which part of a file is evaluated on.
struct Selection {
  /// What the file has to do with the session.
  let own: OwnData?
  let path: String
  let name: SessionName
  /// Whether what was learned from counts, too.
  let takesAll: Bool

  /// The places to evaluate on, of so many; `nil` for all.
  ///
  /// What is strange is told.
  func part(of count: Int, unit: String, _ program: Program) -> [Int]? {
    guard let own else { return nil }
    let file = printable(path, most: 200)
    guard let part = own.testPart, part.allSatisfy((0..<count).contains), !part.isEmpty else {
      program.err.line(
        "athanor: \(file) is what '\(name)' learned from: it has seen \(unit)s of it, so do not "
          + "take this for what it will do on others")
      return nil
    }
    guard !takesAll else {
      program.err.line(
        "athanor: \(file) is what '\(name)' learned from: all but \(part.count) of its \(count) "
          + "\(unit)s it has seen")
      return nil
    }
    program.err.line(
      "athanor: \(file) is what '\(name)' learned from: only its test part counts here, "
        + "\(counted(part.count, unit)) of \(count): \(Self.shown(part)); --all takes all")
    return part
  }

  /// Places, those in a row as `3-7`.
  private static func shown(_ places: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for place in places {
      if let last = runs.last, last.upperBound + 1 == place {
        runs[runs.count - 1] = last.lowerBound...place
      } else {
        runs.append(place...place)
      }
    }
    let texts = runs.prefix(20).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return texts.joined(separator: ", ") + (runs.count > 20 ? ", ..." : "")
  }
}
