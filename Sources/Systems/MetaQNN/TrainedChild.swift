import Learning

/// A network and what training it brought.
struct TrainedChild: Codable, Hashable, Sendable {
  let network: NetworkString
  /// Its validation accuracy; `nil` if training failed, which counts as none right.
  let accuracy: Double?
  /// How many weights it has.
  let parameters: Int
  /// The stage of the schedule that proposed it.
  let stage: Int
  /// How its weights are spread.
  let spreads: WeightSpreads?

  init(_ network: NetworkString, _ outcome: Outcome, stage: Int) {
    self.network = network
    self.stage = stage
    accuracy = outcome.score
    spreads = outcome.spreads
    parameters = Int(outcome["parameters"] ?? 0)
  }

  /// The accuracy as a reward.
  var reward: Double { accuracy ?? 0 }
}

extension [TrainedChild] {
  /// The best first; the first of equals before the others, failures left out.
  var ranked: [TrainedChild] {
    filter { $0.accuracy != nil }.enumerated().sorted {
      $0.element.reward == $1.element.reward
        ? $0.offset < $1.offset : $0.element.reward > $1.element.reward
    }.map(\.element)
  }

  /// How their rewards are spread.
  var moments: Moments { Moments(map(\.reward)) }
}

/// The mean and the standard deviation of numbers; zeros where there are none.
struct Moments: Hashable, Sendable, CustomStringConvertible {
  let mean: Double
  let deviation: Double

  init(_ values: [Double]) {
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = (squares / Double(max(values.count - 1, 1))).squareRoot()
  }

  /// For example `mean 0.91, standard deviation 0.04`.
  var description: String { "mean \(brief(mean)), standard deviation \(brief(deviation))" }
}
