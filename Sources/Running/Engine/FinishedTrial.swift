import Learning

/// A trial whose evaluation is over, and which the system was not told yet.
struct FinishedTrial: Sendable {
  /// What came of it.
  var outcome: Outcome
  /// The network that it trained, until that is on disk or dropped.
  var network: TrainedNetwork?
  /// The network's file, where there is one already.
  var stored: StoredNetwork?
  /// That the network was too large to be kept.
  var oversize: OversizeRemark?
  /// Whether the session holds a file of the job, or of this result.
  var hasFile = false
  /// Whether that file holds this result.
  var isSaved = false

  /// A result that no job file stands for.
  init(_ outcome: Outcome, network: TrainedNetwork? = nil) {
    (self.outcome, self.network) = (outcome, network)
  }
}
