public import Compute

/// Labelled examples of a classification task: what there is, before it is split.
public struct Dataset: Sendable {
  /// A short name, such as `optdigits`.
  public let name: String
  /// The name of each class, in the order of the labels.
  public let classNames: [String]
  /// Origin and licence.
  public let provenance: Provenance
  /// The lowest and highest value a raw input can have, where the format fixes them.
  public let valueRange: ClosedRange<Float>?
  /// The share of the pool that choices are judged on, unless something else is asked for.
  public let validationShare: Double
  /// The examples that choices may be made on.
  public internal(set) var pool: Examples
  /// The test part that the makers of the data set laid aside, if they did.
  public let officialTest: SealedExamples?
  /// How the columns of its table became inputs; `nil` where it is none.
  public internal(set) var schema: TableSchema?
  /// What was found in the file it came from; empty for data inside the program.
  public internal(set) var account: DataAccount

  /// Describes a data set; every label must be the number of a class.
  public init(
    name: String, classNames: [String], provenance: Provenance,
    valueRange: ClosedRange<Float>? = nil, validationShare: Double = 0.15, pool: Examples,
    officialTest: Examples? = nil, schema: TableSchema? = nil,
    account: DataAccount = DataAccount()
  ) {
    let classes = Int32(classNames.count)
    for labels in [pool.labels, officialTest?.labels ?? []] {
      for label in labels {
        precondition(
          label >= 0 && label < classes, "\(name) has no class \(label) among \(classes)")
      }
    }
    precondition(
      officialTest == nil || officialTest?.shape == pool.shape,
      "training and test examples of \(name) differ in shape")
    (self.name, self.classNames, self.provenance) = (name, classNames, provenance)
    (self.valueRange, self.validationShare, self.pool) = (valueRange, validationShare, pool)
    self.officialTest = officialTest.map(SealedExamples.init)
    (self.schema, self.account) = (schema, account)
  }

  /// The shape of one example.
  public var shape: InputShape { pool.shape }

  /// Splits the data set into training, validation and test parts.
  ///
  /// The validation part is carved from the pool, class by class in proportion. So is the test
  /// part, unless the data set came with an official one. Missing inputs take the median of the
  /// training part. Every part is in random order; the same
  /// `random` always makes the same split.
  ///
  /// - Parameters:
  ///   - validation: The share of the pool to choose by, in 0..<1; by default the data set's own.
  ///   - test: The share of the pool to lay aside where there is no official test part.
  ///   - random: The stream that decides; how much was drawn from it before does not matter.
  public func split(
    validation: Double? = nil, test: Double = 0.15, random: Random
  ) -> Split {
    let parts = rows(validation: validation ?? validationShare, test: test, random: random)
    var split = Split(
      dataset: self, training: pool.subset(parts[0]), validation: pool.subset(parts[1]),
      test: officialTest ?? SealedExamples(pool.subset(parts[2])),
      testRows: officialTest == nil ? parts[2].sorted() : nil)
    if account.hasGaps { split.fillGaps() }
    return split
  }

  /// Whether a split by the usual shares has no empty part.
  var leavesSomethingToChooseAndTestOn: Bool {
    let parts = rows(validation: validationShare, test: 0.15, random: Random(seed: 0))
    return !parts[1].isEmpty && (officialTest.map { $0.count > 0 } ?? !parts[2].isEmpty)
  }

  /// The rows of the pool for training, for validation and for the test.
  private func rows(validation: Double, test: Double, random: Random) -> [[Int]] {
    let testShare = officialTest == nil ? test : 0
    precondition(
      validation >= 0 && testShare >= 0 && validation + testShare < 1,
      "shares of \(validation) and \(testShare) leave nothing to train on")
    return stratify(
      pool.labels, classes: classNames.count, shares: [validation, testShare],
      random: random.stream("split"))
  }
}
