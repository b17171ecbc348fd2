import Foundation
import Learning
import Running
import Text
import Worlds

extension Command {
  static let evaluate = Command(
    name: "evaluate", operands: "SESSION",
    help: "how right a session's network is about your own labelled data",
    options: [.dataToClassify, .whichNetwork, .header, .sessions, .json]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let path = try arguments.required(.dataToClassify)
    let runner = try program.runner(arguments)
    var classification = try Classification(name, try arguments.network, runner)
    let rows = try classification.rows(at: path, needsLabels: true, arguments, program)
    program.err.line(classification.account)
    let classes = classification.classifier.classes
    var report = ClassificationReport(classes: classes)
    classification.run(rows) { first, probabilities in
      for row in 0..<probabilities.count / classes.count {
        report.add(
          label: rows.labels?[first + row] ?? 0,
          probabilities: probabilities[row * classes.count..<(row + 1) * classes.count])
      }
      return true
    }
    program.out.write(arguments.has("--json") ? report.json : report.text)
    return 0
  }
}

extension ClassificationReport {
  /// A page for people.
  fileprivate var text: String {
    let interval = accuracy.map { " (\(Numeral.brief($0.low)) to \(Numeral.brief($0.high)))" } ?? ""
    let head = [
      ["accuracy", "\(accuracy?.mean ?? 0)\(interval), \(right) of \(count)"],
      ["log loss", "\(format(logLoss, "%.6g")) nats"],
    ]
    let rows = classes.indices.map { label in
      [
        printable(classes[label]), share(precision(of: label)), share(recall(of: label)),
        "\(count(of: label))",
      ]
    }
    let table = [["class", "precision", "recall", "count"]] + rows
    return
      (columns(head) + [""] + columns(table) + ["", "rows: what it is; columns: what was said"]
      + matrix).map { $0 + "\n" }.joined()
  }

  private func share(_ value: Double?) -> String { value.map { format($0, "%.4f") } ?? "-" }

  private var matrix: [String] {
    let head = [""] + classes.map { printable($0) }
    let rows = zip(classes, confusion).map { name, row in
      [printable(name)] + row.map(String.init)
    }
    return columns([head] + rows)
  }

  /// One object in a line.
  fileprivate var json: String {
    let each = classes.indices.map { label in
      "{\"class\":\(PredictionSheet.quoted(classes[label])),\"precision\":\(number(precision(of: label)))"
        + ",\"recall\":\(number(recall(of: label))),\"count\":\(count(of: label))}"
    }
    let rows = confusion.map { "[\($0.map(String.init).joined(separator: ","))]" }
    return "{\"accuracy\":\(number(accuracy?.mean)),\"low\":\(number(accuracy?.low))"
      + ",\"high\":\(number(accuracy?.high)),\"right\":\(right),\"count\":\(count)"
      + ",\"log_loss\":\(number(logLoss)),\"classes\":[\(each.joined(separator: ","))]"
      + ",\"confusion\":[\(rows.joined(separator: ","))]}\n"
  }

  private func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return "\(value)"
  }
}
