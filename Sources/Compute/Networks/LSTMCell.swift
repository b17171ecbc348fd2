/// A layer of long short-term memory (Hochreiter & Schmidhuber 1997) with forget gates (Gers,
/// Schmidhuber & Cummins 2000).
///
///     i, f, g, o = split(x Wx + h Wh + b)
///     c' = sigmoid(f) c + sigmoid(i) tanh(g),   h' = sigmoid(o) tanh(c')
///
/// Gates stand in PyTorch's order: input, forget, candidate, output. Weights are the transposes of
/// PyTorch's, `[inputs, 4 units]` and `[units, 4 units]`, and `b` is the sum of its two biases.
public struct LSTMCell {
  /// What a layer carries from one step to the next.
  public struct State {
    /// Its output h, `[rows, units]`.
    public let hidden: Tensor
    /// Its memory c, `[rows, units]`.
    public let cell: Tensor

    /// A state of these tensors.
    public init(hidden: Tensor, cell: Tensor) { (self.hidden, self.cell) = (hidden, cell) }
  }

  /// `[inputs, 4 units]`.
  public let inputWeights: Tensor
  /// `[units, 4 units]`.
  public let stateWeights: Tensor
  /// `[4 units]`.
  public let bias: Tensor
  /// The size of its state.
  public var units: Int { stateWeights.shape[0] }

  /// Declares `name/input-weights`, `name/state-weights` and `name/bias`.
  ///
  /// - Parameters:
  ///   - initialiser: Draws the weights; PyTorch's, uniform within 1 / sqrt(units), if not given.
  ///   - forgetBias: Added to the forget gate (Jozefowicz, Zaremba & Sutskever 2015 advise 1).
  ///   - isTrained: Whether an optimiser may change it.
  public init(
    _ graph: Graph, named name: String, inputs: Int, units: Int, initialiser: Initialiser? = nil,
    forgetBias: Float = 0, isTrained: Bool = true
  ) {
    let declare = graph.declaring(under: name, isTrained: isTrained)
    let initialiser = initialiser ?? .uniform((1 / Float(max(units, 1))).squareRoot())
    inputWeights = declare("input-weights", [inputs, 4 * units], initialiser)
    stateWeights = declare("state-weights", [units, 4 * units], initialiser)
    self.forgetBias = forgetBias
    bias = declare("bias", [4 * units], .zeros)
  }

  private let forgetBias: Float

  /// What the gates take from inputs `[..., inputs]`: of all steps at once, where they are known
  /// beforehand.
  public func projected(_ x: Tensor) -> Tensor { x.times(inputWeights) + bias }

  /// The next state; a state of `nil` is zero.
  public func callAsFunction(_ x: Tensor, _ state: State?) -> State {
    callAsFunction(projected: projected(x), state)
  }

  /// The next state, from what `projected` made of the input.
  public func callAsFunction(projected x: Tensor, _ state: State?) -> State {
    let (cell, hidden) = x.graph.lstm(
      x, state?.hidden.times(stateWeights), state?.cell, forgetBias: forgetBias)
    return State(hidden: hidden, cell: cell)
  }
}
