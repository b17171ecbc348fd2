import Compute

/// A pathway that plays: the network on the positions of some games, with parameters that another
/// program learns.
struct PathPlayer: Sendable {
  private var machine: Machine
  private let pictures: Port
  private let logits: Port
  /// By layer: 1 for each unit of an active slot.
  private let masks: [Port]

  /// Plans the network for as many rows as there are games.
  init(_ purpose: PathProgram.Purpose) {
    let recording = PathRecording(
      PathProgram.Purpose(
        shape: purpose.shape, slots: purpose.slots, rows: purpose.games, isLearning: false))
    let program = Program(recording.graph, outputs: [recording.logits])
    machine = Machine(program)
    (pictures, logits) = (program.port(of: recording.images), program.port(of: recording.logits))
    masks = recording.masks.map { program.port(of: $0.active) }
  }

  /// Makes the first units of a layer active.
  mutating func setActive(_ units: Int, ofLayer layer: Int) {
    machine.withInput(masks[layer]) { mask in
      for place in mask.indices { mask[place] = place < units ? 1 : 0 }
    }
  }

  /// What the network answers, `[games, 2]`.
  mutating func logits(of inputs: [Float], _ parameters: inout Parameters) -> [Float] {
    machine.write(inputs, to: pictures)
    machine.run(&parameters)
    return machine.read(logits)
  }
}
