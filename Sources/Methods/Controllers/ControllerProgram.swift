import Compute
import Foundation

/// The controller unrolled over all decisions of some sequences, for their probabilities and for
/// the gradient of REINFORCE.
struct ControllerProgram: Sendable {
  /// What a decision is made by.
  private enum Output: Sendable {
    /// Log-probabilities `[rows, choices]`.
    case choice(Compute.Port)
    /// The logits `[rows, earlier]` of each connection; nothing to decide where there are none.
    case anchors(Compute.Port?, earlier: Int)
  }

  let rows: Int
  private let plan: DecisionPlan
  private(set) var machine: Machine
  /// Of each decision: the index of a choice `[rows]`, or bits `[rows, earlier]`.
  private let inputs: [Compute.Port?]
  private let outputs: [Output]
  private let advantage: Compute.Port?
  private let loss: Compute.Port?

  /// Plans the program; only one that learns has a loss.
  init(_ plan: DecisionPlan, _ shape: ControllerShape, rows: Int, learns: Bool) {
    (self.plan, self.rows) = (plan, rows)
    let recording = ControllerRecording(plan, shape, rows: rows)
    let outputs = recording.outputs.compactMap(\.self)
    let program =
      learns
      ? Program(
        recording.graph, outputs: outputs + [recording.loss], minimising: recording.loss)
      : Program(recording.graph, outputs: outputs)
    machine = Machine(program)
    // Only what is learned from reads the last decision.
    inputs = recording.inputs.enumerated().map { place, input in
      learns || place + 1 < plan.decisions.count ? input.map { program.port(of: $0) } : nil
    }
    self.outputs = zip(plan.decisions, recording.outputs).map { decision, tensor -> Output in
      let port = tensor.map { program.port(of: $0) }
      switch decision {
      case .choice: return port.map { .choice($0) } ?? .anchors(nil, earlier: 0)
      case .anchors(let earlier): return .anchors(port, earlier: earlier)
      }
    }
    advantage = learns ? program.port(of: recording.advantage) : nil
    loss = learns ? program.port(of: recording.loss) : nil
  }

  /// Writes what was decided, `[rows][decisions]`; sequences may have a beginning only.
  mutating func write(_ sequences: [[Int]]) {
    precondition(sequences.count == rows, "\(sequences.count) sequences for \(rows) rows")
    for (place, decision) in plan.decisions.enumerated() {
      guard let input = inputs[place] else { continue }
      let values = sequences.map { $0.indices.contains(place) ? $0[place] : 0 }
      switch decision {
      case .choice: machine.write(values, to: input)
      case .anchors(let earlier):
        machine.write(
          values.flatMap { bits in (0..<earlier).map { Float(bits >> $0 & 1) } }, to: input)
      }
    }
  }

  /// Computes what `probabilities` reads.
  mutating func run(_ parameters: inout Parameters) { machine.run(&parameters) }

  /// What the last run says of a decision of a row: the probability of each choice, or of each
  /// connection.
  func probabilities(row: Int, decision: Int) -> [Double] {
    switch outputs[decision] {
    case .choice(let port):
      let count = port.count / rows
      return machine.withOutput(port) { logarithms in
        (0..<count).map { place -> Double in exp(Double(logarithms[row * count + place])) }
      }
    case .anchors(let port, let earlier):
      guard let port else { return [] }
      return machine.withOutput(port) { logits in
        (0..<earlier).map { place -> Double in
          let logit = Double(logits[row * earlier + place])
          return 1 / (1 + exp(-logit))
        }
      }
    }
  }

  /// Computes the gradient of -1/rows Σ advantage · log P(sequence); returns that sum.
  mutating func learn(
    _ sequences: [[Int]], advantages: [Float], _ parameters: inout Parameters
  ) -> Float {
    guard let advantage, let loss else { return .nan }
    write(sequences)
    machine.write(advantages, to: advantage)
    machine.run(&parameters)
    return machine.scalar(loss)
  }
}
