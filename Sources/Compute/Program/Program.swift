/// Where a program's caller writes or reads a tensor.
public struct Port: Hashable, Sendable {
  let place: Place
  /// The number of elements.
  public let count: Int
}

/// A computation that was planned once and can be run any number of times.
///
/// Planning leaves out what no output needs, joins element-by-element chains into single passes,
/// lets a kernel's bias and activation follow while its result is in cache, and gives every tensor
/// a place in one arena, which tensors share that are not needed at the same time.
public struct Program: Sendable {
  let instructions: [Instruction]
  private let segments: [Segment]
  private let passes: [PointwisePass]
  private let operands: [Operand]
  private let steps: [Step]
  let literals: [(place: Place, values: [Float])]
  /// Numbers of all tensors, and of the partial results that threads exchange.
  private let tensorsSize, sharedSize: Int
  /// Numbers of scratch and of tiles that every thread has for itself.
  private let scratchSize, ownSize: Int
  private let ports: [Int: Port]
  /// The parameters that the program reads, all zero.
  let blank: Parameters

  /// Plans a graph.
  ///
  /// - Parameters:
  ///   - graph: What was recorded; it may go on being recorded to, for other programs.
  ///   - outputs: Tensors to be read after a run.
  ///   - minimising: The single number whose gradients each run is to compute, for all trainable
  ///     parameters.
  public init(_ graph: Graph, outputs: [Tensor], minimising loss: Tensor? = nil) {
    let trainable = graph.trainable
    let gradients = loss.map { graph.gradients(of: $0, withRespectTo: trainable) } ?? []
    let updates = graph.updates
    // A parameter that is an output as it stands is copied, to be read like any other.
    let readable = outputs.map { graph.isParameter($0.index) ? $0.mapped(.copy) : $0 }
    var planner = Planner(
      graph, roots: readable.map(\.index) + gradients.map(\.index) + updates.map(\.node))
    let targets = zip(trainable, gradients).map { parameter, gradient in
      (planner.sources[gradient.index], planner.gradientPlace(parameter.index))
    }
    planner.fuse()
    let pins = planner.pins(targets)
    var emission = planner.emit(planner.assignStorage(pins: pins))
    for (node, place) in targets where pins[node] != place {
      emission.copy(planner.place(node, emission), to: place, planner.nodes[node].shape.count)
    }
    for (declaration, node) in updates {
      let source = planner.place(planner.sources[node], emission)
      emission.copy(source, to: planner.entryPlace(declaration), graph.nodes[node].shape.count)
    }
    blank = planner.parameters
    (instructions, passes) = (emission.instructions, emission.passes)
    (operands, steps) = (emission.operands, emission.steps)
    segments = Segment.divided(instructions, passes, operands)
    tensorsSize = emission.memories.arenaSize
    sharedSize = Memories.rounded(emission.sharedSize)
    scratchSize = Memories.rounded(emission.scratchSize)
    ownSize = scratchSize + Memories.rounded(emission.tilesSize)
    (ports, literals) = planner.ends(zip(outputs, readable).map { ($0.index, $1.index) }, emission)
  }

  /// Numbers of the arena: all but what helpers have for themselves.
  var arenaSize: Int { tensorsSize + sharedSize + ownSize }

  /// Where an input is written or an output is read.
  public func port(of tensor: Tensor) -> Port {
    guard let port = ports[tensor.index] else {
      preconditionFailure("node \(tensor.index) is neither input nor output of the program")
    }
    return port
  }

  /// Executes all instructions on these buffers, on the threads of a team.
  func run(
    arena: inout [Float], shift: Int, gradients: inout [Float], parameters: inout [Float],
    seed: UInt64, team: ThreadTeam
  ) {
    arena.withUnsafeMutableBufferPointer { arena in
      gradients.withUnsafeMutableBufferPointer { gradients in
        parameters.withUnsafeMutableBufferPointer { parameters in
          guard let base = arena.baseAddress, let gradients = gradients.baseAddress,
            let parameters = parameters.baseAddress
          else { return }
          let scratch = base + shift + tensorsSize + sharedSize
          let memory = Memory(
            arena: base + shift, parameters: parameters, gradients: gradients,
            shared: base + shift + tensorsSize, scratch: scratch, tiles: scratch + scratchSize,
            seed: seed)
          execute(memory, team)
        }
      }
    }
  }

  private func execute(_ memory: Memory, _ team: ThreadTeam) {
    instructions.withUnsafeBufferPointer { instructions in
      segments.withUnsafeBufferPointer { segments in
        passes.withUnsafeBufferPointer { passes in
          operands.withUnsafeBufferPointer { operands in
            steps.withUnsafeBufferPointer { steps in
              let tables = Tables(
                passes: passes.baseAddress, operands: operands.baseAddress,
                steps: steps.baseAddress)
              let execution = Execution(
                instructions: instructions, segments: segments, tables: tables, memory: memory,
                ownSize: ownSize)
              team.run(execution)
            }
          }
        }
      }
    }
  }
}

extension Graph {
  /// Whether a node is a parameter, or a part of one under another name.
  fileprivate func isParameter(_ index: Int) -> Bool {
    switch nodes[index].operation {
    case .parameter: true
    case .reshape, .stopGradient, .custom, .broadcast, .sum, .maximum, .slice:
      nodes[index].inputs.first.map(isParameter) ?? false
    default: false
    }
  }

  /// All trainable parameters, in the order of declaration.
  fileprivate var trainable: [Tensor] {
    nodes.indices.compactMap { index in
      guard case .parameter(let declaration) = nodes[index].operation,
        declarations[declaration].isTrainable
      else { return nil }
      return tensor(index)
    }
  }
}

extension Emission {
  fileprivate mutating func copy(_ source: Place, to target: Place, _ count: Int) {
    instructions.append(.copy(source, to: target, count: count))
  }
}

extension Planner {
  fileprivate func gradientPlace(_ parameter: Int) -> Place {
    guard case .parameter(let declaration) = nodes[parameter].operation else {
      preconditionFailure("node \(parameter) is not a parameter")
    }
    return Place(space: .gradients, offset: entryPlace(declaration).offset)
  }

  /// The gradients that can be computed right where they belong.
  fileprivate func pins(_ targets: [(node: Int, place: Place)]) -> [Int: Place] {
    var pins: [Int: Place] = [:]
    for (node, place) in targets where unitOf[node] >= 0 && pins[node] == nil {
      pins[node] = place
    }
    return pins
  }

  /// The ports of inputs and outputs, and the literals that stand in the arena.
  fileprivate func ends(
    _ outputs: [(asked: Int, read: Int)], _ emission: Emission
  ) -> ([Int: Port], [(place: Place, values: [Float])]) {
    var ports: [Int: Port] = [:]
    var literals: [(place: Place, values: [Float])] = []
    for index in nodes.indices where isLive[index] && sources[index] == index {
      switch nodes[index].operation {
      case .input: ports[index] = port(index, emission)
      case .literal(let values): literals.append((place(index, emission), values))
      default: break
      }
    }
    for output in outputs { ports[output.asked] = port(sources[output.read], emission) }
    return (ports, literals)
  }

  private func port(_ index: Int, _ emission: Emission) -> Port {
    Port(place: place(index, emission), count: nodes[index].shape.count)
  }
}
