import Foundation
import Learning
import Text

/// A path in full, fit for a line on a terminal.
func shown(_ path: String) -> String { printable(path, most: 1000) }

extension Failure {
  /// The system's error of an operation on a file, with a hint where there is one.
  static func system(_ operation: String, _ path: String, code: Int32 = errno) -> Failure {
    let hint =
      switch code {
      case ENOSPC, EDQUOT: "; free some space, or choose another folder with --sessions"
      case EROFS, EACCES, EPERM: "; choose a folder you may write to with --sessions"
      case ELOOP: "; a link is not followed here"
      case EIO: "; the disk may be failing"
      default: ""
      }
    let said = String(cString: strerror(code))
    return Failure(.storage, "cannot \(operation) \(shown(path)): \(said)\(hint)")
  }

  /// Makes sure that this program can read a file of a format.
  static func checkFormat(
    _ format: Int, oldest: Int = 1, newest: Int, path: String
  ) throws(Failure) {
    guard format <= newest else {
      throw Failure(
        .storage,
        "\(shown(path)) has format \(format); this program reads up to format \(newest): "
          + "use the newer athanor that wrote it")
    }
    guard format >= 1 else {
      throw Failure(
        .storage,
        "\(shown(path)) has format \(format), which no athanor has ever written; "
          + "this program reads format \(newest)")
    }
    guard format >= oldest else {
      throw Failure(
        .storage,
        "\(shown(path)) has format \(format), which athanor 0.\(format) wrote; this program reads "
          + "format \(newest): show it with athanor 0.\(format), or start the run anew")
    }
  }

  /// What is wrong with a JSON text, in a few words.
  static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(place(context.codingPath + [key])) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(place(context.codingPath)) is of the wrong kind"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(place(context.codingPath)) has a value that makes no sense"
    case DecodingError.dataCorrupted: "it is not JSON"
    default: printable("\(error)", most: 200)
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    printable("\"" + path.map(\.stringValue).joined(separator: ".") + "\"")
  }
}
