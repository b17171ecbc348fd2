package import Compute
public import Learning

/// Settings of a search that trains children on images.
///
/// Every search keeps the values among its own settings, with its own defaults, so that checkpoints
/// name them as settings of the search. How they are declared, and what plans they make, is here.
public protocol ChildSearchSettings: SettingGroup {
  /// How many examples of the training part children see; `nil`: all.
  var exampleLimit: Int? { get }
  /// How often a child sees its examples.
  var epochs: Int { get set }
  /// Examples in a step of training.
  var batch: Int { get set }
  /// How many of the best are trained for longer.
  var finalists: Int { get set }
  /// How often a finalist sees its examples.
  var finalEpochs: Int { get set }
  /// How many children are trained at once.
  var window: Int { get set }
}

/// What help texts call the networks that a search trains, and what each arm of it is.
package struct ChildWords: Sendable {
  let one: String, many: String
  /// What has a best of its own.
  let arm: String

  /// Children of a search.
  package static let children = ChildWords(one: "child", many: "children", arm: "search")
  /// Networks of a population.
  package static let networks = ChildWords(one: "network", many: "networks", arm: "population")
}

extension ChildSearchSettings {
  /// How long children learn: `epochs` and `batch`.
  package static func trainingKnobs(_ words: ChildWords = .children) -> [Knob<Self>] {
    [
      .count(
        "epochs", \.epochs, label: "epochs", in: 1...1000,
        help: "How often a \(words.one) sees its examples."),
      .batch(\.batch),
    ]
  }

  /// What comes of the best: `finalists` and `final-epochs`.
  package static func finalKnobs(_ words: ChildWords = .children) -> [Knob<Self>] {
    [
      .finalists(
        \.finalists, help: "How many of the best of each \(words.arm) are trained for longer."),
      .count(
        "final-epochs", \.finalEpochs, label: "final epochs", in: 1...1000,
        help: "How often a finalist sees its examples."),
    ]
  }

  /// How the search ends.
  package var finals: FinalsPlan { FinalsPlan(count: finalists, epochs: finalEpochs) }

  /// How a network of these nodes is trained; for longer, and on all examples, where it is among the
  /// best.
  package func childPlan(_ nodes: [Network.Node], isLong: Bool) -> ChildPlan {
    var plan = ChildPlan(nodes: nodes)
    (plan.batch, plan.epochs) = (batch, isLong ? finalEpochs : epochs)
    plan.examples = isLong ? nil : exampleLimit
    return plan
  }
}
