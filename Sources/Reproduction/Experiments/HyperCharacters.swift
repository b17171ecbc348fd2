import Learning
import Methods
import Systems
import Worlds

extension Experiment {
  /// Character models of equal size at equal steps.
  ///
  /// Ha, Dai & Le 2017, tables 3 and 4, with Shakespeare for Penn Treebank and networks an eighth as
  /// wide. The learning rate is the plain LSTM's best of 2e-3, 5e-3, 1e-2 and 2e-2; at lower rates the
  /// HyperLSTM's lead is larger.
  static let hyperCharacters = Experiment(
    id: "hyperlstm-chars", title: "networks that rewrite their weights, against plain ones",
    system: "hyperlstm", seeds: 5, minutes: 12,
    figures: [
      Figure(
        "HyperLSTM, 128 and 32 units", unit: "bits", scale: .amount,
        control: "LSTM of as many parameters"),
      Figure("LSTM of as many parameters", unit: "bits", scale: .amount),
      Figure("what the HyperLSTM saves", unit: "bits", bar: .atLeast(0.01)),
      Figure("layer-norm LSTM, 128 units", unit: "bits", scale: .amount),
      Figure("HyperRNN", unit: "bits", scale: .amount),
      Figure("what the HyperRNN saves against an RNN as large", unit: "bits"),
      Figure(
        "weight change at first letters of words to within words", unit: "ratio", scale: .amount),
      Figure("learning gain: bits that training saves", unit: "bits", bar: .surelyAtLeast(0)),
    ]
  ) { seed throws(Failure) in
    let hyper = try evaluations(of: .hyperLSTM, hasControl: true, seed: seed)
    let normalised = try evaluations(of: .normalisedLSTM, hasControl: false, seed: seed)
    let recurrent = try evaluations(of: .hyperRNN, hasControl: true, seed: seed)
    let (end, recurrentEnd) = (hyper.entries.last, recurrent.entries.last)
    func saved(_ entry: HyperLSTM.Evaluations.Entry?) -> Double? {
      entry.flatMap { entry in entry.control.map { $0 - entry.bits } }
    }
    return [
      end?.bits, end?.control, saved(end), normalised.entries.last?.bits, recurrentEnd?.bits,
      saved(recurrentEnd), hyper.writing?.boundaryRatio,
      end.map { mean(hyper.untrained) - $0.bits },
    ]
  }

  private static func evaluations(
    of variant: CellVariant, hasControl: Bool, seed: UInt64
  ) throws(Failure) -> HyperLSTM.Evaluations {
    let world = try HyperLSTM.open(WorldRequest())
    var settings = HyperLSTM.Settings()
    (settings.variant, settings.control, settings.interval) = (variant, hasControl, 500)
    var run = try LearnerRun<HyperLSTM>(settings, world: world, seed: seed)
    while try run.step(in: world) != nil {}
    return run.learner.evaluations
  }
}
