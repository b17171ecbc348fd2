package import Compute

/// Some characters of parallel texts, read by a model as one recorded computation.
struct TextRecording {
  let graph = Graph()
  /// Characters and their successors, `[length * rows]`, all first ones, then all second ones.
  let (characters, successors): (Tensor, Tensor)
  /// States before the first character.
  let memory: [Tensor]
  /// States after the last.
  let endMemory: [Tensor]
  /// Of every successor: -log of its probability, in nats.
  let losses: Tensor
  let loss: Tensor
  /// Of the last characters, `[rows, characters]`.
  let logits: Tensor
  /// What else can be looked at, at the last characters.
  let observed: [Tensor]

  init(_ plan: some CellPlan, rows: Int, length: Int, isLearning: Bool) {
    let graph = graph
    (characters, successors) = (graph.input([length * rows]), graph.input([length * rows]))
    memory = plan.memoryWidths.map { graph.input([rows, $0]) }
    let (cell, head) = plan.declaration(in: graph, isLearning: isLearning)
    let inputs = cell.projected(characters)
    var (state, observed, outputs) = (memory, [Tensor](), [Tensor]())
    for time in 0..<length {
      let range = time * rows..<(time + 1) * rows
      let step = cell(inputs.map { $0.slice(axis: 0, range) }, state)
      (state, observed) = (step.memory, step.observed)
      outputs.append(step.hidden)
    }
    let hidden = Tensor.concatenate(outputs, axis: 0).dropout(isLearning ? plan.dropout : 0)
    let all = head(hidden)
    losses = all.crossEntropy(successors)
    loss = losses.mean()
    logits = all.slice(axis: 0, (length - 1) * rows..<length * rows)
    (endMemory, self.observed) = (state, observed)
  }
}

/// Some characters of parallel texts, read by a model: ready to run.
package struct TextProgram: Sendable {
  let rows: Int
  let length: Int
  package private(set) var machine: Machine
  private let text: (characters: Port, successors: Port)
  private let memory: (before: [Port], after: [Port])
  private let results: (losses: Port, loss: Port, logits: Port, observed: [Port])

  /// Plans to read `length` characters of `rows` texts.
  package init(_ plan: some CellPlan, rows: Int, length: Int, isLearning: Bool = false) {
    (self.rows, self.length) = (rows, length)
    let recording = TextRecording(plan, rows: rows, length: length, isLearning: isLearning)
    let outputs =
      [recording.losses, recording.loss, recording.logits] + recording.endMemory
      + recording.observed
    let program = Program(
      recording.graph, outputs: outputs, minimising: isLearning ? recording.loss : nil)
    machine = Machine(program)
    text = (program.port(of: recording.characters), program.port(of: recording.successors))
    memory = (recording.memory.map(program.port), recording.endMemory.map(program.port))
    results = (
      program.port(of: recording.losses), program.port(of: recording.loss),
      program.port(of: recording.logits), recording.observed.map(program.port)
    )
  }

  /// Reads characters `[length, rows]` from a state on, and leaves the state after them.
  package mutating func run(
    _ parameters: inout Parameters, _ characters: [Int32], successors: [Int32],
    from state: inout [[Float]], seed: UInt64 = 0
  ) {
    for (port, ids) in [(text.characters, characters), (text.successors, successors)] {
      machine.withInput(port) { for place in $0.indices { $0[place] = Float(ids[place]) } }
    }
    for (port, values) in zip(memory.before, state) { machine.write(values, to: port) }
    machine.run(&parameters, seed: seed)
    state = memory.after.map(machine.read)
  }

  /// States before any text.
  package var blank: [[Float]] { memory.before.map { Array(repeating: 0, count: $0.count) } }

  /// Of the last run: the mean loss, the loss of each successor, in nats, and the last logits.
  package var loss: Float { machine.scalar(results.loss) }
  package var losses: [Float] { machine.read(results.losses) }
  package var logits: [Float] { machine.read(results.logits) }
  /// What else can be looked at, at the last characters.
  package var observed: [[Float]] { results.observed.map(machine.read) }
}
