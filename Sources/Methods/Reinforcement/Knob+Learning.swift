package import Learning

// Settings that every recurrent actor-critic has.
extension Knob {
  package typealias CountPath = any WritableKeyPath<Settings, Int> & Sendable

  /// The size of the layer that remembers.
  package static func units(_ path: CountPath) -> Knob {
    .count("units", path, label: "units", in: 2...512, help: "Units that remember.")
  }

  /// How long it learns.
  package static func iterations(_ path: CountPath) -> Knob {
    .count(
      "iterations", path, label: "iterations", in: 1...100_000,
      help: "Batches of trials to play and learn from.")
  }
}
