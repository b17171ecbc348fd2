import Foundation
import Learning
import Running
import Text

extension Command {
  static let run = Command(
    name: "run", operands: "SYSTEM|FILE|--fork SESSION",
    help: "run a system, a session file or a list of runs (CSV, JSONL) without the dashboard",
    options: [
      Option("--fork", "SESSION[@STEP]", help: "go on from a session's past, or begin it again"),
      Option("--preset", "NAME", help: "the set of values to start from"),
      Option(
        "--set", "K=V", repeats: true,
        help: "a setting; may be repeated; V,V for a run with each value"),
      Option("--world", "NAME", help: "what to learn in"),
      Option("--data", "PATH", help: "your own data file or folder"),
    ] + Option.reading + [
      Option(
        "--seed", "N", help: "everything random comes from it (else 1); 1-5 or 1,4 for several runs"
      ),
      Option("--at-once", "N", help: "of several runs, how many are at work (else one a core)"),
      .steps, .workers,
      Option(
        "--enqueue", "FILE",
        help: "points to begin with, a table (CSV) of settings; a score is told, not measured"),
      Option("--session", "NAME", help: "the session's name"),
      .answers, .notify,
    ] + StopRule.options + [.sessions, .checkpointInterval, .json, .quiet]
  ) { arguments, program throws(Failure) in
    let (plan, parent) = try plan(arguments, program)
    guard let request = plan.requests.first, plan.requests.count == 1 else {
      let cores = ProcessInfo.processInfo.activeProcessorCount
      let atOnce = try arguments.count("--at-once", in: 1...64) ?? cores
      return try Batch(program, arguments, plan).run(atOnce: atOnce, parent: parent)
    }
    let name = try arguments.value("--session").map { text throws(Failure) in
      try SessionName(text)
    }
    let answers = try Answers(arguments.value("--answers"))
    return try Headless(program, arguments, answers: answers).run { runner throws(Failure) in
      try runner.start(request, name: name, parent: parent)
    }
  }

  static let resume = Command(
    name: "resume", operands: "SESSION", help: "take a session up where it was left",
    options: [
      .steps,
      Option("--data", "PATH", help: "where the session's data are now, if they were moved"),
      .answers, .workers, .notify,
    ] + StopRule.options + [.sessions, .checkpointInterval, .json, .quiet]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let steps = try arguments.count("--steps", in: 1...(.max))
    let done = try program.store(arguments).entry(name).status?.step ?? 0
    if let steps, steps < done {
      throw Failure(
        .input,
        "session '\(name)' has done \(done) steps already: --steps counts them all, so "
          + "give more than \(done)")
    }
    let answers = try Answers(arguments.value("--answers"))
    return try Headless(program, arguments, answers: answers).run { runner throws(Failure) in
      try runner.resume(name, steps: steps, data: arguments.value("--data").map(absolute))
    }
  }

  /// What a command line asks to run: a session file or a system, and what overrides it.
  private static func plan(
    _ arguments: Arguments, _ program: Program
  ) throws(Failure) -> (RunPlan, SessionRecord.Parent?) {
    if let list = try listed(arguments) { return (list, nil) }
    let parent = try arguments.value("--fork").map { text throws(Failure) in
      try self.parent(text, try program.store(arguments))
    }
    var request: RunRequest
    if let parent {
      guard arguments.operands.isEmpty else {
        throw Failure(.input, "--fork takes the place of SYSTEM or FILE: leave one of them out")
      }
      request = parent.request
    } else {
      request = try named(try arguments.operand("SYSTEM or FILE"))
    }
    let system = try program.runner(arguments).system(request.system)
    if let preset = arguments.value("--preset") { request.preset = preset }
    var set: [(id: String, values: [SettingValue])] = []
    for pair in arguments.values("--set") {
      let (id, values) = try setting(pair, of: system)
      guard !set.contains(where: { $0.id == id }) else {
        throw Failure(.input, "--set \(id) is given twice")
      }
      set.append((id, values))
    }
    if let world = arguments.value("--world") { request.world = world }
    if let data = arguments.value("--data") { request.data = absolute(data) }
    try arguments.override(&request.reading)
    if let steps = try arguments.count("--steps", in: 1...(.max)) { request.steps = steps }
    if let file = arguments.value("--enqueue") { request.known = try KnownPoints.read(file) }
    var plan = RunPlan(request)
    for (id, values) in set { try plan.vary(id, over: values) }
    if let seeds = arguments.value("--seed") { try plan.vary(seeds: RunPlan.seeds(seeds)) }
    return (plan, parent?.parent)
  }

  /// The runs that a file lists, each once for every seed that is given; `nil` where none is named.
  private static func listed(_ arguments: Arguments) throws(Failure) -> RunPlan? {
    guard arguments.operands.count == 1, RunList.isList(arguments.operands[0]) else { return nil }
    for name in ["--fork", "--preset", "--set", "--world", "--data", "--enqueue", "--steps"]
    where arguments.value(name) != nil {
      throw Failure(.input, "\(name) does not go with a list of runs: say it in the list")
    }
    var plan = try RunList.read(arguments.operands[0])
    if let seeds = arguments.value("--seed") { try plan.vary(seeds: RunPlan.seeds(seeds)) }
    return plan
  }

  /// What `SESSION@STEP` names: the session, at its last step where none is given.
  private static func parent(
    _ text: String, _ store: SessionStore
  ) throws(Failure) -> (request: RunRequest, parent: SessionRecord.Parent) {
    let parts = text.split(separator: "@", maxSplits: 1)
    let name = try SessionName(String(parts.first ?? ""))
    let record = try store.record(name)
    let done = store.entry(name).status?.step ?? 0
    guard let step = parts.count == 2 ? Int(parts[1]) : done, (0...done).contains(step) else {
      throw Failure(.input, "--fork '\(printable(text))': the step must be 0 to \(done)")
    }
    return (record.request, SessionRecord.Parent(session: name.text, step: step))
  }

  /// Settings are resolved against the catalog; what looks like a file is read.
  private static func named(_ operand: String) throws(Failure) -> RunRequest {
    if operand.contains("/") || operand.hasSuffix(".json") {
      return try ReadySessions.read(operand)
    }
    if let ready = ReadySessions.all.first(where: { $0.name == operand }) { return ready.request }
    return RunRequest(system: operand)
  }

  private static func setting(
    _ pair: String, of system: any System.Type
  ) throws(Failure) -> (String, [SettingValue]) {
    guard let equals = pair.firstIndex(of: "=") else {
      throw Failure(.input, "--set \(printable(pair)) lacks its value: --set NAME=VALUE")
    }
    let id = String(pair[..<equals])
    let knobs = knobs(of: system)
    guard let knob = knobs.first(where: { $0.id == id }) else {
      throw Failure(.input, unknown("setting", id, among: knobs.map(\.id)))
    }
    return (id, try RunPlan.values(String(pair[pair.index(after: equals)...]), of: knob))
  }

  private static func knobs<S: System>(of: S.Type) -> [KnobDescription] { S.Settings.knobs }

  /// A path that means the same when the session is resumed from elsewhere.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
