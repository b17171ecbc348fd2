package import Learning

// Settings that most searches which train something have, some without being about images.
extension Knob {
  /// How many examples of the training part children see.
  package static func examples(
    _ path: any WritableKeyPath<Settings, Int> & Sendable, _ words: ChildWords = .children
  ) -> Knob {
    .count(
      "examples", path, label: "examples", in: 10...100_000,
      help: "How many of the training part there are for \(words.many).")
  }

  /// Examples in a step of training.
  package static func batch(_ path: any WritableKeyPath<Settings, Int> & Sendable) -> Knob {
    .count("batch", path, label: "batch", in: 1...1024, help: "Examples in a step of training.")
  }

  /// The learning rate of what is trained.
  package static func learningRate(
    _ path: any WritableKeyPath<Settings, Double> & Sendable, help: String
  ) -> Knob {
    .real(
      "learning-rate", path, label: "learning rate", in: 1e-5...1, logarithmic: true, help: help)
  }

  /// How many of the best are looked at more closely.
  package static func finalists(
    _ path: any WritableKeyPath<Settings, Int> & Sendable, help: String
  ) -> Knob {
    .count("finalists", path, label: "finalists", in: 0...20, help: help)
  }

  /// How many evaluations are under way at once.
  ///
  /// - Parameter things: What is trained, in words.
  package static func window(
    _ path: any WritableKeyPath<Settings, Int> & Sendable, of things: String
  ) -> Knob {
    .window(
      path,
      help: "How many \(things) trained at once; results depend on it, not on the workers.")
  }

  /// The same with other help.
  package static func window(
    _ path: any WritableKeyPath<Settings, Int> & Sendable, help: String
  ) -> Knob {
    .count("window", path, label: "window", in: 1...64, help: help)
  }
}
