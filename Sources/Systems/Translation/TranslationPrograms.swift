import Compute
import Methods

/// Teacher forcing on a batch of pairs, ready to run: how likely a model finds each piece of a target
/// after the source and the pieces before it.
struct ForcedProgram: Sendable {
  let size: PairBatch.Size
  private(set) var machine: Machine
  private let inputs: (sources: Port, isThere: Port, before: Port, successors: Port, weights: Port)
  private let results: (losses: Port, loss: Port)

  /// Plans to read batches of a size, and to learn from them if asked.
  init(_ plan: TranslationPlan, size: PairBatch.Size, isLearning: Bool) {
    self.size = size
    let recording = TranslationRecording(plan, rows: size.rows, isLearning: isLearning)
    let graph = recording.graph
    let (source, target) = (size.source * size.rows, size.target * size.rows)
    let (sources, isThere) = (graph.input([source]), graph.input([source, 1]))
    let (before, successors) = (graph.input([target]), graph.input([target]))
    let weights = graph.input([target])
    let steps = recording.decoded(before, from: recording.encoded(sources, isThere: isThere))
    let losses = recording.logits(steps).crossEntropy(successors) * weights
    let loss = losses.sum()
    let program = Program(graph, outputs: [losses, loss], minimising: isLearning ? loss : nil)
    machine = Machine(program)
    inputs = (
      program.port(of: sources), program.port(of: isThere), program.port(of: before),
      program.port(of: successors), program.port(of: weights)
    )
    results = (program.port(of: losses), program.port(of: loss))
  }

  /// Reads a batch; the loss is the mean over its pieces, in nats.
  mutating func run(_ parameters: inout Parameters, _ batch: PairBatch, seed: UInt64 = 0) {
    precondition(batch.size == size, "a batch of \(batch.size) for a program of \(size)")
    machine.write(batch.sources, to: inputs.sources)
    machine.write(batch.isThere, to: inputs.isThere)
    machine.write(batch.before, to: inputs.before)
    machine.write(batch.successors, to: inputs.successors)
    machine.write(batch.weights, to: inputs.weights)
    machine.run(&parameters, seed: seed)
  }

  /// Of the last run: the weighted losses, and their sum.
  var losses: [Float] { machine.read(results.losses) }
  var loss: Float { machine.scalar(results.loss) }
}

/// Writing translations piece by piece, ready to run.
struct WritingProgram: Sendable {
  let rows: Int
  let length: Int
  private var reader: Machine
  private var writer: Machine
  private let source: (pieces: Port, isThere: Port, states: [Port])
  private let step: (piece: Port, before: [Port], after: [Port], logits: Port, observed: [Port])

  /// Plans to read sources of at most `length` pieces, `rows` at once.
  init(_ plan: TranslationPlan, rows: Int, length: Int) {
    (self.rows, self.length) = (rows, length)
    let reading = TranslationRecording(plan, rows: rows)
    let (pieces, isThere) = (
      reading.graph.input([length * rows]), reading.graph.input([length * rows, 1])
    )
    let states = reading.encoded(pieces, isThere: isThere)
    let program = Program(reading.graph, outputs: states)
    reader = Machine(program)
    source = (program.port(of: pieces), program.port(of: isThere), states.map(program.port))

    let writing = TranslationRecording(plan, rows: rows)
    let piece = writing.graph.input([rows])
    let before = plan.cell.memoryWidths.map { writing.graph.input([rows, $0]) }
    let steps = writing.decoded(piece, from: before)
    let (after, observed) = (steps[0].memory, steps[0].observed)
    let logits = writing.logits(steps)
    let second = Program(writing.graph, outputs: after + [logits] + observed)
    writer = Machine(second)
    step = (
      second.port(of: piece), before.map(second.port), after.map(second.port),
      second.port(of: logits), observed.map(second.port)
    )
  }

  /// States after the sources of a batch.
  mutating func read(_ parameters: inout Parameters, _ batch: PairBatch) -> [[Float]] {
    reader.write(batch.sources, to: source.pieces)
    reader.write(batch.isThere, to: source.isThere)
    reader.run(&parameters)
    return source.states.map(reader.read)
  }

  /// Takes a step from pieces, one a row, and leaves the states after it; returns logits
  /// `[rows, pieces]`.
  mutating func write(
    _ parameters: inout Parameters, after pieces: [Int32], from state: inout [[Float]]
  ) -> [Float] {
    writer.write(pieces.map(Float.init), to: step.piece)
    for (port, values) in zip(step.before, state) { writer.write(values, to: port) }
    writer.run(&parameters)
    state = step.after.map(writer.read)
    return writer.read(step.logits)
  }

  /// The factors of the last step, `[rows, gates * units]`; `nil` where no weights are generated.
  var factors: [Float]? { step.observed.first.map(writer.read) }
}
