/// A program of a trainer's network, its memory, and where its ends are.
struct TrainerPart: Sendable {
  /// The graph of a part, which also knows how parameters are drawn.
  struct Recording {
    let graph = Graph()
    let inputs: Tensor
    let labels: Tensor?
    /// The mean loss when training, else the logits.
    let result: Tensor

    init(_ network: Network, batchSize: Int, training: Bool) {
      inputs = graph.input(Shape([batchSize] + network.input.dimensions))
      labels = training ? graph.input([batchSize]) : nil
      let logits = network(inputs, training: training)
      result = labels.map { logits.crossEntropy($0).mean() } ?? logits
    }
  }

  var machine: Machine
  let result: Port
  private let inputs: Port
  private let labels: Port?
  /// Numbers of one example.
  private let size: Int

  init(_ recording: Recording, team: ThreadTeam?) {
    let isTraining = recording.labels != nil
    let program = Program(
      recording.graph, outputs: [recording.result],
      minimising: isTraining ? recording.result : nil)
    machine = Machine(program, team: team)
    inputs = program.port(of: recording.inputs)
    labels = recording.labels.map(program.port)
    result = program.port(of: recording.result)
    size = inputs.count / recording.inputs.shape[0]
  }

  /// Writes examples `range`; `row` says where in the data set each stands.
  mutating func write(
    _ range: Range<Int>, of inputs: [Float], _ labels: [Int], row: (Int) -> Int
  ) {
    write(range, of: inputs, row: row)
    guard let port = self.labels else { return }
    machine.withInput(port) { target in
      for index in range { target[index - range.lowerBound] = Float(labels[row(index)]) }
    }
  }

  /// Lets the inputs of a batch be changed where they stand.
  mutating func withInputs(_ change: (UnsafeMutableBufferPointer<Float>) -> Void) {
    machine.withInput(inputs, change)
  }

  /// Writes examples `range` without their labels.
  mutating func write(_ range: Range<Int>, of inputs: [Float], row: (Int) -> Int = { $0 }) {
    machine.withInput(self.inputs) { target in
      inputs.withUnsafeBufferPointer { source in
        for index in range {
          let from = row(index) * size
          precondition(
            from >= 0 && from + size <= source.count,
            "row \(row(index)) of \(source.count / size) examples")
          let to = (index - range.lowerBound) * size
          for element in 0..<size { target[to + element] = source[from + element] }
        }
      }
    }
  }
}
