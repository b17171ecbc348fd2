import Compute
import Methods

/// The functions of a minibatch as tensors that are written before a run, so that one program serves
/// all functions.
struct SampleTensors {
  private let prior: FunctionPrior
  private let frequencies: [Tensor]  // an axis each, [count, M]
  private let phases: Tensor  // [count, M]
  private let amplitudes: Tensor  // [count, M]
  /// 1/ℓ² `[count, 1]`; `nil` where nothing depends on it but the function itself.
  let scales: Tensor?

  /// Declares inputs for so many functions.
  init(_ prior: FunctionPrior, count: Int, hasScales: Bool, graph: Graph) {
    self.prior = prior
    let input = { graph.input([count, prior.features]) }
    frequencies = (0..<prior.width).map { _ in input() }
    (phases, amplitudes) = (input(), input())
    scales = hasScales ? graph.input([count, 1]) : nil
  }

  /// The values `[count, 1]` at a point of each function, `[count, width]`.
  func values(at points: Tensor) -> Tensor {
    var angles = phases
    for (axis, frequencies) in frequencies.enumerated() {
      angles = angles + frequencies * points.slice(axis: 1, axis..<axis + 1)
    }
    return (amplitudes * angles.cosine()).sum(over: 1...1, keeping: true)
  }

  /// Where a program's caller writes the functions.
  struct Ports: Sendable {
    fileprivate let frequencies: [Port]
    fileprivate let phases: Port
    fileprivate let amplitudes: Port
    fileprivate let scales: Port?

    /// Writes functions of the prior that the tensors were made for.
    func write(_ samples: [FourierSample], to machine: inout Machine) {
      for (axis, port) in frequencies.enumerated() {
        fill(port, of: &machine, from: samples) { sample, feature in
          sample.frequencies[axis * sample.phases.count + feature]
        }
      }
      fill(phases, of: &machine, from: samples) { $0.phases[$1] }
      fill(amplitudes, of: &machine, from: samples) { $0.amplitudes[$1] }
      if let scales {
        machine.write(samples.map { Float(1 / ($0.length * $0.length)) }, to: scales)
      }
    }

    private func fill(
      _ port: Port, of machine: inout Machine, from samples: [FourierSample],
      _ number: (FourierSample, Int) -> Float
    ) {
      let features = port.count / samples.count
      machine.withInput(port) { target in
        for (row, sample) in samples.enumerated() {
          for feature in 0..<features {
            target[row * features + feature] = number(sample, feature)
          }
        }
      }
    }
  }

  /// The ports of a program.
  func ports(in program: Program) -> Ports {
    Ports(
      frequencies: frequencies.map(program.port), phases: program.port(of: phases),
      amplitudes: program.port(of: amplitudes), scales: scales.map(program.port))
  }
}
