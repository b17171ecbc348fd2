/// Which class each label of an IDX file is.
struct ClassNumbers {
  /// The name of each class.
  let names: [String]
  /// The class of each label; -1 where there is none.
  private let classOf: [Int32]
  /// What was made of gaps between labels; `nil` where there are none.
  let closedGaps: String?

  /// The labels are the numbers of these classes.
  init(named names: [String]) {
    self.names = names
    classOf = names.indices.map { Int32($0) }
    closedGaps = nil
  }

  /// The labels that occur are the classes, as in a table: labels 0, 100 and 200 are three of them,
  /// called "0", "100" and "200".
  init(closingGapsOf labels: [Int32]) {
    let highest = Int(labels.max() ?? 0)
    var classOf = [Int32](repeating: -1, count: highest + 1)
    for label in labels { classOf[Int(label)] = 0 }
    var names: [String] = []
    for label in classOf.indices where classOf[label] == 0 {
      classOf[label] = Int32(names.count)
      names.append("\(label)")
    }
    self.names = names
    self.classOf = classOf
    closedGaps =
      names.count == classOf.count ? nil : "labels: \(names.count) of the numbers up to \(highest)"
  }

  /// The labels there are, for messages.
  var known: String {
    if closedGaps == nil { return "0 to \(names.count - 1)" }
    let list = names.prefix(12).joined(separator: ", ")
    return "\(list)\(names.count > 12 ? ", ..." : "")"
  }

  /// The examples with classes for labels.
  func number(
    _ examples: Examples, otherwise failure: (Int32) -> DataFailure
  ) throws(DataFailure) -> Examples {
    let known = classOf.indices
    if let stranger = examples.labels.first(where: {
      !known.contains(Int($0)) || classOf[Int($0)] < 0
    }) {
      throw failure(stranger)
    }
    return Examples(
      shape: examples.shape, inputs: examples.inputs,
      labels: examples.labels.map { classOf[Int($0)] })
  }
}
