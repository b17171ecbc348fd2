/// What kind of recurrent network reads a sequence.
public enum CellVariant: String, Codable, CaseIterable, Sendable {
  /// An LSTM whose weights another LSTM generates at every step.
  case hyperLSTM = "hyperlstm"
  /// The same with layer normalisation in the main network too.
  case normalisedHyperLSTM = "ln-hyperlstm"
  /// A plain recurrent network whose weights another one generates at every step.
  case hyperRNN = "hyperrnn"
  /// An LSTM.
  case lstm
  /// An LSTM with layer normalisation.
  case normalisedLSTM = "ln-lstm"
  /// A plain recurrent network.
  case rnn

  /// Whether it has the gates of an LSTM.
  package var isGated: Bool { self != .rnn && self != .hyperRNN }
  /// Whether its weights are generated.
  package var isHyper: Bool { [.hyperLSTM, .normalisedHyperLSTM, .hyperRNN].contains(self) }
  /// Whether the main network is layer-normalised.
  package var isNormalised: Bool { self == .normalisedHyperLSTM || self == .normalisedLSTM }
}
