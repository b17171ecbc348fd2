import Learning

// Settings that every search over a declared space has.
extension Knob {
  /// How long a child is trained.
  static func childEpochs(_ path: any WritableKeyPath<Settings, Int> & Sendable) -> Knob {
    .count(
      "epochs", path, label: "epochs", in: 1...1000,
      help: "How often a trained child sees its examples; tables do not ask.")
  }

  /// How many of the best are looked at closely.
  static func finalists(_ path: any WritableKeyPath<Settings, Int> & Sendable) -> Knob {
    .count(
      "finalists", path, label: "finalists", in: 0...10,
      help: "How many of the best are trained again and tested at the end.")
  }
}
