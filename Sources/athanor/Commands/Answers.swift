import Compute
import Foundation
import Learning
import Running
import Text

/// What a run is told when it asks somebody to choose, where there is no dashboard.
///
/// Options are numbered from 1, as they are on the screen; `back` is the one that goes back.
enum Answers {
  /// Nothing: the run is stopped where it asks.
  case none
  /// Answers drawn by the run's seed.
  case seed
  /// The answer to each trial, a line of a file each.
  case lines([String], path: String)
  /// The answer to the next question, and none after that.
  case next([String])

  /// What `--answers` says: `seed`, or a file with a JSON array a line: `[3, 5]`, `["back"]`.
  init(_ text: String?) throws(Failure) {
    switch text {
    case nil: self = .none
    case "seed"?: self = .seed
    case let path?:
      guard let lines = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw Failure(.input, "--answers \(printable(path)): there is no such file of text")
      }
      self = .lines(lines.split(separator: "\n").map(String.init), path: path)
    }
  }

  /// The answer to a question; `nil` where there is none.
  ///
  /// - Throws: `Failure` where what is given answers something else.
  func choice(
    for asked: PendingQuestion, of run: any Run, isFirst: Bool
  ) throws(Failure) -> [Int]? {
    switch self {
    case .none: return nil
    case .seed:
      let random = Random(seed: run.record.request.seed)
      return asked.question.answer(drawnFrom: random.trial(asked.trial))
    case .lines(let lines, let path):
      guard lines.indices.contains(asked.trial) else { return nil }
      let line = lines[asked.trial]
      let place = "\(printable(path)) line \(asked.trial + 1)"
      guard let words = Self.words(of: line) else {
        throw Failure(.input, "\(place): no array of numbers, such as [3, 5]: \(printable(line))")
      }
      return try Self.choice(words, asked.question, place)
    case .next(let words):
      return isFirst ? try Self.choice(words, asked.question, words.joined(separator: " ")) : nil
    }
  }

  private static func words(of line: String) -> [String]? {
    guard let values = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any] else {
      return nil
    }
    return values.map { "\($0)" }
  }

  /// Options by their numbers, from 1.
  private static func choice(
    _ words: [String], _ question: Question, _ place: String
  ) throws(Failure) -> [Int] {
    let options = words.map { word in
      word == "back" ? question.undo : Int(word).map { $0 - 1 }
    }
    let choice = options.compactMap(\.self)
    guard choice.count == words.count, question.accepts(choice) else {
      let last = question.options.count - (question.undo == nil ? 0 : 1)
      let back = question.undo == nil ? "" : ", or 'back'"
      throw Failure(
        .input,
        "'\(printable(place))' is no answer: choose \(question.choose.lowerBound) to "
          + "\(question.choose.upperBound) of 1 to \(last)\(back)")
    }
    return choice
  }
}
