/// One setting of a system: where it lives, what it means, what it may be.
public struct Knob<Settings: SettingGroup>: Sendable {
  /// The setting as forms and the command line see it.
  public private(set) var description: KnobDescription
  let get: @Sendable (Settings) -> SettingValue
  let set: @Sendable (inout Settings, SettingValue) -> Void

  private init(
    _ id: String, _ label: String, _ help: String, _ domain: KnobDescription.Domain,
    get: @escaping @Sendable (Settings) -> SettingValue,
    set: @escaping @Sendable (inout Settings, SettingValue) -> Void
  ) {
    self.init(
      KnobDescription(
        id: id, label: label, help: help, domain: domain, standard: get(Settings())),
      get: get, set: set)
  }

  init(
    _ description: KnobDescription, get: @escaping @Sendable (Settings) -> SettingValue,
    set: @escaping @Sendable (inout Settings, SettingValue) -> Void
  ) {
    (self.description, self.get, self.set) = (description, get, set)
  }

  /// The same, for a setting that is read anew at every step and that nothing kept was made by: a
  /// run under way may go on with another value.
  public var adjustable: Knob {
    var knob = self
    knob.description.isAdjustable = true
    return knob
  }

  /// A real number.
  public static func real(
    _ id: String, _ path: any WritableKeyPath<Settings, Double> & Sendable, label: String,
    in range: ClosedRange<Double>, logarithmic: Bool = false, help: String
  ) -> Knob {
    Knob(id, label, help, .real(range, logarithmic: logarithmic)) {
      .real($0[keyPath: path])
    } set: { settings, value in
      if case .real(let number) = value { settings[keyPath: path] = number }
    }
  }

  /// A whole number.
  public static func count(
    _ id: String, _ path: any WritableKeyPath<Settings, Int> & Sendable, label: String,
    in range: ClosedRange<Int>, help: String
  ) -> Knob {
    Knob(id, label, help, .count(range)) {
      .count($0[keyPath: path])
    } set: { settings, value in
      if case .count(let number) = value { settings[keyPath: path] = number }
    }
  }

  /// Yes or no.
  public static func flag(
    _ id: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable, label: String,
    help: String
  ) -> Knob {
    Knob(id, label, help, .flag) {
      .flag($0[keyPath: path])
    } set: { settings, value in
      if case .flag(let flag) = value { settings[keyPath: path] = flag }
    }
  }

  /// One of the cases of an enumeration, named by their raw values.
  public static func choice<Choice: CaseIterable & RawRepresentable<String> & Sendable>(
    _ id: String, _ path: any WritableKeyPath<Settings, Choice> & Sendable, label: String,
    help: String
  ) -> Knob {
    Knob(id, label, help, .choice(Choice.allCases.map(\.rawValue))) {
      .choice($0[keyPath: path].rawValue)
    } set: { settings, value in
      guard case .choice(let word) = value, let choice = Choice(rawValue: word) else { return }
      settings[keyPath: path] = choice
    }
  }
}
