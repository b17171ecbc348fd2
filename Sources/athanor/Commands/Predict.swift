import Foundation
import Learning
import Running
import Text
import Worlds

extension Command {
  static let predict = Command(
    name: "predict", operands: "SESSION", help: "classes of your own data by a session's network",
    options: [
      .dataToClassify, .whichNetwork,
      Option("--probabilities", help: "the probability of every class, not of the likeliest alone"),
      .header,
      Option("--output", "FILE", help: "where to write (also -o; else, or for -, standard output)"),
      Option("--force", help: "replace also a file that is write-protected (also -f)"),
      .sessions, .json,
    ]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let path = try arguments.required(.dataToClassify)
    let runner = try program.runner(arguments)
    var classification = try Classification(
      name, try runner.exportable(try arguments.network, of: name))
    let rows = try classification.rows(at: path, needsLabels: false, arguments, program)
    program.err.line(classification.account)
    let sheet = PredictionSheet(
      classes: classification.classifier.classes, isJSON: arguments.has("--json"),
      hasAll: arguments.has("--probabilities"))
    guard let output = arguments.outputPath else {
      program.out.write(sheet.header)
      classification.run(rows) { program.out.write(sheet.lines(from: $0, $1)) }
      return 0
    }
    var text = sheet.header
    classification.run(rows) {
      text += sheet.lines(from: $0, $1)
      return true
    }
    try OutputFile(output, isForced: arguments.has("--force")).write(Array(text.utf8))
    return 0
  }
}

extension Option {
  static let dataToClassify = Option(
    "--data", "FILE", help: "a table, IDX images or a CIFAR batch, labelled or not")
  static let whichNetwork = Option(
    "--network", "WHICH", help: "final, best or trial-N (else final)")
}

extension Arguments {
  /// Which network is meant.
  var network: NetworkChoice {
    get throws(Failure) { try NetworkChoice(value("--network") ?? "final") }
  }

  /// The value of an option that must be there.
  func required(_ option: Option) throws(Failure) -> String {
    guard let value = value(option.name), !value.isEmpty else {
      throw Failure(.input, "\(option.name) is missing: say \(option.usage)")
    }
    return value
  }
}

/// How predictions are written, a line a row.
struct PredictionSheet {
  let classes: [String]
  let isJSON: Bool
  /// Whether every class has its probability.
  let hasAll: Bool

  /// The names of the columns.
  var header: String {
    if isJSON { return "" }
    let all = hasAll ? classes.map { "p(\($0))" } : []
    return (["row", "label", "probability"] + all).map(Self.cell).joined(separator: ",") + "\n"
  }

  /// The lines of some rows, from their probabilities `[rows, classes]`.
  func lines(from first: Int, _ probabilities: [Float]) -> String {
    let count = classes.count
    return (0..<probabilities.count / count).map { row in
      line(first + row, probabilities[row * count..<(row + 1) * count])
    }.joined()
  }

  private func line(_ row: Int, _ probabilities: ArraySlice<Float>) -> String {
    let most = probabilities.max() ?? 0
    let label = (probabilities.firstIndex(of: most) ?? probabilities.startIndex)
    let name = classes[label - probabilities.startIndex]
    if isJSON {
      let all = zip(classes, probabilities).map { "\(Self.quoted($0)):\($1)" }
      let rest = hasAll ? ",\"probabilities\":{\(all.joined(separator: ","))}" : ""
      return "{\"row\":\(row),\"label\":\(Self.quoted(name)),\"probability\":\(most)\(rest)}\n"
    }
    let all = hasAll ? probabilities.map(Self.number) : []
    return (["\(row)", Self.cell(name), Self.number(most)] + all).joined(separator: ",") + "\n"
  }

  /// Nine digits, from which the bits of a `Float` come back.
  private static func number(_ value: Float) -> String { format(Double(value), "%.9g") }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// A string of JSON.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
