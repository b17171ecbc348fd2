import Text

/// Settings that belong together and are declared once: those of a system, or a part of them that
/// several systems have.
///
/// The schema is the only declaration: names, ranges, defaults and help come from it.
public protocol SettingGroup: Codable, Hashable, Sendable {
  /// The defaults, which must work.
  init()
  /// Every setting, in the order a form shows them.
  static var schema: [Knob<Self>] { get }
}

/// All settings of a system: a form, a session file and the command line fill them in by name.
public protocol Tunable: SettingGroup {
  /// Named sets of values; the first is what a newcomer should start with.
  static var presets: [Preset<Self>] { get }
  /// What the single ranges cannot say: a failure names the settings that do not go together.
  func validate() throws(Failure)
}

/// A named set of values.
public struct Preset<Settings: Sendable>: Sendable {
  /// The preset's name: `small`, `paper`.
  public let name: String
  /// One sentence: what it is for and about how long it takes.
  public let help: String
  /// The world that the values were chosen for, and in which they are used where no other is named;
  /// the system's first if not given.
  public let world: String?
  /// The values.
  public let settings: Settings

  /// Names a set of values.
  public init(_ name: String, help: String, world: String? = nil, _ settings: Settings) {
    (self.name, self.help) = (name, help)
    (self.world, self.settings) = (world, settings)
  }
}

extension Tunable {
  /// Nothing to say beyond the ranges.
  public func validate() throws(Failure) {}

  /// The schema as forms and the command line see it.
  public static var knobs: [KnobDescription] { schema.map(\.description) }

  /// Every value by name, in the schema's order.
  public var values: [(id: String, value: SettingValue)] {
    Self.schema.map { ($0.description.id, $0.get(self)) }
  }

  /// Starts from a preset (the first where none is named) and sets values by name.
  ///
  /// - Throws: `Failure` naming the preset or setting that is unknown or out of range.
  public init(preset: String? = nil, tuned: [String: SettingValue]) throws(Failure) {
    self = try Self.settings(ofPreset: preset)
    let known = Self.schema.map(\.description.id)
    for name in tuned.keys.sorted() where !known.contains(name) {
      throw Failure(.input, unknown("setting", name, among: known))
    }
    for knob in Self.schema {
      guard let value = tuned[knob.description.id] else { continue }
      knob.set(&self, try knob.description.checked(value))
    }
    try validate()
  }

  private static func settings(ofPreset name: String?) throws(Failure) -> Self {
    guard let name else { return presets.first?.settings ?? Self() }
    guard let preset = presets.first(where: { $0.name == name }) else {
      throw Failure(.input, unknown("preset", name, among: presets.map(\.name)))
    }
    return preset.settings
  }
}
