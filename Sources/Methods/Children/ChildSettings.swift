public import Learning

/// What a search has to say about the children that it trains.
public struct ChildSettings: SettingGroup {
  /// How often a child sees the training examples.
  public var epochs = 20
  /// How many of the best are trained again and tested at the end.
  public var finalists = 5

  /// The defaults.
  public init() {}

  /// Every setting.
  public static let schema: [Knob<Self>] = [
    .count(
      "epochs", \.epochs, label: "epochs", in: 1...1000,
      help: "How often a trained child sees its examples; tables do not ask."),
    .count(
      "finalists", \.finalists, label: "finalists", in: 0...10,
      help: "How many of the best are trained again and tested at the end."),
  ]
}
