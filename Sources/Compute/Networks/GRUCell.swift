/// A layer of gated recurrent units (Cho and others 2014), with the reset gate behind the product as in
/// cuDNN and PyTorch.
///
///     r, z, n = split(x Wx + bx);   r', z', n' = split(h Wh + bh)
///     r = sigmoid(r + r'),  z = sigmoid(z + z'),  n = tanh(n + r n'),  h' = n + z (h - n)
///
/// Gates stand in PyTorch's order: reset, update, candidate. Weights are the transposes of
/// PyTorch's, `[inputs, 3 units]` and `[units, 3 units]`.
public struct GRUCell {
  /// `[inputs, 3 units]`.
  public let inputWeights: Tensor
  /// `[units, 3 units]`.
  public let stateWeights: Tensor
  /// `[3 units]`.
  public let inputBias: Tensor
  /// `[3 units]`.
  public let stateBias: Tensor
  /// The size of its state.
  public var units: Int { stateWeights.shape[0] }

  /// Declares `name/input-weights`, `name/state-weights`, `name/input-bias` and `name/state-bias`.
  ///
  /// - Parameters:
  ///   - initialiser: Draws all four; PyTorch's, uniform within 1 / sqrt(units), if not given.
  ///   - isTrained: Whether an optimiser may change it.
  public init(
    _ graph: Graph, named name: String, inputs: Int, units: Int, initialiser: Initialiser? = nil,
    isTrained: Bool = true
  ) {
    let declare = graph.declaring(under: name, isTrained: isTrained)
    let initialiser = initialiser ?? .uniform((1 / Float(max(units, 1))).squareRoot())
    inputWeights = declare("input-weights", [inputs, 3 * units], initialiser)
    stateWeights = declare("state-weights", [units, 3 * units], initialiser)
    inputBias = declare("input-bias", [3 * units], initialiser)
    stateBias = declare("state-bias", [3 * units], initialiser)
  }

  /// What the gates take from inputs `[..., inputs]`: of all steps at once, where they are known
  /// beforehand.
  public func projected(_ x: Tensor) -> Tensor { x.times(inputWeights) + inputBias }

  /// The next state `[rows, units]`; a state of `nil` is zero.
  public func callAsFunction(_ x: Tensor, _ state: Tensor?) -> Tensor {
    callAsFunction(projected: projected(x), state)
  }

  /// The next state, from what `projected` made of the input.
  public func callAsFunction(projected x: Tensor, _ state: Tensor?) -> Tensor {
    let back = state.map { $0.times(stateWeights) + stateBias }
    return x.graph.gru(x, back ?? stateBias.broadcast(to: x.shape), state)
  }
}

extension Graph {
  /// Declares parameters, or states where they are not trained, under a common name.
  func declaring(
    under name: String, isTrained: Bool
  ) -> (_ part: String, _ shape: Shape, _ initialiser: Initialiser) -> Tensor {
    { part, shape, initialiser in
      isTrained
        ? self.parameter("\(name)/\(part)", shape, initialiser)
        : self.state("\(name)/\(part)", shape, initialiser)
    }
  }
}
