import Compute
import Learning
import Methods

/// A way of choosing an algorithm for an instance by what is known of it.
package enum SelectorKind: String, Codable, CaseIterable, Sendable {
  /// Ridge regression of every algorithm's cost.
  case ridge
  /// The mean cost over the nearest instances.
  case neighbours
  /// A forest of regression trees.
  case forest
  /// Ridge without a gate: all features are always paid for.
  case ungated
  /// The free features alone.
  case freeOnly = "free features"
  /// A tree of two questions.
  case tree = "two questions"
  /// Ridge, its features shuffled among the instances: what choosing by noise is worth.
  case shuffled
  /// Ridge, the features that are paid for shuffled, the free ones not.
  case boughtShuffled = "paid shuffled"

  /// Whether a gate decides for which instances features are paid for.
  var isGated: Bool {
    switch self {
    case .ungated, .freeOnly, .tree: false
    default: true
    }
  }
}

/// A selector that has learned.
struct TrainedSelector: Sendable {
  /// What is chosen by without paying: the free features, or the usual best where there are none.
  let free: any Regressor
  /// What is chosen by after paying; `nil` where nothing is ever paid.
  let full: (any Regressor)?
  /// From which value of the first free feature on features are paid for.
  let gate: Double
  let freeFeatures: Int

  /// The algorithm for an instance of these features, and whether they had to be paid for.
  func choice(for features: [Double]) -> (algorithm: Int, isPaid: Bool) {
    let costs = costs(of: features)
    return (costs.indices.min { costs[$0] < costs[$1] } ?? 0, isPaid(features))
  }

  /// What each algorithm is expected to cost.
  func costs(of features: [Double]) -> [Double] {
    guard let full, isPaid(features) else {
      return free.predict(Array(features.prefix(freeFeatures)))
    }
    return full.predict(features)
  }

  private func isPaid(_ features: [Double]) -> Bool {
    full != nil && (freeFeatures == 0 || gate <= features[0])
  }
}

/// The mean of the outputs, whatever the features.
struct ConstantMean: Regressor {
  private let means: [Double]

  init(_ outputs: [[Double]]) {
    means = outputs[0].indices.map { output in
      outputs.reduce(0) { $0 + $1[output] } / Double(outputs.count)
    }
  }

  func predict(_ features: [Double]) -> [Double] { means }
}
