import Foundation
import Learning

/// Does what a model says, one number after the other in double precision: for the operators that
/// networks become.
struct ReferenceEvaluator {
  struct Tensor: Equatable {
    var shape: [Int]
    var values: [Double]

    init(_ shape: [Int], _ values: [Double]) { (self.shape, self.values) = (shape, values) }

    func map(_ change: (Double) -> Double) -> Tensor { Tensor(shape, values.map(change)) }
  }

  struct Unknown: Error { let operation: ModelGraph.Operator }

  private var values: [String: Tensor] = [:]

  /// The outputs of a model by name.
  static func run(
    _ model: ModelGraph, _ inputs: [String: Tensor]
  ) throws -> [String: Tensor] {
    var evaluator = ReferenceEvaluator()
    evaluator.values = inputs
    for tensor in model.initialisers { evaluator.values[tensor.name] = Tensor(tensor) }
    for node in model.nodes {
      let inputs = node.inputs.compactMap { evaluator.values[$0] }
      let outputs = try evaluate(node.operation, inputs)
      for (name, value) in zip(node.outputs.filter { !$0.isEmpty }, outputs) {
        evaluator.values[name] = value
      }
    }
    let names = model.outputs.map(\.name)
    return evaluator.values.filter { names.contains($0.key) }
  }

  /// What an operator makes; of recurrent layers the last states alone.
  private static func evaluate(
    _ operation: ModelGraph.Operator, _ inputs: [Tensor]
  ) throws -> [Tensor] {
    switch operation {
    case .lstm(let units): Tensor.recurrent(inputs, units: units, isLSTM: true)
    case .gru(let units): Tensor.recurrent(inputs, units: units, isLSTM: false)
    default: [try operation.evaluatedStep(inputs) ?? operation.evaluated(inputs)]
    }
  }
}

extension ReferenceEvaluator.Tensor {
  init(_ tensor: NamedTensor) {
    switch tensor.numbers {
    case .float(let values): self.init(tensor.shape, values.map(Double.init))
    case .double(let values): self.init(tensor.shape, values)
    case .integer(let values): self.init(tensor.shape, values.map(Double.init))
    }
  }
}

extension ModelGraph.Operator {
  fileprivate func evaluated(
    _ x: [ReferenceEvaluator.Tensor]
  ) throws -> ReferenceEvaluator.Tensor {
    switch self {
    case .add, .sum: .broadcast(x, +)
    case .mul: .broadcast(x, *)
    case .identity: x[0]
    case .dropout: x[0]
    case .relu: x[0].map { $0 > 0 ? $0 : 0 }
    case .tanh: x[0].map { Foundation.tanh($0) }
    case .sigmoid: x[0].map { 1 / (1 + Foundation.exp(-$0)) }
    case .elu: x[0].map { $0 > 0 ? $0 : Foundation.exp($0) - 1 }
    case .transpose(let axes): x[0].transposed(axes)
    case .flatten: .init([x[0].shape[0], x[0].shape.dropFirst().reduce(1, *)], x[0].values)
    case .concat(let axis): x.dropFirst().reduce(x[0]) { $0.joined($1, axis) }
    case .slice(let axis, let start, let end): x[0].picked(Array(start..<end), axis)
    case .gather(let axis): x[0].picked(x[1].values.map { Int($0) }, axis)
    case .pad(let before, let after): x[0].padded(before, after)
    case .softmax: x[0].softmax()
    case .argMax: x[0].argMax()
    case .gemm(true): x[0].product(x[1], x.count > 2 ? x[2] : nil)
    default: try evaluatedLayer(x)
    }
  }

  private func evaluatedLayer(
    _ x: [ReferenceEvaluator.Tensor]
  ) throws -> ReferenceEvaluator.Tensor {
    switch self {
    case .conv(let strides, let pads):
      x[0].convolved(x[1], x.count > 2 ? x[2] : nil, strides, pads)
    case .maxPool(let window, let strides):
      x[0].pooled(window, strides) { $0.reduce(-.infinity, Swift.max) }
    case .averagePool(let window, let strides):
      x[0].pooled(window, strides) { $0.reduce(0, +) / Double($0.count) }
    case .globalAveragePool:
      x[0].pooled(.init(height: x[0].shape[2], width: x[0].shape[3]), .init(1)) {
        $0.reduce(0, +) / Double($0.count)
      }
    case .batchNormalization(let epsilon): x[0].batchNormalised(x, Double(epsilon))
    case .layerNormalization(let epsilon): x[0].layerNormalised(x, Double(epsilon))
    default: throw ReferenceEvaluator.Unknown(operation: self)
    }
  }
}
