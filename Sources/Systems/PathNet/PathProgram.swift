import Compute
import Methods

/// The modules that take part in a forward pass, by layer.
struct ActiveModules: Sendable {
  /// All of them in order: those of the pathway and the frozen ones.
  let modules: [[Int]]
  /// Those that no gradient changes.
  let frozen: [[Int]]

  init(_ pathway: Pathway, frozen: [[Int]]) {
    self.frozen = frozen
    modules = zip(pathway.modules, frozen).map { Array(Set($0 + $1)).sorted() }
  }

  /// The most that there are in a layer.
  var width: Int { modules.map(\.count).max() ?? 0 }
}

/// A modular network on a batch: in every layer some slots, which modules are copied to.
///
/// A module is a linear map and a ReLU; the outputs of the active ones are summed. The gradient of
/// a frozen slot is exactly zero.
struct PathProgram: Sendable {
  /// What a program is made for.
  struct Purpose: Hashable, Sendable {
    let shape: ModuleShape
    let slots: Int
    let rows: Int
    /// Games that are played side by side before a step, of whose moves each row of it is one; 0
    /// where rows are examples.
    var games = 0
    let isLearning: Bool
  }

  let purpose: Purpose
  private var machine: Machine
  private var parameters: Parameters
  private var optimiser: OptimiserState
  private let ports: (images: Port, labels: Port, loss: Port, logits: Port)
  /// By layer: 1 for each unit of an active slot; 1 for each of a slot that is not frozen.
  private let masks: [(active: Port, free: Port?)]
  /// By how much each row counts, where rows are moves of games.
  private let weights: Port?
  /// What plays the games, with the same parameters.
  private var player: PathPlayer?

  init(_ purpose: Purpose) {
    self.purpose = purpose
    let recording = PathRecording(purpose)
    let program = Program(
      recording.graph, outputs: [recording.loss, recording.logits],
      minimising: purpose.isLearning ? recording.loss : nil)
    machine = Machine(program)
    parameters = recording.graph.initialParameters(random: Random(seed: 0))
    optimiser = OptimiserState(.sgd(), for: parameters)
    ports = (
      program.port(of: recording.images), program.port(of: recording.labels),
      program.port(of: recording.loss), program.port(of: recording.logits)
    )
    masks = recording.masks.map { active, free in
      (program.port(of: active), purpose.isLearning ? program.port(of: free) : nil)
    }
    weights = recording.weights.map { program.port(of: $0) }
    player = purpose.games > 0 ? PathPlayer(purpose) : nil
  }

  /// Takes modules and the readout of a task from a bank; slots without a module are silent.
  mutating func load(_ bank: ModuleBank, _ active: ActiveModules, task: Int) {
    for layer in masks.indices {
      let modules = active.modules[layer]
      let units = purpose.shape.units
      setSlots(ofLayer: layer, to: modules.map { bank.modules[layer][$0].values })
      write(modules.map { _ in 1 }, times: units, to: masks[layer].active)
      player?.setActive(modules.count * units, ofLayer: layer)
      if let free = masks[layer].free {
        write(modules.map { active.frozen[layer].contains($0) ? 0 : 1 }, times: units, to: free)
      }
    }
    let readout = bank.readouts[task].values
    let count = ModuleShape.answers * purpose.shape.units
    parameters[PathRecording.readout.weights] = Array(readout[..<count])
    parameters[PathRecording.readout.biases] = Array(readout[count...])
  }

  /// Puts what is not frozen back into a bank.
  func store(_ active: ActiveModules, task: Int, into bank: inout ModuleBank) {
    let (units, shape) = (purpose.shape.units, purpose.shape)
    for layer in masks.indices {
      let names = PathRecording.names(layer)
      guard let weights = parameters[names.weights], let biases = parameters[names.biases]
      else { continue }
      let size = units * shape.inputs(of: layer)
      for (slot, module) in active.modules[layer].enumerated()
      where !active.frozen[layer].contains(module) {
        bank.setModule(
          module, ofLayer: layer,
          to: Array(weights[slot * size..<(slot + 1) * size])
            + Array(biases[slot * units..<(slot + 1) * units]))
      }
    }
    guard let weights = parameters[PathRecording.readout.weights],
      let biases = parameters[PathRecording.readout.biases]
    else { return }
    bank.setReadout(task, to: weights + biases)
  }

  /// Takes a step of gradient descent on a minibatch; how many were right before it, and the loss.
  mutating func learn(
    _ batch: [(row: Int, label: Int)], number: Int, of source: DigitSource, rate: Float
  ) -> (right: Int, loss: Float) {
    run(batch, number: number, of: source)
    let result = (right: right(batch), loss: machine.scalar(ports.loss))
    optimiser.update(&parameters, gradients: machine.gradients, rate: rate)
    return result
  }

  /// How many of these examples, as many as the program has rows or fewer, are answered rightly.
  mutating func judge(
    _ batch: [(row: Int, label: Int)], number: Int, of source: DigitSource
  ) -> Int {
    run(batch, number: number, of: source)
    return right(batch)
  }

  /// Takes a step of gradient descent on moves of games; returns the loss.
  ///
  /// - Parameters:
  ///   - pictures: What was seen, `[rows, inputs]`.
  ///   - actions: What was done.
  ///   - weights: What it was worth.
  mutating func learn(
    _ pictures: [Float], _ actions: [Int], weights: [Float], rate: Float
  ) -> Float {
    machine.write(pictures, to: ports.images)
    machine.write(actions, to: ports.labels)
    if let port = self.weights { machine.write(weights, to: port) }
    machine.run(&parameters)
    let loss = machine.scalar(ports.loss)
    optimiser.update(&parameters, gradients: machine.gradients, rate: rate)
    return loss
  }

  /// What the network answers to inputs, `[rows, 2]` of as many rows as they are, or more.
  mutating func logits(of inputs: [Float]) -> [Float] {
    if player != nil { return player?.logits(of: inputs, &parameters) ?? [] }
    machine.withInput(ports.images) { images in
      for (place, value) in inputs.enumerated() { images[place] = value }
    }
    machine.run(&parameters)
    return machine.read(ports.logits)
  }

  private mutating func run(
    _ batch: [(row: Int, label: Int)], number: Int, of source: DigitSource
  ) {
    machine.withInput(ports.images) { source.write(batch.map(\.row), number: number, into: $0) }
    machine.withInput(ports.labels) { labels in
      for (place, example) in batch.enumerated() { labels[place] = Float(example.label) }
    }
    machine.run(&parameters)
  }

  private func right(_ batch: [(row: Int, label: Int)]) -> Int {
    machine.withOutput(ports.logits) { logits in
      batch.indices.count { row in
        (logits[2 * row + 1] > logits[2 * row] ? 1 : 0) == batch[row].label
      }
    }
  }

  private mutating func setSlots(ofLayer layer: Int, to modules: [[Float]]) {
    let (units, shape) = (purpose.shape.units, purpose.shape)
    let size = units * shape.inputs(of: layer)
    var weights = modules.flatMap { $0[..<size] }
    var biases = modules.flatMap { $0[size...] }
    weights += Array(repeating: 0, count: purpose.slots * size - weights.count)
    biases += Array(repeating: 0, count: purpose.slots * units - biases.count)
    let names = PathRecording.names(layer)
    (parameters[names.weights], parameters[names.biases]) = (weights, biases)
  }

  private mutating func write(_ flags: [Float], times units: Int, to port: Port) {
    machine.withInput(port) { target in
      for place in target.indices {
        target[place] = flags.indices.contains(place / units) ? flags[place / units] : 0
      }
    }
  }
}
