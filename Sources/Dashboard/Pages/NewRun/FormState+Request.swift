import Learning
import Running
import Text

// What a form asks for, and what is wrong with it.
extension FormState {
  /// What is wrong with a field; `nil` if nothing is.
  func error(in field: FormField) -> String? {
    switch field.target {
    case .knob(let number):
      failure { () throws(Failure) in
        _ = try RunPlan.values(field.text, of: system.knobs[number])
      }
    case .seed: failure { () throws(Failure) in _ = try RunPlan.seeds(field.text) }
    case .steps: failure { () throws(Failure) in _ = try RunRequest.steps(field.text) }
    case .atOnce: failure { () throws(Failure) in _ = try count(atOnce: field.text) }
    case .name where !field.text.isEmpty:
      failure { () throws(Failure) in _ = try SessionName(field.text) }
    case .data where !field.text.isEmpty:
      failure { () throws(Failure) in try system.worlds.check(text(.world), takesData: true) }
    case .label, .header, .missing:
      field.isChanged && text(.data).isEmpty
        ? "\(field.label) says how to read your own data: give its path, too" : nil
    default: nil
    }
  }

  /// The first thing that is wrong: a field, or values that do not go together.
  var problem: (field: Int?, text: String)? {
    for (index, field) in fields.enumerated() {
      if let error = error(in: field) { return (index, error) }
    }
    return failure { () throws(Failure) in
      let requests = try asked().requests
      try check(count: requests.count)
      for request in requests { _ = try system.resolve(request) }
    }.map { (nil, $0) }
  }

  /// More runs than these would only wait for each other.
  private static let mostAtOnce = 16
  /// More runs than these, at work and waiting, are for the command line.
  private static let most = 64

  private func check(count: Int) throws(Failure) {
    guard count > (limit == nil ? Self.mostAtOnce : Self.most) else { return }
    throw Failure(
      .input,
      "these are \(count) runs, but at most "
        + (limit == nil
          ? "\(Self.mostAtOnce) can be started at once; at once says how many are at work"
          : "\(Self.most) can wait for their turn; athanor run takes more"))
  }

  /// How many of several runs may be at work; `nil` for all.
  var limit: Int? { try? count(atOnce: text(.atOnce)) }

  private func count(atOnce text: String) throws(Failure) -> Int? {
    guard !text.isEmpty else { return nil }
    guard let count = Int(text), (1...Self.mostAtOnce).contains(count) else {
      throw Failure(
        .input, "at once: \(text) is no whole number from 1 to \(Self.mostAtOnce), or nothing")
    }
    return count
  }

  /// What it asks for, a run for each of several seeds or values; `nil` while a field is wrong.
  var requests: [RunRequest]? { (try? asked())?.requests }

  /// The first of what it asks for; `nil` while a field is wrong.
  var request: RunRequest? { requests?.first }

  private func asked() throws(Failure) -> RunPlan {
    var settings: [String: SettingValue] = [:]
    var several: [(id: String, values: [SettingValue])] = []
    // What a fork does not change stays as its parent had it, which may be no preset's value.
    for field in fields where field.isChanged || parent != nil {
      guard case .knob(let number) = field.target else { continue }
      let knob = system.knobs[number]
      let values = try RunPlan.values(field.text, of: knob)
      settings[knob.id] = values.first
      if values.count > 1 { several.append((knob.id, values)) }
    }
    func given(_ target: FormField.Target) -> String? {
      text(target).isEmpty ? nil : text(target)
    }
    let seeds = try RunPlan.seeds(text(.seed))
    let request = try RunRequest(
      system: system.card.id, preset: given(.preset), settings: settings, world: given(.world),
      data: given(.data), reading: given(.data) == nil ? TableReading() : reading,
      known: known, genomes: genomes, seed: seeds[0], steps: RunRequest.steps(text(.steps)))
    var plan = RunPlan(request)
    for (id, values) in several { try plan.vary(id, over: values) }
    try plan.vary(seeds: seeds)
    return plan
  }

  /// How a table is to be read.
  private var reading: TableReading {
    let label = text(.label)
    return TableReading(
      label: label.isEmpty ? nil : label, header: TableReading.Header(rawValue: text(.header)),
      missing: TableReading.Missing(rawValue: text(.missing)))
  }

  /// Where the fork it asks for begins, and why there; `nil` for no fork.
  var forkNote: String? {
    guard let parent, let parentRequest, let request else { return nil }
    let changes = request.changes(from: parentRequest, among: system.knobs)
    guard changes.fixed.isEmpty else {
      return "It begins again at step 0: the states of \(parent.session) were made with another "
        + "\(changes.fixed.joined(separator: ", "))."
    }
    let start = "It goes on from the newest checkpoint kept at or before step \(parent.step)"
    guard changes.adjustable.isEmpty else {
      return "\(start), with \(changes.adjustable.joined(separator: ", ")) changed."
    }
    let free = system.knobs.filter(\.isAdjustable).map(\.id) + ["steps"]
    return
      "\(start), the same to the last digit. It can do so with \(free.joined(separator: ", ")) "
      + "changed; any other change begins at step 0."
  }

  /// The name it asks for, numbered where there are several runs; `nil` for one of the store's making.
  func sessionName(_ number: Int, of count: Int) -> SessionName? {
    let name = text(.name)
    return name.isEmpty ? nil : try? SessionName(count == 1 ? name : "\(name)-\(number)")
  }

  /// The command line that starts the same run.
  var commandLine: String {
    var words = ["athanor", "run"]
    words += parent.map { ["--fork", "\($0.session)@\($0.step)"] } ?? [system.card.id]
    func add(_ option: String, _ target: FormField.Target, always: Bool = false) {
      guard let field = fields.first(where: { $0.target == target }), !field.text.isEmpty,
        always || field.isChanged
      else { return }
      words += [option, shellWord(field.text)]
    }
    add("--preset", .preset, always: parent == nil)
    for (number, knob) in system.knobs.enumerated() {
      guard let field = fields.first(where: { $0.target == .knob(number) }), field.isChanged else {
        continue
      }
      words += ["--set", shellWord("\(knob.id)=\(field.text)")]
    }
    add("--world", .world)
    add("--data", .data)
    if parent == nil, !text(.data).isEmpty {
      for option in reading.options { words += [option.name, shellWord(option.value)] }
    }
    add("--seed", .seed, always: parent == nil)
    add("--at-once", .atOnce)
    add("--steps", .steps)
    add("--session", .name)
    return words.joined(separator: " ")
  }

  private func failure(_ body: () throws(Failure) -> Void) -> String? {
    do throws(Failure) {
      try body()
      return nil
    } catch {
      return error.message
    }
  }
}
