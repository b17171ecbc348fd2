import Compute

/// The parts of a recording that no input reaches.
struct RecordedConstants {
  /// Numbers, and their shape.
  struct Value {
    var shape: [Int]
    var values: [Float]
    /// The parameter that they are, where they are one.
    var parameter: String?
  }

  private let graph: Graph
  private let parameters: Parameters
  /// Whether each node of the recording is one.
  let isConstant: [Bool]

  init(_ graph: Graph, _ parameters: Parameters) {
    (self.graph, self.parameters) = (graph, parameters)
    var isConstant: [Bool] = []
    for node in graph.nodes {
      isConstant.append(!node.operation.isNew && node.inputs.allSatisfy { isConstant[$0] })
    }
    self.isConstant = isConstant
  }

  /// The numbers of a constant; one that has the same in every row is told once.
  func value(of index: Int, rows: Int) throws(ModelGraphError) -> Value {
    let node = graph.nodes[index]
    if case .pointwise(.fill(let value)) = node.operation {
      return Value(shape: [], values: [value])
    }
    guard node.shape.dimensions.contains(rows) else {
      return Value(
        shape: node.shape.dimensions, values: run(index), parameter: parameter(node.operation))
    }
    switch node.operation {
    case .broadcast: return try value(of: node.inputs[0], rows: rows)
    case .reshape where node.shape.isColumnless(of: graph.nodes[node.inputs[0]].shape):
      return try value(of: node.inputs[0], rows: rows)
    default:
      throw .mismatch(node: "recording", "a constant \(node.shape) has as many rows as the inputs")
    }
  }

  private func parameter(_ operation: Operation) -> String? {
    guard case .parameter(let number) = operation else { return nil }
    return graph.declarations[number].name
  }

  private func run(_ index: Int) -> [Float] {
    if let name = parameter(graph.nodes[index].operation), let values = parameters[name] {
      return values
    }
    let program = Program(graph, outputs: [graph.tensor(index)])
    var machine = Machine(program), parameters = parameters
    machine.run(&parameters)
    return machine.read(program.port(of: graph.tensor(index)))
  }
}

extension Shape {
  /// Whether it is another shape with further axes of size 1 before, or fewer of them.
  fileprivate func isColumnless(of other: Shape) -> Bool {
    dimensions.drop { $0 == 1 }.elementsEqual(other.dimensions.drop { $0 == 1 })
  }
}

extension Operation {
  /// Whether it gives something else in another run.
  fileprivate var isNew: Bool {
    switch self {
    case .input, .pointwise(.uniform), .pointwise(.normal): true
    default: false
    }
  }
}
