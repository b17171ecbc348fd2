import Learning

/// A field of the form for a new run.
struct FormField: Sendable {
  /// What it sets.
  enum Target: Hashable, Sendable {
    case preset, world, data, label, header, missing, knob(Int), seed, atOnce, steps, name, start
  }

  /// The choice that leaves it to the program.
  static let open = "as it looks"

  let target: Target
  let label: String
  let help: String
  /// What is allowed, in words.
  let range: String
  /// The values to choose from; empty where a text is written.
  var choices: [String] = []
  /// The default value.
  var standard: String
  var field: TextField

  /// A field with its standard value.
  init(
    _ target: Target, _ label: String, standard: String = "", range: String = "",
    choices: [String] = [], help: String
  ) {
    self.target = target
    self.label = label
    self.help = help
    self.range = range
    self.choices = choices
    self.standard = standard
    field = TextField(standard)
  }

  /// The field of a setting.
  init(_ index: Int, _ knob: KnobDescription, standard: SettingValue) {
    let choices =
      switch knob.domain {
      case .flag: ["no", "yes"]
      case .choice(let words): words
      default: [String]()
      }
    self.init(
      .knob(index), knob.label, standard: standard.description, range: knob.range,
      choices: choices, help: knob.help)
  }

  /// The value as it is written.
  var text: String {
    get { field.text }
    set { field = TextField(newValue) }
  }

  /// Whether it differs from the standard value.
  var isChanged: Bool { text != standard }

  /// Takes another standard value, and the value with it unless it was changed.
  mutating func adopt(standard new: String) {
    if !isChanged { text = new }
    standard = new
  }

  /// Takes the next or the previous choice.
  mutating func step(_ direction: Int) {
    guard !choices.isEmpty else { return }
    let index = choices.firstIndex(of: text) ?? 0
    text = choices[(index + direction + choices.count) % choices.count]
  }
}
