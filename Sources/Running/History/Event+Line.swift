import Learning

extension Event {
  /// The event as a line of the log and of `--json`, without the closing brace or a checksum.
  public var line: JSONLine {
    switch body {
    case .series(let name, let value):
      var line = start("series")
      line.add("name", name)
      line.add("value", value)
      return line
    case .gain(let sample):
      var line = start("gain")
      line.add("before", sample.before)
      line.add("after", sample.after)
      line.add("cost", sample.cost)
      return line
    case .best(let score, let what):
      var line = start("best")
      line.add("score", score)
      line.add("what", what)
      return line
    case .note(let level, let text):
      var line = start("note")
      line.add("level", level.rawValue)
      line.add("text", text)
      return line
    case .trial(let record): return trialLine(record)
    }
  }

  private func start(_ kind: String) -> JSONLine {
    var line = JSONLine(event: kind)
    line.add("step", step)
    return line
  }

  private func trialLine(_ record: TrialRecord) -> JSONLine {
    var line = start("trial")
    line.add("id", record.id)
    line.add("candidate", record.candidate)
    switch record.outcome.status {
    case .done: line.add("score", record.outcome.score)
    case .diverged: line.add("status", "diverged")
    case .failed(let reason):
      line.add("status", "failed")
      line.add("reason", reason)
    }
    line.add("cost", record.outcome.cost)
    line.add("measures", record.outcome.measures.map { ($0.name, $0.value) })
    if let spreads = record.outcome.spreads { line.add("spreads", spreads.description) }
    return line
  }

  /// Reads a line that `line` wrote; `nil` when it is anything else.
  public init?(line bytes: some Collection<UInt8>) {
    var fields = JSONFields(Array(bytes))
    self.init(&fields)
    guard fields.close() else { return nil }
  }

  /// Takes an event's fields, up to the closing brace.
  init?(_ fields: inout JSONFields) {
    guard fields.openWith("event"), let kind = fields.string(), let step = fields.int("step"),
      let body = Self.body(kind, &fields)
    else { return nil }
    self.init(step: step, body)
  }

  private static func body(_ kind: String, _ fields: inout JSONFields) -> Body? {
    switch kind {
    case "series":
      guard let name = fields.string("name"), let value = fields.number("value") else { return nil }
      return .series(name: name, value: value)
    case "gain":
      guard let before = fields.number("before"), let after = fields.number("after"),
        let cost = fields.number("cost")
      else { return nil }
      return .gain(GainSample(before: before, after: after, cost: cost))
    case "best":
      guard let score = fields.number("score"), let what = fields.string("what") else { return nil }
      return .best(score: score, what: what)
    case "note":
      guard let word = fields.string("level"), let level = Report.Level(rawValue: word),
        let text = fields.string("text")
      else { return nil }
      return .note(level, text)
    case "trial": return trial(&fields)
    default: return nil
    }
  }

  private static func trial(_ fields: inout JSONFields) -> Body? {
    guard let id = fields.int("id"), let candidate = fields.string("candidate") else { return nil }
    let score = fields.number("score")
    let status = score == nil ? fields.string("status") : nil
    let reason = status == "failed" ? fields.string("reason") : nil
    var measures: [Outcome.Measure] = []
    guard let cost = fields.number("cost"),
      fields.numbers("measures", { measures.append(Outcome.Measure($0, $1)) })
    else { return nil }
    let spreads = fields.string("spreads").map(WeightSpreads.init)
    func evaluated(_ score: Double) -> Outcome {
      Outcome(score: score, measures: measures, cost: cost, spreads: spreads)
    }
    let outcome: Outcome
    switch (score, status) {
    case (let score?, _): outcome = evaluated(score)
    case (nil, "diverged"): outcome = evaluated(.nan)
    case (nil, "failed"): outcome = Outcome(failed: reason ?? "", cost: cost)
    default: return nil
    }
    return .trial(TrialRecord(id: id, candidate: candidate, outcome: outcome))
  }
}
