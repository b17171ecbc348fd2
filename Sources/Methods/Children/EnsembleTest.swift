import Compute
import Learning
import Worlds

/// The test of several trained networks that answer together: the class with the largest mean
/// probability counts.
public struct EnsembleTest: Codable, Sendable {
  /// The trials whose networks take part.
  private let members: [Int]
  /// The member and the piece of the test part that come next.
  private var member = 0
  private var piece = 0
  /// The probabilities of the members so far, added up, `[examples, classes]`.
  private var sums: [Float] = []
  /// The next member, ready to answer: not part of the state.
  private var trainer: Trainer?

  private enum CodingKeys: CodingKey { case members, member, piece, sums }

  /// A test of the networks that these trials kept.
  package init(of members: [Int]) {
    precondition(!members.isEmpty, "an ensemble of none")
    self.members = members
  }

  /// Lets a member answer for a piece; returns the outcome at the end.
  ///
  /// - Throws: `Failure` when a saved test does not fit this data, or a network was not kept.
  mutating func advance(
    on data: ChildData, networks: any NetworkStore
  ) throws(Failure) -> Outcome? {
    let pieces = data.testPieces
    if sums.isEmpty { sums = Array(repeating: 0, count: data.counts.test * data.classes) }
    try check(pieces.count, on: data)
    if trainer == nil { trainer = try load(members[member], for: data, networks) }
    answer(pieces, classes: data.classes)
    if piece == pieces.count { (member, piece, trainer) = (member + 1, 0, nil) }
    return member == members.count ? outcome(pieces, classes: data.classes) : nil
  }

  private func check(_ pieceCount: Int, on data: ChildData) throws(Failure) {
    guard members.indices.contains(member), (0..<pieceCount).contains(piece),
      sums.count == data.counts.test * data.classes, sums.allSatisfy(\.isFinite)
    else {
      throw Failure(.damage, "a saved test of an ensemble holds values that make no sense here")
    }
  }

  private func load(
    _ trial: Int, for data: ChildData, _ networks: any NetworkStore
  ) throws(Failure) -> Trainer {
    let kept = try networks.network(ofTrial: trial)
    let shape = [data.shape.height, data.shape.width, data.shape.channels]
    guard let network = kept.network, network.input.dimensions == shape,
      var trainer = try? Trainer(
        network, classes: data.classes, optimiser: .sgd(), rate: 0, batchSize: 128, seed: 0),
      trainer.parameters.entries == kept.parameters.entries
    else { throw Failure(.damage, "the network of trial \(trial) does not fit these examples") }
    trainer.parameters = kept.parameters
    return trainer
  }

  private mutating func answer(_ pieces: [ChildData.Part], classes: Int) {
    let start = pieces.prefix(piece).reduce(0) { $0 + $1.labels.count } * classes
    let probabilities = trainer?.logits(pieces[piece].inputs).softmax(classes: classes) ?? []
    for (place, probability) in probabilities.enumerated() { sums[start + place] += probability }
    piece += 1
  }

  private func outcome(_ pieces: [ChildData.Part], classes: Int) -> Outcome {
    let labels = pieces.flatMap(\.labels)
    let right = labels.indices.count { example in
      let row = sums[example * classes..<(example + 1) * classes]
      return row.firstIndex(of: row.max() ?? 0) == row.startIndex + labels[example]
    }
    return Outcome(
      score: Double(right) / Double(labels.count),
      measures: [Outcome.Measure("members", Double(members.count))],
      cost: Double(members.count * labels.count))
  }
}
