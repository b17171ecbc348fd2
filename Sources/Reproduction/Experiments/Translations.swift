import Learning
import Methods
import Systems
import Worlds

extension Experiment {
  /// Translation of verses by networks of equal size at equal steps, each as it was best on validation
  /// pairs.
  ///
  /// Ha, Dai & Le 2017, machine translation, where models have 8 layers with attention, 32,000 pieces of words and
  /// 36 million pairs; its log-perplexities are per piece of its own. Here a verse that is held out
  /// does not stand in the training part.
  static let translation = Experiment(
    id: "translation", title: "networks that rewrite their weights translate verses",
    system: "translation", seeds: 10, minutes: 4,
    figures: [
      Figure(
        "HyperLSTM with layer norm", unit: "nats per piece", scale: .amount, paper: 0.993,
        control: "LSTM of as many parameters"),
      Figure("LSTM of as many parameters", unit: "nats per piece", scale: .amount, paper: 1.027),
      Figure("layer-norm LSTM of as many parameters", unit: "nats per piece", scale: .amount),
      Figure(
        "what the HyperLSTM saves against the LSTM", unit: "nats", paper: 0.034, bar: .atLeast(0)),
      Figure("what it saves against the layer-norm LSTM", unit: "nats"),
      Figure("HyperLSTM: what another pair's source costs", unit: "nats", bar: .atLeast(0.7)),
      Figure("LSTM: what another pair's source costs", unit: "nats", bar: .atLeast(0.7)),
      Figure("layer-norm LSTM: what another pair's source costs", unit: "nats", bar: .atLeast(0.7)),
      Figure("HyperLSTM", unit: "bits per character", scale: .amount),
      Figure("LSTM", unit: "bits per character", scale: .amount),
      Figure("layer-norm LSTM", unit: "bits per character", scale: .amount),
      Figure("HyperLSTM: BLEU", scale: .amount, paper: 40.03),
      Figure("LSTM: BLEU", scale: .amount, paper: 38.95),
      Figure("layer-norm LSTM: BLEU", scale: .amount),
      Figure("learning gain: nats that training saves", unit: "nats", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let world = try Translation.open(WorldRequest())
    var run = try LearnerRun<Translation>(Translation.Settings(), world: world, seed: seed)
    while try run.step(in: world) != nil {}
    let learner = run.learner
    let results = [CellVariant.normalisedHyperLSTM, .lstm, .normalisedLSTM].map { variant in
      learner.results.first { $0.variant == variant }
    }
    func saved(_ place: Int) -> Double? {
      guard let own = results[0], let other = results[place] else { return nil }
      return other.logPerplexity - own.logPerplexity
    }
    let best = learner.evaluations.entries.map(\.loss).min()
    return results.map { $0?.logPerplexity } + [saved(1), saved(2)]
      + results.map { $0?.wrongSourceCost } + results.map { $0?.bitsPerCharacter }
      + results.map { $0?.bleu } + [best.map { mean(learner.evaluations.untrained) - $0 }]
  }
}
