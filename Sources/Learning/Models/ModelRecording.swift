package import Compute

/// A recorded computation that is to leave: what is given to it, and what is asked of it.
package struct ModelRecording {
  /// A recorded input.
  package struct Input {
    /// What may stand in it, of which golden inputs are drawn.
    enum Values {
      /// Any numbers.
      case any
      /// Whole numbers below a bound.
      case whole(below: Int)
      /// Numbers of a range; others would make no sense, such as a negative mean of squares.
      case within(ClosedRange<Float>)
    }

    let name: String
    let tensor: Tensor
    let values: Values

    /// Any numbers.
    package init(_ name: String, _ tensor: Tensor) { self.init(name, tensor, .any) }

    /// Whole numbers below a bound, such as indices.
    package init(_ name: String, _ tensor: Tensor, below bound: Int) {
      self.init(name, tensor, .whole(below: bound))
    }

    /// Numbers of a range.
    package init(_ name: String, _ tensor: Tensor, within range: ClosedRange<Float>) {
      self.init(name, tensor, .within(range))
    }

    private init(_ name: String, _ tensor: Tensor, _ values: Values) {
      (self.name, self.tensor, self.values) = (name, tensor, values)
    }

    /// Whether it takes whole numbers.
    var isWhole: Bool {
      if case .whole = values { true } else { false }
    }
  }

  let inputs: [Input]
  let outputs: [(name: String, tensor: Tensor)]

  /// A computation on some rows: each input and output has them as its first axis.
  package init(inputs: [Input], outputs: [(name: String, tensor: Tensor)]) {
    precondition(!inputs.isEmpty && !outputs.isEmpty, "a model needs inputs and outputs")
    (self.inputs, self.outputs) = (inputs, outputs)
  }

  /// Where it is recorded.
  package var graph: Graph { outputs[0].tensor.graph }
}

extension ModelRecording {
  /// The parameters of the recording, with the values of those that have the same names elsewhere.
  package func parameters(_ source: Parameters) throws(ModelGraphError) -> Parameters {
    var own = graph.initialParameters(random: Random(seed: 0))
    for entry in own.entries {
      guard let other = source.entry(named: entry.name), other.shape == entry.shape else {
        throw .noParameters(entry.name, shape: entry.shape.dimensions)
      }
      own[entry.name] = source[entry.name]
    }
    return own
  }

  /// What the recorded program makes of numbers for each input, in the order of the outputs.
  package func run(_ values: [[Float]], _ parameters: inout Parameters) -> [[Float]] {
    let program = Program(graph, outputs: outputs.map(\.tensor))
    var machine = Machine(program)
    for (input, values) in zip(inputs, values) {
      machine.write(values, to: program.port(of: input.tensor))
    }
    machine.run(&parameters)
    return outputs.map { machine.read(program.port(of: $0.tensor)) }
  }
}
