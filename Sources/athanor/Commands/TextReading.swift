import Foundation
import Learning
import Running
import Text
import Worlds

/// A session's language model at work on a text of a person's own.
struct TextReading {
  private let name: SessionName
  private let session: SessionModel
  private var model: any LanguageModel

  init(_ model: any LanguageModel, _ session: SessionModel, _ name: SessionName) {
    (self.model, self.session, self.name) = (model, session, name)
  }

  /// What it makes of a text; of its own only of the part that it did not learn from.
  mutating func report(
    on path: String, _ selection: Selection, _ program: Program
  ) throws(Failure) -> Report {
    let corpus: TextCorpus
    do {
      corpus = try WorldFinder().openText(dataPath: path)
    } catch {
      throw Failure(.input, error.description)
    }
    var ids = corpus.whole
    if let part = selection.part(of: ids.count, unit: "character", program) {
      ids = part.map { ids[$0] }
    }
    let numbers = corpus.characters.map { numbering[String($0)] }
    let known = ids.compactMap { numbers[Int($0)] }
    guard known.count > 1 else {
      throw Failure(
        .input, "\(printable(path, most: 400)) has no two characters that '\(name)' knows")
    }
    let strangers = Set(ids.filter { numbers[Int($0)] == nil }).sorted()
    program.err.line(session.account(of: name))
    let bits = model.bits(of: known)
    return Report(
      bits: bits.reduce(0, +) / Double(bits.count), count: bits.count,
      unknown: ids.count - known.count,
      strangers: strangers.map { String(corpus.characters[Int($0)]) })
  }

  /// The numbers of symbols.
  private var numbering: [String: Int32] {
    Dictionary(model.symbols.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
  }

  /// What was found.
  struct Report {
    /// Bits per character, over so many.
    let bits: Double
    let count: Int
    /// How many characters were left out, and which.
    let unknown: Int
    let strangers: [String]
  }
}

extension TextReading.Report {
  /// For people.
  var text: String {
    let left = strangers.prefix(12).map { "'\(printable($0))'" }.joined(separator: ", ")
    let rest = strangers.count > 12 ? ", ..." : ""
    let lines = [
      ["bits per character", "\(bits), of \(counted(count, "character"))"],
      ["left out", unknown == 0 ? "nothing" : "\(unknown) that it does not know: \(left)\(rest)"],
    ]
    return columns(lines).map { $0 + "\n" }.joined()
  }

  /// One object in a line.
  var json: String {
    let named = strangers.map(PredictionSheet.quoted).joined(separator: ",")
    return "{\"bits_per_character\":\(bits),\"count\":\(count),\"unknown\":\(unknown)"
      + ",\"unknown_characters\":[\(named)]}\n"
  }
}
