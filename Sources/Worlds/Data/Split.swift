public import Compute

/// A data set split into the part that weights are fitted on, the part that choices are made on,
/// and the part that is looked at once.
public struct Split: Sendable {
  /// The name of the data set.
  public let name: String
  /// The name of each class, in the order of the labels.
  public let classNames: [String]
  /// What the data set is and what was made of its file, in lines for people.
  public let summary: [String]
  /// The user's files that it was read from.
  public let files: [String]
  /// The rows of the user's data that are the test part, rising; `nil` where it came on its own.
  public private(set) var testRows: [Int]?
  /// What raw inputs were mapped by to be what they are here; `nil` where they are raw.
  public private(set) var normaliser: ChannelMap?
  /// How the columns of a table became raw inputs; `nil` where there was none.
  public private(set) var schema: TableSchema?
  /// The lowest and highest value of a raw input, where known.
  let valueRange: ClosedRange<Float>?
  /// What weights are fitted on.
  public internal(set) var training: Examples
  /// What choices are made on: architectures, learning rates, when to stop.
  public internal(set) var validation: Examples
  /// What the final report is written from.
  public internal(set) var test: SealedExamples

  init(
    dataset: Dataset, training: Examples, validation: Examples, test: SealedExamples,
    testRows: [Int]?
  ) {
    self.testRows = testRows
    (name, classNames) = (dataset.name, dataset.classNames)
    valueRange = dataset.valueRange
    (summary, files) = (dataset.summary, dataset.account.files)
    schema = dataset.schema
    (self.training, self.validation, self.test) = (training, validation, test)
  }

  /// The shape of one example.
  public var shape: InputShape { training.shape }

  /// How many classes there are.
  public var classes: Int { classNames.count }

  /// The same with at most so many training examples, and a tenth of that for validation.
  public consuming func limited(to count: Int) -> Split {
    training = training.subset(Array(0..<min(count, training.count)))
    validation = validation.subset(Array(0..<min((count + 9) / 10, validation.count)))
    return self
  }

  /// Replaces what is missing by what the training part alone shows.
  mutating func fillGaps() {
    let medians = training.medians()
    training.fill(with: medians)
    validation.fill(with: medians)
    test.contents.fill(with: medians)
    schema?.replaceMissing(by: medians)
  }

  /// Rescales all three parts by what the training part alone shows.
  public consuming func normalised(_ normalisation: Normalisation) -> Split {
    guard let map = normalisation.fitted(to: training, valueRange: valueRange) else { return self }
    normaliser = map
    map.apply(to: &training.inputs)
    map.apply(to: &validation.inputs)
    map.apply(to: &test.contents.inputs)
    return self
  }
}
