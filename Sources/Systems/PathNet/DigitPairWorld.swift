import Compute
public import Learning
import Methods
import Worlds

/// Images of several classes, of which tasks are made: each to tell two of the classes apart.
public struct DigitPairWorld: UserDataWorld, Sendable {
  /// What was read of the user's data.
  public let dataRead: DataRead?
  /// The names of the classes.
  let classNames: [String]
  /// What raw images were mapped by.
  let normaliser: ChannelMap?
  /// What weights are fitted on.
  let training: DigitPart
  /// What nothing is chosen by.
  let validation: DigitPart
  /// The classes of which both parts have examples.
  let classes: [Int]

  /// How many inputs an image has.
  var inputs: Int { training.examples.shape.count }

  /// The world before it is opened.
  static let description = WorldDescription(
    "digit-pairs",
    help: "Tasks of two digits each, of 8x8 images under salt-and-pepper noise (Alpaydin & Kaynak "
      + "1998, UCI, CC BY 4.0).",
    acceptsData: true)

  /// Opens the digits, or the user's own data of at least four classes.
  static func open(_ request: WorldRequest) throws(Failure) -> DigitPairWorld {
    let name = request.dataPath == nil ? "optdigits" : nil
    let split = try Dataset.open(name, request).split(random: Random(seed: 0)).normalised(.unit)
    let world = DigitPairWorld(split)
    guard world.classes.count >= 4 else {
      throw Failure(
        .input,
        "\(split.name) has \(world.classes.count) classes to draw from, but a pair of tasks takes 4"
      )
    }
    return world
  }

  private init(_ split: Split) {
    (dataRead, classNames) = (split.dataRead, split.classNames)
    normaliser = split.normaliser
    training = DigitPart(split.training, classes: split.classes)
    validation = DigitPart(split.validation, classes: split.classes)
    let parts = (training, validation)
    classes = (0..<split.classes).filter { !parts.0.rows[$0].isEmpty && !parts.1.rows[$0].isEmpty }
  }

  /// Two tasks of four different classes.
  func tasks(_ random: Random) -> [DigitPair] {
    var random = random
    let drawn = random.permutation(classes.count).prefix(4).map { classes[$0] }
    return [
      DigitPair(first: drawn[0], second: drawn[1]), DigitPair(first: drawn[2], second: drawn[3]),
    ]
  }

  /// A task's two classes for people: `3|7`.
  func name(of pair: DigitPair) -> String { "\(classNames[pair.first])|\(classNames[pair.second])" }
}

/// Two classes to be told apart.
struct DigitPair: Hashable, Sendable {
  let first: Int
  let second: Int
}

/// Examples by their class.
struct DigitPart: Sendable {
  let examples: Examples
  /// The rows of each class.
  let rows: [[Int]]

  init(_ examples: Examples, classes: Int) {
    self.examples = examples
    var rows: [[Int]] = Array(repeating: [], count: classes)
    for (row, label) in examples.labels.enumerated() { rows[Int(label)].append(row) }
    self.rows = rows
  }
}

/// Where the examples of a task come from: its part, its classes, the noise and the stream.
struct DigitSource: PathSource {
  let part: DigitPart
  let pair: DigitPair
  /// The share of pixels that are replaced by black or white.
  let noise: Double
  let random: Random

  /// Every example of the two classes so many times, each time under other noise.
  func everything(times: Int) -> [(row: Int, label: Int)] {
    let once = part.rows[pair.first].map { ($0, 0) } + part.rows[pair.second].map { ($0, 1) }
    return (0..<times).flatMap { _ in once.map { (row: $0.0, label: $0.1) } }
  }

  /// Draws a minibatch with replacement, as often of either class.
  func batch(_ number: Int, of size: Int) -> [(row: Int, label: Int)] {
    var random = random.stream("rows").stream(number)
    return (0..<size).map { _ in
      let label = random.below(2)
      return (row: random.pick(part.rows[label == 0 ? pair.first : pair.second]), label: label)
    }
  }

  /// Writes the images of some rows, and noise over them.
  func write(
    _ rows: [Int], number: Int, into inputs: UnsafeMutableBufferPointer<Float>
  ) {
    part.examples.gatherInputs(rows[...], into: inputs)
    SaltAndPepper(share: noise, random: random.stream("noise").stream(number))
      .write(over: inputs[..<(rows.count * part.examples.shape.count)])
  }

  func rows(of size: Int) -> Int { size }

  func games(of size: Int) -> Int { 0 }

  func learn(
    _ number: Int, size: Int, rate: Float, by program: inout PathProgram
  ) -> (right: Int, loss: Float) {
    program.learn(batch(number, of: size), number: number, of: self, rate: rate)
  }

  func accuracy(rows: Int, by program: inout PathProgram) -> Double {
    let all = everything(times: PathCompute.corruptions)
    let right = stride(from: 0, to: all.count, by: rows).reduce(0) { sum, start in
      let some = Array(all[start..<min(start + rows, all.count)])
      return sum + program.judge(some, number: start, of: self)
    }
    return Double(right) / Double(max(all.count, 1))
  }
}
