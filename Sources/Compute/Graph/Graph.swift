/// A recorder of computations: building an expression of tensors adds nodes to the graph.
///
/// Nothing is computed until a ``Program`` planned from the graph is run by a ``Machine``.
///
///     let graph = Graph()
///     let x = graph.input([64, 784])
///     let labels = graph.input([64])
///     let w = graph.parameter("weights", [784, 10], .glorotUniform)
///     let b = graph.parameter("bias", [10], .zeros)
///     let loss = (x.times(w) + b).crossEntropy(labels).mean()
///
///     let program = Program(graph, outputs: [loss], minimising: loss)
///     var machine = Machine(program)
///     var parameters = graph.initialParameters(random: Random(seed: 1))
///     var optimiser = OptimiserState(.adam(), for: parameters)
///     machine.write(images, to: program.port(of: x))
///     machine.write(digits, to: program.port(of: labels))
///     machine.run(&parameters)
///     optimiser.update(&parameters, gradients: machine.gradients, rate: 1e-3)
///     print(machine.scalar(program.port(of: loss)))
public final class Graph {
  package struct Node: Hashable {
    package let operation: Operation
    package let inputs: [Int]
    package let shape: Shape
  }

  package struct Declaration {
    package let name: String
    let shape: Shape
    let initialiser: Initialiser
    let isTrainable: Bool
  }

  package private(set) var nodes: [Node] = []
  package private(set) var declarations: [Declaration] = []
  /// Non-trainable parameters that take the value of a node at the end of each run.
  private(set) var updates: [(declaration: Int, node: Int)] = []
  private var known: [Node: Int] = [:]
  private var declared: Set<String> = []
  private var inputCount = 0
  private var salts: UInt32 = 0

  /// An empty graph.
  public init() {}

  /// A tensor that the caller writes before a run; indices and labels are written as whole floats.
  public func input(_ shape: Shape) -> Tensor {
    inputCount += 1
    return add(.input(inputCount), [], shape)
  }

  /// A trainable parameter; a name is declared once.
  public func parameter(_ name: String, _ shape: Shape, _ initialiser: Initialiser) -> Tensor {
    declare(Declaration(name: name, shape: shape, initialiser: initialiser, isTrainable: true))
  }

  /// A parameter that no optimiser touches, such as a running mean.
  public func state(_ name: String, _ shape: Shape, _ initialiser: Initialiser) -> Tensor {
    declare(Declaration(name: name, shape: shape, initialiser: initialiser, isTrainable: false))
  }

  /// Numbers known while recording.
  public func constant(_ values: [Float], _ shape: Shape) -> Tensor {
    precondition(values.count == shape.count, "\(values.count) numbers do not fill \(shape)")
    return add(.literal(values), [], shape)
  }

  /// The same number everywhere.
  public func constant(_ value: Float, _ shape: Shape = []) -> Tensor {
    add(.pointwise(.fill(value)), [], shape)
  }

  /// Numbers uniform in [0, 1), new in every run with another seed.
  public func uniform(_ shape: Shape) -> Tensor {
    salts += 1
    return add(.pointwise(.uniform(salts)), [], shape)
  }

  /// Normal numbers of mean 0 and variance 1, new in every run with another seed.
  public func normal(_ shape: Shape) -> Tensor {
    salts += 1
    return add(.pointwise(.normal(salts)), [], shape)
  }

  /// Lets a state take the value of `tensor` at the end of each run.
  public func update(_ state: Tensor, to tensor: Tensor) {
    guard case .parameter(let index) = nodes[state.index].operation,
      !declarations[index].isTrainable
    else { preconditionFailure("only a state can be updated, not node \(state.index)") }
    precondition(state.shape == tensor.shape, "\(state.shape) cannot become \(tensor.shape)")
    updates.append((index, tensor.index))
  }

  /// Parameters as their initialisers draw them: each from the stream with its own name.
  public func initialParameters(random: Random) -> Parameters {
    var parameters = Parameters(declarations)
    for (entry, declaration) in zip(parameters.entries, parameters.sorted(declarations)) {
      var stream = random.stream(declaration.name)
      declaration.initialiser.fill(
        &parameters.values, in: entry.range, shape: entry.shape, random: &stream)
    }
    return parameters
  }

  /// Records a node, or finds the equal one recorded before.
  func add(_ operation: Operation, _ inputs: [Tensor], _ shape: Shape) -> Tensor {
    precondition(inputs.allSatisfy { $0.graph === self }, "tensors of two graphs were mixed")
    let node = Node(operation: operation, inputs: inputs.map(\.index), shape: shape)
    if let index = known[node] { return Tensor(graph: self, index: index) }
    nodes.append(node)
    known[node] = nodes.count - 1
    return Tensor(graph: self, index: nodes.count - 1)
  }

  package func tensor(_ index: Int) -> Tensor { Tensor(graph: self, index: index) }

  private func declare(_ declaration: Declaration) -> Tensor {
    precondition(
      declared.insert(declaration.name).inserted,
      "the parameter \(declaration.name) was declared twice")
    declarations.append(declaration)
    return add(.parameter(declarations.count - 1), [], declaration.shape)
  }
}

/// A tensor that a recorded program will compute: it has a shape now, and numbers once it runs.
public struct Tensor {
  /// Where it is recorded.
  public let graph: Graph
  package let index: Int

  /// Its sizes.
  public var shape: Shape { graph.nodes[index].shape }
}
