import Compute
import Learning

/// A batch of games before they are played, laid out as `GameTensors` says.
struct Games: Hashable, Sendable {
  var observations: [Float]
  var stakes: [Float]
}

/// What learning from a batch showed.
struct Lesson: Sendable {
  /// Half the mean squared error.
  let loss: Double
  /// The mean reward, exploration and noise included.
  let earned: Double
  /// The norm of the gradient that reached the messages of each turn but the last; may be empty.
  let flow: [Double]
}

/// How games went that were played in earnest; arrays are `[turns, agents, batch]`.
struct Played: Sendable {
  /// Rewards, `[batch]`.
  let earned: [Float]
  let actions: [Float]
  /// Empty in silence.
  let bits: [Float]
  /// Empty in silence.
  let logits: [Float]
}

/// Agents that learn together: parameters, a target team's, an optimiser, and the programs.
///
/// The programs follow from the blueprint and are recorded when they are first needed, so the
/// value's encoding is its parameters and the optimiser's memory.
struct Team: Codable, Sendable {
  let plan: Blueprint
  /// Games in a lesson.
  let batch: Int
  private(set) var parameters: Parameters
  private(set) var optimiser: OptimiserState
  private var learning: LessonPart?
  private var playing: EvaluationPart?

  private enum CodingKeys: String, CodingKey { case plan, batch, parameters, optimiser }

  /// A team whose members know nothing; the target team is equal to it.
  init(_ plan: Blueprint, batch: Int, optimiser: Optimiser, random: Random) {
    (self.plan, self.batch) = (plan, batch)
    parameters = EvaluationRecording(plan, batch: 1).graph.initialParameters(random: random)
    self.optimiser = OptimiserState(optimiser, for: parameters, largestNorm: 10)
    renewTarget()
  }

  /// Lessons so far.
  var lessons: Int { optimiser.steps }

  /// Plays a batch with exploration and noise, and learns from it.
  mutating func learn(from games: Games, rate: Float, random: Random) -> Lesson {
    var random = random
    var learning = self.learning.take() ?? LessonPart(plan, batch: batch)
    defer { self.learning = learning }
    learning.part.write(games)
    learning.part.machine.run(&parameters, seed: random.bits())
    optimiser.update(&parameters, gradients: learning.part.machine.gradients, rate: rate)
    return learning.lesson
  }

  /// Plays games in earnest.
  mutating func play(_ games: Games, count: Int) -> Played {
    var playing = self.playing.take() ?? EvaluationPart(plan, batch: count)
    defer { self.playing = playing }
    playing.part.write(games)
    playing.part.machine.run(&parameters)
    return playing.played
  }

  /// Lets the target team become what the agents are.
  mutating func renewTarget() {
    let entries = parameters.entries
    for entry in entries where entry.name.hasPrefix("agents/") {
      let name = "target/" + entry.name.dropFirst("agents/".count)
      parameters[name] = Array(parameters.values[entry.range])
    }
  }

  /// The agents' own weights, for export.
  var tensors: [NamedTensor] {
    parameters.entries.filter(\.isTrainable).map {
      NamedTensor($0.name, shape: $0.shape.dimensions, values: Array(parameters.values[$0.range]))
    }
  }
}

/// A program of a team with its memory and its inputs.
private struct Part: Sendable {
  var machine: Machine
  private let observations: Port
  private let stakes: Port

  init(_ program: Program, _ game: GameTensors) {
    machine = Machine(program)
    observations = program.port(of: game.observations)
    stakes = program.port(of: game.stakes)
  }

  mutating func write(_ games: Games) {
    machine.write(games.observations, to: observations)
    machine.write(games.stakes, to: stakes)
  }
}

private struct LessonPart: Sendable {
  var part: Part
  private let loss: Port, earned: Port, flow: [Port]

  init(_ plan: Blueprint, batch: Int) {
    let recording = LessonRecording(plan, batch: batch)
    let program = Program(
      recording.graph, outputs: [recording.loss, recording.earned] + recording.flow,
      minimising: recording.loss)
    part = Part(program, recording.game)
    (loss, earned) = (program.port(of: recording.loss), program.port(of: recording.earned))
    flow = recording.flow.map(program.port)
  }

  var lesson: Lesson {
    Lesson(
      loss: Double(part.machine.scalar(loss)), earned: Double(part.machine.scalar(earned)),
      flow: flow.map { Double(part.machine.scalar($0)) })
  }
}

private struct EvaluationPart: Sendable {
  var part: Part
  private let earned: Port, actions: Port, bits: Port?, logits: Port?

  init(_ plan: Blueprint, batch: Int) {
    let recording = EvaluationRecording(plan, batch: batch)
    let outputs = [recording.earned, recording.actions, recording.bits, recording.logits]
    let program = Program(recording.graph, outputs: outputs.compactMap { $0 })
    part = Part(program, recording.game)
    (earned, actions) = (program.port(of: recording.earned), program.port(of: recording.actions))
    (bits, logits) = (recording.bits.map(program.port), recording.logits.map(program.port))
  }

  var played: Played {
    Played(
      earned: part.machine.read(earned), actions: part.machine.read(actions),
      bits: bits.map(part.machine.read) ?? [], logits: logits.map(part.machine.read) ?? [])
  }
}
