package import Learning

// Settings that every recurrent actor-critic has.
extension Knob {
  package typealias CountPath = any WritableKeyPath<Settings, Int> & Sendable
  package typealias RealPath = any WritableKeyPath<Settings, Double> & Sendable

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

  /// The batch.
  package static func trials(_ path: CountPath) -> Knob {
    .count(
      "trials", path, label: "trials in an iteration", in: 1...50_000,
      help: "Trials played before learning; rounded down to whole minibatches.")
  }

  /// The minibatch.
  package static func minibatch(_ path: CountPath) -> Knob {
    .count(
      "minibatch", path, label: "trials in a minibatch", in: 2...1024,
      help: "Trials that are played, and learned from, at a time.")
  }

  /// How often a batch is used.
  package static func epochs(_ path: CountPath) -> Knob {
    .count("epochs", path, label: "epochs", in: 1...50, help: "How often all are used.")
  }

  /// Adam's rate.
  package static func rate(_ path: RealPath) -> Knob {
    .real(
      "rate", path, label: "learning rate", in: 1e-5...1e-1, logarithmic: true,
      help: "The step size of Adam."
    ).adjustable
  }

  /// Whether learning comes to rest.
  package static func decay(_ path: any WritableKeyPath<Settings, Bool> & Sendable) -> Knob {
    .flag(
      "decay", path, label: "decay", help: "Whether step size and entropy bonus fall to 0."
    ).adjustable
  }

  /// ε of proximal policy optimisation (Schulman and others 2017, equation 7).
  package static func clip(_ path: RealPath) -> Knob {
    .real(
      "clip", path, label: "clip ε", in: 0.01...1,
      help: "How far the ratio of new to old probability may leave 1 (PPO).")
  }

  /// λ of generalised advantage estimation (Schulman and others 2016, equation 16).
  package static func trace(_ path: RealPath) -> Knob {
    .real("trace", path, label: "trace λ", in: 0...1, help: "λ of the advantage estimate.")
  }

  /// The bonus for trying.
  package static func entropy(_ path: RealPath) -> Knob {
    .real(
      "entropy", path, label: "entropy bonus", in: 0...0.2,
      help: "The weight of the policy's entropy in the loss."
    ).adjustable
  }
}
