import Compute
import Foundation
import Learning
import Running
import Text
import Worlds

/// A session's classifier at work on data of a person's own.
struct Classification {
  let name: SessionName
  private let session: SessionModel
  private(set) var classifier: any Classifier
  /// Rows that are computed at once.
  private static let batch = 128

  /// - Throws: `Failure` that says what the session has instead of a classifier.
  init(_ name: SessionName, _ session: SessionModel) throws(Failure) {
    self.name = name
    guard let classifier = session.model.classifier else {
      throw Failure(
        .input,
        "session '\(name)' has \(session.model.kind), not a classifier: --format onnx hands it over"
      )
    }
    (self.session, self.classifier) = (session, classifier)
  }

  /// Reads data for it; what is strange about them is told on standard error.
  func rows(
    at path: String, needsLabels: Bool, _ arguments: Arguments, _ program: Program
  ) throws(Failure) -> RowsToClassify {
    var reading = TableReading()
    try arguments.override(&reading)
    let purpose = RowsToClassify.Purpose(
      network: "the network of \(name)", shape: classifier.inputShape,
      classes: classifier.classes, schema: classifier.schema, needsLabels: needsLabels)
    let rows: RowsToClassify
    do {
      rows = try RowsToClassify(
        at: path, for: purpose,
        options: TableOptions(hasHeader: reading.header.map { $0 == .yes }))
    } catch {
      throw Failure(.input, error.description)
    }
    for remark in rows.remarks + (rangeRemark(rows.inputs).map { [$0] } ?? []) {
      program.err.line("athanor: \(remark)")
    }
    return rows
  }

  /// Which network it is, in a line.
  var account: String { session.account(of: name) }

  /// How many inputs a row has.
  var inputCount: Int { classifier.inputShape.reduce(1, *) }

  /// Probabilities batch by batch, until `take` has had enough.
  ///
  /// - Parameter take: Gets the number of the first row, and the probabilities of some rows.
  mutating func run(_ rows: RowsToClassify, _ take: (Int, [Float]) -> Bool) {
    let width = inputCount, count = rows.count(inputs: width)
    for start in stride(from: 0, to: count, by: Self.batch) {
      let end = min(start + Self.batch, count)
      let inputs = Array(rows.inputs[start * width..<end * width])
      guard take(start, classifier.probabilities(inputs)) else { return }
    }
  }

  /// That inputs are far from those in training.
  private func rangeRemark(_ inputs: [Float]) -> String? {
    guard let range = classifier.trainingRange, let high = inputs.max(), let low = inputs.min()
    else { return nil }
    let span = range.upperBound - range.lowerBound
    let lay =
      "in training they lay in \(Numeral.brief(Double(range.lowerBound)))..."
      + Numeral.brief(Double(range.upperBound))
    if high - range.lowerBound > 1.5 * span {
      return "inputs reach \(Numeral.brief(Double(high))); \(lay)"
    }
    if range.upperBound - low > 1.5 * span {
      return "inputs reach \(Numeral.brief(Double(low))); \(lay)"
    }
    return nil
  }
}

extension SessionModel {
  /// Which network of a session it is, in a line.
  func account(of name: SessionName) -> String {
    guard let trial, let network else { return "\(name): its network as it is now" }
    let parts = network.trainedOn == .training ? "training" : "training and validation"
    let score = trial.outcome.score.map { ", \(trial.purpose.word) \(Numeral.brief($0))" } ?? ""
    return "\(name), trial \(trial.id): \(trial.candidate), trained on \(parts)\(score)"
  }
}

extension TrialPurpose {
  /// What its score was measured on.
  fileprivate var word: String {
    switch self {
    case .test, .ensemble: "test"
    default: "validation"
    }
  }
}
