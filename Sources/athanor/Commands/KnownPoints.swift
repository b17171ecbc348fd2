import Foundation
import Learning
import Text

/// Points that a search begins with, in a table whose columns are called as the settings are.
enum KnownPoints {
  /// The column of scores that are told and not measured.
  private static let score = "score"
  /// What a sheet of trials says besides, so that it can be taken as it is.
  private static let passedOver: Set = ["trial", "step", "state", "cost", "known", "arm", "parent"]

  /// Reads a file.
  ///
  /// - Throws: `Failure` that says what is wrong, and where.
  static func read(_ path: String) throws(Failure) -> [KnownPoint] {
    let file = printable(path, most: 400)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.input, "\(file) cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(.input, "\(file) is not UTF-8")
    }
    let rows = SeparatedValues.rows(of: text)
    guard let names = rows.first, rows.count > 1 else {
      throw Failure(.input, "\(file) holds no points: give the settings' names, then one a line")
    }
    for name in names where names.count(where: { $0 == name }) > 1 {
      throw Failure(.input, "\(file) has two columns called '\(printable(name))'")
    }
    var points: [KnownPoint] = []
    for (number, cells) in rows.dropFirst().enumerated() {
      guard cells.count == names.count else {
        throw Failure(
          .input,
          "\(file): point \(number + 1) has \(counted(cells.count, "cell")), but there are "
            + "\(counted(names.count, "column"))")
      }
      points.append(try point(names, cells, "\(file): point \(number + 1)"))
    }
    return points
  }

  private static func point(
    _ names: [String], _ cells: [String], _ place: String
  ) throws(Failure) -> KnownPoint {
    var point = KnownPoint([:])
    for (name, cell) in zip(names, cells) where !passedOver.contains(name) && !cell.isEmpty {
      guard name == score else {
        point.values[name] = cell
        continue
      }
      guard let score = Double(cell), score.isFinite else {
        throw Failure(.input, "\(place) has the score '\(printable(cell))', which is no number")
      }
      point.score = score
    }
    return point
  }
}
