extension Knob {
  /// The settings of a part, as settings of the whole.
  ///
  ///     static let schema: [Knob<Self>] = [ .count("trials", \.trials, ...) ]
  ///       + Knob.group(\.children, ChildSettings.schema)
  ///
  /// What they are by default is for the whole to say, since it makes the part.
  ///
  /// - Parameters:
  ///   - prefix: Stands before every name, for a whole with two parts of a kind.
  public static func group<Part: SettingGroup>(
    _ path: any WritableKeyPath<Settings, Part> & Sendable, _ knobs: [Knob<Part>],
    prefix: String = ""
  ) -> [Knob] {
    knobs.map { knob in
      var description = knob.description
      description.id = prefix + description.id
      description.standard = knob.get(Settings()[keyPath: path])
      return Knob(description) {
        knob.get($0[keyPath: path])
      } set: { settings, value in
        knob.set(&settings[keyPath: path], value)
      }
    }
  }
}
