import Testing

@testable import Compute

/// A small recorded computation to be judged: it is run by a machine and by the reference.
struct Check {
  let graph = Graph()
  var inputs: [Int: [Float]] = [:]
  var random: Random

  init(seed: UInt64 = 1) { random = Random(seed: seed) }

  /// A trainable tensor of numbers between -1 and 1.
  mutating func variable(_ shape: Shape) -> Tensor {
    graph.parameter("p\(graph.declarations.count)", shape, .uniform(1))
  }

  mutating func input(_ values: [Float], _ shape: Shape) -> Tensor {
    let tensor = graph.input(shape)
    inputs[tensor.index] = values
    return tensor
  }

  /// Whole numbers below a bound, as labels or indices.
  mutating func labels(_ count: Int, below bound: Int) -> Tensor {
    input((0..<count).map { _ in Float(random.below(bound)) }, [count])
  }

  /// A single number that depends on every element of `tensor` in another way.
  mutating func number(from tensor: Tensor) -> Tensor {
    let weights = (0..<tensor.shape.count).map { _ in Float(random.uniform(in: -1...1)) }
    return (tensor * graph.constant(weights, tensor.shape)).sum()
  }

  var parameters: Parameters { graph.initialParameters(random: Random(seed: 7)) }

  /// What a machine makes of some tensors, after two runs to show that the first leaves no trace.
  func run(_ outputs: [Tensor], minimising loss: Tensor? = nil) -> (
    outputs: [[Float]], gradients: [Float]
  ) {
    let program = Program(graph, outputs: outputs, minimising: loss)
    var machine = Machine(program)
    var parameters = parameters
    for (index, values) in inputs {
      machine.write(values, to: program.port(of: graph.tensor(index)))
    }
    machine.run(&parameters, seed: 3)
    parameters = self.parameters
    machine.run(&parameters, seed: 3)
    return (outputs.map { machine.read(program.port(of: $0)) }, machine.gradients)
  }

  var reference: Reference {
    var reference = Reference(graph, parameters: parameters, inputs: inputs)
    reference.seed = 3
    return reference
  }

  /// Compares machine and reference on these tensors.
  func expectAgreement(
    _ outputs: [Tensor], within tolerance: Double = 2e-5, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let ours = run(outputs).outputs, theirs = reference.values(of: outputs)
    for (ours, theirs) in zip(ours, theirs) {
      expectClose(ours, theirs, within: tolerance, comment, sourceLocation: sourceLocation)
    }
  }
}

/// Compares numbers, relative to the largest of them.
func expectClose(
  _ ours: [Float], _ theirs: [Double], within tolerance: Double, _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(ours.count == theirs.count, comment, sourceLocation: sourceLocation)
  let scale = max(theirs.reduce(0) { max($0, abs($1)) }, 1e-3)
  let worst = zip(ours, theirs).enumerated().map {
    ($1.0.isFinite ? abs(Double($1.0) - $1.1) / scale : .infinity, $0)
  }
  .max { $0.0 < $1.0 }
  guard let worst, !(worst.0 <= tolerance) else { return }
  Issue.record(
    "\(comment?.description ?? "") element \(worst.1): \(ours[worst.1]) is not \(theirs[worst.1])",
    sourceLocation: sourceLocation)
}
