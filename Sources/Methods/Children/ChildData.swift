import Compute
public import Learning
public import Worlds

/// What children are trained and judged on.
public struct ChildData: Sendable {
  /// Examples laid out for a trainer.
  struct Part: Sendable {
    /// Pixels, `[count, height, width, channels]`.
    let inputs: [Float]
    /// Classes, `[count]`.
    let labels: [Int]

    init(_ examples: Examples) {
      inputs = examples.inputs
      labels = examples.labels.map(Int.init)
    }

    private init(inputs: [Float], labels: [Int]) {
      (self.inputs, self.labels) = (inputs, labels)
    }

    /// Both parts, one after the other.
    static func + (left: Part, right: Part) -> Part {
      Part(inputs: left.inputs + right.inputs, labels: left.labels + right.labels)
    }

    /// The first examples, at most so many; they stand in random order.
    func first(_ count: Int?) -> Part {
      guard let count, count < labels.count else { return self }
      let width = inputs.count / labels.count
      return Part(inputs: Array(inputs.prefix(count * width)), labels: Array(labels.prefix(count)))
    }

    /// The same examples in pieces of at most `size`.
    func pieces(of size: Int) -> [Part] {
      let width = inputs.count / max(labels.count, 1)
      return stride(from: 0, to: labels.count, by: size).map { start in
        let end = min(start + size, labels.count)
        return Part(
          inputs: Array(inputs[start * width..<end * width]), labels: Array(labels[start..<end]))
      }
    }
  }

  /// The name of the data set.
  public let name: String
  /// The shape of an example.
  public let shape: InputShape
  /// How many classes there are.
  public let classes: Int
  /// Their names, in the order of the labels.
  let classNames: [String]
  /// What was read of the user's data.
  public let dataRead: DataRead?
  /// What raw inputs were mapped by; `nil` where they are taken as they are.
  let normaliser: ChannelMap?
  /// How the columns of a table became raw inputs; `nil` where there was none.
  let schema: TableSchema?
  /// What weights are fitted on.
  let training: Part
  /// What children are chosen by.
  let validation: Part
  /// The validation part in pieces that are judged one at a time.
  let validationPieces: [Part]
  /// What is looked at once.
  private let test: SealedExamples

  /// How many examples are judged in one go.
  private static let pieceSize = 128

  /// Opens a data set by name, or the user's own, and splits it, always the same way.
  ///
  /// - Throws: `Failure` when it cannot be found or read, or is too small to be split.
  public init(_ name: String?, _ request: WorldRequest) throws(Failure) {
    let dataset = try Dataset.open(name, request)
    let split = dataset.split(random: Random(seed: 0)).normalised(.unit)
    guard split.training.count > 1, split.validation.count > 1, split.test.count > 1 else {
      throw Failure(.input, "\(dataset.name) has too few examples to train, choose and test on")
    }
    (shape, classes) = (split.shape, split.classes)
    (classNames, normaliser, schema) = (split.classNames, split.normaliser, split.schema)
    (self.name, dataRead) = (dataset.name, split.dataRead)
    training = Part(split.training)
    validation = Part(split.validation)
    validationPieces = validation.pieces(of: Self.pieceSize)
    test = split.test
  }

  /// The test part in pieces: for children whose choice is over.
  var testPieces: [Part] {
    Part(test.openAtTheEnd()).pieces(of: Self.pieceSize)
  }

  /// The shorter side of an image.
  package var side: Int { min(shape.height, shape.width) }

  /// How many examples choices and reports rest on.
  package var counts: (validation: Int, test: Int) { (validation.labels.count, test.count) }
}
