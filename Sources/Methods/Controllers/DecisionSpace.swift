package import Learning

/// What a controller writes down: which decisions there are, and which design they lead to.
///
/// A search over something else, such as activation functions or rules of optimisation, is another
/// space and a world that scores its designs.
package protocol DecisionSpace: Sendable {
  /// A design, as it is evaluated.
  associatedtype Design: WrittenDesign

  /// The decisions of the design that is written down after so many others.
  func plan(after designs: Int) -> DecisionPlan
  /// The decisions that a sequence follows; `nil` where it has too few or too many.
  func plan(of sequence: [Int]) -> DecisionPlan?
  /// What so many decisions are called, from the first.
  func names(of decisions: Int) -> [String]
  /// What a decision chooses from, in words.
  func options(of decision: Int) -> [String]
  /// The design of a sequence of decisions.
  ///
  /// - Parameters:
  ///   - known: The score of the same design, where it was evaluated before.
  ///   - update: How many updates the controller had made.
  func design(of sequence: [Int], known: Double?, update: Int) -> Design
  /// The decisions that lead to a design; `nil` where none do.
  func sequence(of design: Design) -> [Int]?
}

/// A design that was written down, and what was known when it was.
///
/// Equal ones are equal designs, whatever was known.
package protocol WrittenDesign: SearchDesign {
  /// The score of the same design, evaluated before: it costs nothing again.
  var known: Double? { get }
  /// Updates that the controller had made.
  var update: Int { get }
}

extension WrittenDesign {
  /// Whether what was known can have been.
  package var hasSoundKnowledge: Bool {
    known?.isFinite ?? true && (0...1 << 53).contains(update)
  }
}

/// Settings of a search by a controller.
package protocol ControllerSettings: SettingGroup {
  /// What is written down.
  associatedtype Decisions: DecisionSpace

  /// What is written down.
  var space: Decisions { get }
  /// How many designs are.
  var samples: Int { get set }
  /// Of how many an update of the controller is made, m.
  var minibatch: Int { get set }
  /// How the controller learns.
  var controller: Controller.Rules { get set }
  /// Whether random search runs at the same number of designs.
  var hasControl: Bool { get set }
}

extension ControllerSettings {
  /// How many designs are written down, and how the controller learns from them.
  ///
  /// - Parameters:
  ///   - designs: What designs are called.
  ///   - paperRate: The paper's learning rate.
  package static func controllerKnobs(_ designs: String, paperRate: String) -> [Knob<Self>] {
    [
      .count(
        "samples", \.samples, label: "samples", in: 1...100_000,
        help: "\(designs) written down; one seen before is not trained again."),
      .count(
        "minibatch", \.minibatch, label: "minibatch m", in: 1...64,
        help: "Samples of an update of the controller."),
      .real(
        "rate", \.controller.rate, label: "controller's rate", in: 1e-5...1, logarithmic: true,
        help: "Adam's; the paper's \(paperRate) needs thousands of updates."),
      .real(
        "decay", \.controller.decay, label: "baseline's decay", in: 0...1,
        help: "How much of the moving average is kept at a reward; not published."),
    ]
  }

  /// Whether random search runs beside.
  package static func controlKnob(_ designs: String) -> Knob<Self> {
    .flag(
      "control", \.hasControl, label: "random control",
      help: "Whether random search at the same number of \(designs) runs beside it.")
  }
}
