package import Learning

/// Something that happened in a run, at a step.
///
/// The log of a session is a list of these, and all that is ever shown of a run is a fold over
/// them, so live and replayed runs look the same.
package struct Event: Hashable, Sendable {
  /// The outer iteration or told evaluation it belongs to, from 1; 0 is before the first.
  package var step: Int
  /// What happened.
  package var body: Body

  /// What can happen.
  package enum Body: Hashable, Sendable {
    /// A series has a value; NaN where it is not finite.
    case series(name: String, value: Double)
    /// A sample of the expected gain was taken.
    case gain(GainSample)
    /// There is a new best, which a searcher found by this trial.
    case best(score: Double, objective: Objective = .score, what: String, trial: Int? = nil)
    /// A remark was made.
    case note(Report.Level, String)
    /// A searcher was told a trial's outcome.
    case trial(TrialRecord)
  }

  /// The steps there can be: such as a chart can tell apart, and more than any run takes.
  static let steps = 0...1 << 53

  /// Something that happened.
  package init(step: Int, _ body: Body) {
    self.step = step
    self.body = body
  }
}

/// A candidate and its outcome.
package struct TrialRecord: Hashable, Sendable {
  /// Counts the run's trials from 0.
  package var id: Int
  /// The candidate in a line.
  package var candidate: String
  /// The candidate exactly; `nil` where that is not known.
  package var params: ParameterText?
  /// Why it was evaluated.
  package var purpose: TrialPurpose
  /// Its outcome.
  package var outcome: Outcome
  /// The file of its network, where one was kept when it was told.
  package var network: StoredNetwork?

  /// A candidate and its outcome.
  package init(
    id: Int, candidate: String, params: ParameterText? = nil, purpose: TrialPurpose = .search,
    outcome: Outcome, network: StoredNetwork? = nil
  ) {
    (self.id, self.candidate, self.params) = (id, candidate, params)
    (self.purpose, self.outcome, self.network) = (purpose, outcome, network)
  }
}

extension Event {
  /// That there was a new best.
  package init(_ best: History.Best) {
    self.init(
      step: best.step, .best(score: best.score, objective: best.objective, what: best.what))
  }

  /// What a report's entry is in the log; a best that is not finite is none.
  ///
  /// - Parameter trial: The trial whose result the report is about, if it is about one.
  init?(_ entry: Report.Entry, step: Int, trial: Int? = nil) {
    switch entry {
    case .value(let series, let value):
      self.init(step: step, .series(name: series, value: value.isFinite ? value : .nan))
    case .gain(let sample):
      guard sample.gain.isFinite, sample.cost.isFinite else { return nil }
      self.init(step: step, .gain(sample))
    case .best(let score, let objective, let what):
      guard score.isFinite else { return nil }
      self.init(
        step: step, .best(score: score, objective: objective, what: what, trial: trial))
    case .note(let level, let text):
      self.init(step: step, .note(level, text))
    }
  }
}
