import Foundation
import Learning
import Running
import Text
import Worlds

extension Command {
  static let evaluate = Command(
    name: "evaluate", operands: "SESSION",
    help: "how right a session's network is about your own labelled data, or a text",
    options: [
      .dataToClassify, .whichNetwork,
      Option("--all", help: "of the session's own data also what it learned from"),
      .header, .sessions, .json,
    ]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let path = try arguments.required(.dataToClassify)
    let runner = try program.runner(arguments)
    let session = try runner.exportable(try arguments.network, of: name)
    let selection = Selection(
      own: try runner.ownData(at: path, of: name), path: path, name: name,
      takesAll: arguments.has("--all"))
    if let model = session.model.languageModel {
      var reading = TextReading(model, session, name)
      let report = try reading.report(on: path, selection, program)
      program.out.write(arguments.has("--json") ? report.json : report.text)
      return 0
    }
    var classification = try Classification(name, session)
    var rows = try classification.rows(at: path, needsLabels: true, arguments, program)
    let part = selection.part(
      of: rows.count(inputs: classification.inputCount), unit: "row", program)
    if let part { rows = rows.subset(part, inputs: classification.inputCount) }
    program.err.line(classification.account)
    let report = classification.report(on: rows)
    program.out.write(arguments.has("--json") ? report.json(rows: part) : report.text)
    return 0
  }
}

extension Runner {
  /// The model that a session hands over.
  ///
  /// - Throws: `Failure` that says why there is none.
  func exportable(
    _ choice: NetworkChoice, of name: SessionName
  ) throws(Failure) -> SessionModel {
    guard let session = try model(choice, of: name) else {
      throw Failure(.input, try accountOfNoNetwork(name))
    }
    return session
  }
}

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

extension Classification {
  /// What becomes of labelled rows.
  fileprivate mutating func report(on rows: RowsToClassify) -> ClassificationReport {
    let classes = classifier.classes
    var report = ClassificationReport(classes: classes)
    run(rows) { first, probabilities in
      for row in 0..<probabilities.count / classes.count {
        report.add(
          label: rows.labels?[first + row] ?? 0,
          probabilities: probabilities[row * classes.count..<(row + 1) * classes.count])
      }
      return true
    }
    return report
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
  ///
  /// - Parameter part: The rows that were evaluated on; `nil` for all.
  fileprivate func json(rows part: [Int]?) -> String {
    let each = classes.indices.map { label in
      "{\"class\":\(PredictionSheet.quoted(classes[label])),\"precision\":\(number(precision(of: label)))"
        + ",\"recall\":\(number(recall(of: label))),\"count\":\(count(of: label))}"
    }
    let rows = confusion.map { "[\($0.map(String.init).joined(separator: ","))]" }
    let places = part.map { ",\"rows\":[\($0.map(String.init).joined(separator: ","))]" } ?? ""
    return "{\"accuracy\":\(number(accuracy?.mean)),\"low\":\(number(accuracy?.low))"
      + ",\"high\":\(number(accuracy?.high)),\"right\":\(right),\"count\":\(count)"
      + ",\"log_loss\":\(number(logLoss)),\"classes\":[\(each.joined(separator: ","))]"
      + ",\"confusion\":[\(rows.joined(separator: ","))]\(places)}\n"
  }

  private func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return "\(value)"
  }
}
