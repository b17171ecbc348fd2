/// Where the minibatches of a task come from, and what its pathways are judged by.
protocol PathSource: Sendable {
  /// Rows of a step of learning from so many examples or games.
  func rows(of size: Int) -> Int
  /// How many of them are played side by side before a step; 0 where nothing is played.
  func games(of size: Int) -> Int
  /// Takes a step of learning on a minibatch; how many examples or games went right before it, and
  /// the loss.
  func learn(
    _ number: Int, size: Int, rate: Float, by program: inout PathProgram
  ) -> (right: Int, loss: Float)
  /// The share of all examples or games that go right, so many at a time.
  func accuracy(rows: Int, by program: inout PathProgram) -> Double
}
