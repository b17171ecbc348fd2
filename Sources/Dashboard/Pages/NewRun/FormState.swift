import Learning
import Running

/// The settings of a run to be started, as they are being filled in.
struct FormState: Sendable {
  let system: SystemOutline
  private(set) var fields: [FormField]
  private(set) var focus = 0
  /// Whether the focused field was edited since it has the focus; until then typing replaces it.
  private var isEdited = false
  /// What the run is to be a fork of.
  private(set) var parent: SessionRecord.Parent?
  /// What was asked of that.
  private(set) var parentRequest: RunRequest?
  /// What a run begins with, which no field shows.
  private(set) var known: [KnownPoint] = []
  private(set) var genomes: [NetworkGenome] = []

  /// The form of a system, filled in as a request asks.
  init(_ system: SystemOutline, request: RunRequest? = nil) {
    self.system = system
    fields = []
    let preset = request?.preset ?? system.presets.first?.name
    fields = Self.fields(of: system, preset: preset)
    request.map { fill(in: $0) }
  }

  /// The form of a fork: filled in as its parent was, with changed fields those that differ from it.
  init(_ system: SystemOutline, forking parent: SessionRecord.Parent, of request: RunRequest) {
    self.init(system, request: request)
    self.parent = parent
    parentRequest = request
    for index in fields.indices { fields[index].standard = fields[index].text }
    focus = fields.firstIndex(where: isAdjustable) ?? 0
  }

  /// Whether a fork can go on from a checkpoint with another value in a field.
  func isAdjustable(_ field: FormField) -> Bool {
    guard case .knob(let number) = field.target else { return false }
    return system.knobs[number].isAdjustable
  }

  var focused: FormField { fields[focus] }

  mutating func move(by rows: Int) {
    focus(on: min(max(focus + rows, 0), fields.count - 1))
  }

  mutating func focus(on index: Int) {
    guard fields.indices.contains(index) else { return }
    isEdited = isEdited && index == focus
    focus = index
  }

  /// Lets the focused field have a key; `false` if it has no use for it.
  mutating func write(_ key: Key) -> Bool {
    guard focused.choices.isEmpty, focused.target != .start else {
      guard key.typed == " " else { return false }
      step(1)
      return focused.target != .start
    }
    if !isEdited, key.typed != nil { fields[focus].text = "" }
    let isTaken = fields[focus].field.press(key)
    isEdited = isEdited || isTaken
    return isTaken
  }

  /// Gives the focus to the field of a target, if the form has one.
  mutating func focus(on target: FormField.Target) {
    fields.firstIndex { $0.target == target }.map { focus(on: $0) }
  }

  /// Takes another choice in the focused field.
  mutating func step(_ direction: Int) {
    fields[focus].step(direction)
    if focused.target == .preset { adoptPreset() }
  }

  /// Puts the standard value back into the focused field.
  mutating func restoreStandard() {
    fields[focus].text = focused.standard
    if focused.target == .preset { adoptPreset() }
  }

  private mutating func adoptPreset() {
    let values = system.values(ofPreset: text(.preset))
    for index in fields.indices {
      switch fields[index].target {
      case .knob(let number):
        let knob = system.knobs[number]
        fields[index].adopt(standard: (values[knob.id] ?? knob.standard).description)
      case .world: system.world(ofPreset: text(.preset)).map { fields[index].adopt(standard: $0) }
      default: break
      }
    }
  }

  private mutating func fill(in request: RunRequest) {
    (known, genomes) = (request.known, request.genomes)
    set(.label, request.reading.label)
    set(.header, request.reading.header?.rawValue)
    set(.missing, request.reading.missing?.rawValue)
    set(.preset, request.preset)
    set(.world, request.world)
    set(.data, request.data)
    set(.seed, "\(request.seed)")
    set(.steps, request.steps.map { "\($0)" })
    for (number, knob) in system.knobs.enumerated() {
      set(.knob(number), request.settings[knob.id]?.description)
    }
  }

  private mutating func set(_ target: FormField.Target, _ text: String?) {
    guard let text, let index = fields.firstIndex(where: { $0.target == target }) else { return }
    fields[index].text = text
  }

  func text(_ target: FormField.Target) -> String {
    fields.first { $0.target == target }?.text ?? ""
  }
}

// MARK: - Fields

extension FormState {
  private static func fields(of system: SystemOutline, preset: String?) -> [FormField] {
    let values = system.values(ofPreset: preset)
    let knobs = system.knobs.enumerated().map { index, knob in
      FormField(index, knob, standard: values[knob.id] ?? knob.standard)
    }
    let table = system.worlds.contains { $0.acceptsData } ? readings : []
    let run = [
      FormField(
        .seed, "seed", standard: "1", range: "a whole number from 0, or 1-5",
        help:
          "Everything random comes from it: the same seed gives the same run. A range is several "
          + "runs, and so are several values of a setting, with commas between them."),
      FormField(
        .atOnce, "at once", range: "a whole number from 1, or nothing",
        help:
          "Of several runs, how many are at work; the others wait for their turn, which < and > "
          + "change among the sessions. Nothing for all at once."),
      FormField(
        .steps, "steps", range: "a whole number, or nothing",
        help: "Outer iterations or evaluations to do; nothing for the system's own plan."),
    ]
    return choices(of: system, preset: preset) + knobs + run + table + [
      FormField(
        .name, "session name", range: "letters, digits, . _ -, or nothing",
        help: "The folder it is kept in; nothing for the system's name and the seed."),
      FormField(.start, "start the run", help: "Enter starts it; so does ctrl+s from any field."),
    ]
  }

  /// How a table among the user's data is read.
  private static var readings: [FormField] {
    let open = FormField.open
    return [
      FormField(
        .label, "label column", range: "a name, a number from 1, or nothing",
        help: "Which column of a table is the class; nothing for one of a usual name, or the last."),
      FormField(
        .header, "header", standard: open, range: "of a table",
        choices: [open] + TableReading.Header.allCases.map(\.rawValue),
        help: "Whether the first row of a table holds the names of its columns."),
      FormField(
        .missing, "missing values", standard: open, range: "of a table",
        choices: [open] + TableReading.Missing.allCases.map(\.rawValue),
        help: "impute: they take the median of the training part. refuse: none may be missing."),
    ]
  }

  /// Preset, world and data, as far as there is anything to choose.
  private static func choices(of system: SystemOutline, preset: String?) -> [FormField] {
    var fields: [FormField] = []
    if let preset {
      let help = system.presets.map { "\($0.name): \($0.help)" }.joined(separator: "\n")
      fields.append(
        FormField(
          .preset, "preset", standard: preset, range: "a set of values",
          choices: system.presets.map(\.name), help: help))
    }
    if let world = system.world(ofPreset: preset) {
      let help = system.worlds.map { "\($0.id): \($0.help)" }.joined(separator: "\n")
      fields.append(
        FormField(
          .world, "world", standard: world, range: "what it learns in",
          choices: system.worlds.names, help: help))
    }
    if system.worlds.contains(where: \.acceptsData) {
      fields.append(
        FormField(
          .data, "data", range: "a path, or nothing",
          help: "A file or folder of your own data, in the place of the built-in data."))
    }
    return fields
  }
}

extension SystemOutline {
  /// The values of a preset, by setting.
  func values(ofPreset name: String?) -> [String: SettingValue] {
    presets.first { $0.name == name }?.values ?? [:]
  }

  /// The world that a preset is for.
  func world(ofPreset name: String?) -> String? {
    world(RunRequest(system: card.id, preset: name))
  }
}
