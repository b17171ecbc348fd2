extension CellTree {
  /// Long short-term memory, which needs eight leaves (Hochreiter & Schmidhuber 1997; the forget gate
  /// is that of Gers, Schmidhuber & Cummins 2000).
  ///
  /// With i and g the leaves 4 and 5, f = sigmoid(a6 + a7) and o = sigmoid(a8 + a9):
  /// c_t = i g + f c_{t-1} and h_t = o tanh(c_t). Leaves 0 to 3 and 6 to 7 are linear, so that the
  /// gates o and f have more matrices than they need; and the space has no biases, which the vectors
  /// of the symbols stand for, and none that is 1 at first.
  static let lstm = CellTree(
    nodes: [
      Step(.add, .identity), Step(.add, .identity), Step(.add, .identity), Step(.add, .identity),
      Step(.add, .sigmoid), Step(.add, .tanh), Step(.add, .identity), Step(.add, .identity),
      Step(.add, .identity), Step(.add, .identity), Step(.multiply, .identity),
      Step(.add, .sigmoid), Step(.add, .sigmoid), Step(.add, .tanh), Step(.multiply, .identity),
    ],
    inject: Step(.multiply, .identity), memory: 13, injected: 11)

  /// The same without an input gate, which four leaves can say: c_t = g + f c_{t-1}, with leaf 2 for
  /// g and leaf 3 for f, and o = sigmoid(a0 + a1).
  ///
  /// The variant NIG of Greff, Srivastava, Koutník, Steunebrink & Schmidhuber (2017).
  static let lstmWithoutInputGate = CellTree(
    nodes: [
      Step(.add, .identity), Step(.add, .identity), Step(.add, .tanh), Step(.add, .sigmoid),
      Step(.add, .sigmoid), Step(.add, .tanh), Step(.multiply, .identity),
    ],
    inject: Step(.multiply, .identity), memory: 5, injected: 3)
}
