import Worlds

/// Texts that models are evaluated on: always the same, from the start, side by side.
package struct TextEvaluation {
  /// Characters of a step.
  package static let length = 50
  /// Parallel texts: samples of the gain.
  private static let rows = 20
  /// Steps of an evaluation that is not the last.
  private static let steps = 8

  private let text: ArraySlice<Int32>
  private let streams: TextStreams
  private let steps: Int

  /// Lays out a text, of which all or the first part of every row is read.
  package init(of text: ArraySlice<Int32>, isWhole: Bool) {
    self.text = text
    let rows = min(Self.rows, (text.count - 1) / Self.length)
    streams = TextStreams(of: text.count, batch: rows, length: Self.length)
    steps = isWhole ? streams.stepsPerEpoch : min(Self.steps, streams.stepsPerEpoch)
  }

  /// Bits per character of each row.
  package func evaluate<Plan: CellPlan>(_ model: inout CharacterModel<Plan>) -> [Double] {
    model.read(text, as: streams, steps: steps)
  }
}
