import Learning

extension Event {
  /// The event as a line of the log and of `--json`, without the closing brace or a checksum.
  package var line: JSONLine {
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
      if let task = sample.task { line.add("task", task) }
      return line
    case .best(let score, let objective, let what, let trial):
      var line = start("best")
      line.add("score", score)
      line.add("metric", objective.name)
      if objective.isMinimised { line.add("better", "lower") }
      line.add("what", what)
      if let trial { line.add("trial", trial) }
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
    case .stopped(let step):
      line.add("score", record.outcome.score)
      line.add("stopped", step)
    case .diverged: line.add("status", "diverged")
    case .failed(let reason):
      line.add("status", "failed")
      line.add("reason", reason)
    }
    line.add("cost", record.outcome.cost)
    line.add("measures", record.outcome.measures.map { ($0.name, $0.value) })
    if let spreads = record.outcome.spreads { line.add("spreads", spreads.description) }
    if let choice = record.outcome.choice { line.add("choice", choice) }
    if record.purpose != .search { line.add("purpose", record.purpose.rawValue) }
    if let params = record.params { line.add("params", json: params.json) }
    if let network = record.network {
      line.add("network", "crc32:\(network.checksum)")
      line.add("bytes", network.bytes)
    }
    return line
  }

  /// Reads a line that `line` wrote; `nil` when it is anything else.
  package init?(line bytes: some Collection<UInt8>) {
    var fields = JSONFields(Array(bytes))
    self.init(&fields)
    guard fields.close() else { return nil }
  }

  /// Takes an event's fields, up to the closing brace.
  init?(_ fields: inout JSONFields) {
    guard fields.openWith("event"), let kind = fields.string(), let step = fields.int("step"),
      Self.steps.contains(step), let body = Self.body(kind, &fields)
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
      return .gain(
        GainSample(before: before, after: after, cost: cost, task: fields.int("task")))
    case "best":
      guard let score = fields.number("score"), let metric = fields.string("metric") else {
        return nil
      }
      let objective = Objective(metric, isMinimised: fields.string("better") == "lower")
      guard let what = fields.string("what") else { return nil }
      return .best(
        score: score, objective: objective, what: what, trial: fields.int("trial"))
    case "note":
      guard let word = fields.string("level"), let level = Report.Level(rawValue: word),
        let text = fields.string("text")
      else { return nil }
      return .note(level, text)
    case "trial": return trial(&fields)
    default: return nil
    }
  }
}
