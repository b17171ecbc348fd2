import Learning

extension Event {
  /// Reads the rest of a trial's line.
  static func trial(_ fields: inout JSONFields) -> Body? {
    guard let id = fields.int("id"), let candidate = fields.string("candidate"),
      let outcome = outcome(&fields)
    else { return nil }
    var record = TrialRecord(id: id, candidate: candidate, outcome: outcome)
    if let word = fields.string("purpose") {
      guard let purpose = TrialPurpose(rawValue: word) else { return nil }
      record.purpose = purpose
    }
    record.params = fields.json("params").map(ParameterText.init(json:))
    if let words = fields.string("network") {
      guard words.hasPrefix("crc32:"), let bytes = fields.int("bytes"), bytes >= 0 else {
        return nil
      }
      record.network = StoredNetwork(checksum: String(words.dropFirst(6)), bytes: bytes)
    }
    return .trial(record)
  }

  private static func outcome(_ fields: inout JSONFields) -> Outcome? {
    let score = fields.number("score")
    let stopped = score == nil ? nil : fields.number("stopped")
    let status = score == nil ? fields.string("status") : nil
    let reason = status == "failed" ? fields.string("reason") : nil
    var measures: [Outcome.Measure] = []
    guard let cost = fields.number("cost"),
      fields.numbers("measures", { measures.append(Outcome.Measure($0, $1)) })
    else { return nil }
    let spreads = fields.string("spreads").map(WeightSpreads.init)
    if let choice = fields.ints("choice") { return Outcome(choice: choice) }
    switch (score, status) {
    case (let score?, _):
      guard let stopped else {
        return Outcome(score: score, measures: measures, cost: cost, spreads: spreads)
      }
      return Outcome(
        stoppedAt: stopped, score: score, measures: measures, cost: cost, spreads: spreads)
    case (nil, "diverged"):
      return Outcome(score: .nan, measures: measures, cost: cost, spreads: spreads)
    case (nil, "failed"): return Outcome(failed: reason ?? "", cost: cost)
    default: return nil
    }
  }
}
