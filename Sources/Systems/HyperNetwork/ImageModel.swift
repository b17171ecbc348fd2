import Compute
import Worlds

/// A convolutional network that learns: its parameters, its optimiser and the programs.
package struct ImageModel: Codable, Sendable {
  package let plan: ImageNetPlan
  private(set) var parameters: Parameters
  private(set) var optimiser: OptimiserState
  // Derived when they are first needed.
  private var learning: ImageProgram?
  private var judging: ImageProgram?

  private enum CodingKeys: CodingKey { case plan, parameters, optimiser }

  /// Images that are judged in one go.
  private static let rows = 64

  /// A network that has not learned.
  init(_ plan: ImageNetPlan, random: Random) {
    self.plan = plan
    parameters = ImageNetRecording(plan, rows: 1, isLearning: false).graph
      .initialParameters(random: random)
    optimiser = OptimiserState(.adam(), for: parameters)
  }

  /// Steps taken.
  var steps: Int { optimiser.steps }

  /// Learns from a minibatch of examples; returns their mean loss before the step.
  mutating func learn(from lesson: ImageLesson, of examples: Examples, rate: Double) -> Double {
    var program = learning.take() ?? ImageProgram(plan, rows: lesson.rows.count, isLearning: true)
    defer { learning = program }
    program.run(&parameters, on: lesson, of: examples)
    optimiser.update(&parameters, gradients: program.machine.gradients, rate: Float(rate))
    return Double(program.loss)
  }

  /// Whether each of some examples is answered rightly, in their order.
  mutating func judge(_ examples: Examples) -> [Bool] {
    var program = judging.take() ?? ImageProgram(plan, rows: Self.rows, isLearning: false)
    defer { judging = program }
    return stride(from: 0, to: examples.count, by: Self.rows).flatMap { start -> [Bool] in
      let end = min(start + Self.rows, examples.count)
      // The last piece is filled up with examples whose answers do not count.
      let rows = (start..<start + Self.rows).map { min($0, examples.count - 1) }
      program.run(&parameters, on: ImageLesson(rows: rows[...]), of: examples)
      let answers = program.answers
      return (start..<end).map { answers[$0 - start] == Int(examples.labels[$0]) }
    }
  }

  /// The kernels that may be generated, as they are now.
  var kernels: [[Float]] {
    let recording = ImageNetRecording(plan, rows: 1, isLearning: false)
    let program = Program(recording.graph, outputs: recording.kernels)
    var machine = Machine(program)
    var own = recording.graph.initialParameters(random: Random(seed: 0))
    for entry in own.entries { own[entry.name] = parameters[entry.name] }
    machine.run(&own)
    return recording.kernels.map { machine.read(program.port(of: $0)) }
  }
}

/// Which examples are seen, and how they are changed.
struct ImageLesson {
  let rows: ArraySlice<Int>
  var augmentation = Augmentation(shift: 0, isMirroring: false)
  var random = Random(seed: 0)

  func gather(from examples: Examples, into images: UnsafeMutableBufferPointer<Float>) {
    augmentation.gatherInputs(rows, of: examples, random: random, into: images)
  }
}

/// The network's computation on a batch, ready to run.
private struct ImageProgram: Sendable {
  private(set) var machine: Machine
  private let images: Port
  private let labels: Port
  private let result: (loss: Port, logits: Port)
  private let classes: Int

  init(_ plan: ImageNetPlan, rows: Int, isLearning: Bool) {
    let recording = ImageNetRecording(plan, rows: rows, isLearning: isLearning)
    let program = Program(
      recording.graph, outputs: [recording.loss, recording.logits],
      minimising: isLearning ? recording.objective : nil)
    machine = Machine(program)
    (images, labels) = (program.port(of: recording.images), program.port(of: recording.labels))
    result = (program.port(of: recording.loss), program.port(of: recording.logits))
    classes = plan.classes
  }

  mutating func run(_ parameters: inout Parameters, on lesson: ImageLesson, of examples: Examples) {
    machine.withInput(images) { lesson.gather(from: examples, into: $0) }
    machine.withInput(labels) { labels in
      for (place, row) in lesson.rows.enumerated() { labels[place] = Float(examples.labels[row]) }
    }
    machine.run(&parameters)
  }

  var loss: Float { machine.scalar(result.loss) }

  /// The class that each row is taken for.
  var answers: [Int] {
    machine.withOutput(result.logits) { logits in
      stride(from: 0, to: logits.count, by: classes).map { row in
        (0..<classes).max { logits[row + $0] < logits[row + $1] } ?? 0
      }
    }
  }
}
