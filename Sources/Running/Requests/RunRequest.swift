package import Learning

/// What is asked of a run: a system, its settings, a world, a seed and a budget.
///
/// The ready session files in `Sessions/` are this, as JSON; keys that are left out take defaults.
package struct RunRequest: Codable, Hashable, Sendable {
  /// The system's id.
  package var system: String
  /// The preset to start from; the system's first where none is named.
  package var preset: String?
  /// Settings that differ from the preset, by id.
  package var settings: [String: SettingValue]
  /// The world's name; the system's first where none is named.
  package var world: String?
  /// A file or folder of the user's own data.
  package var data: String?
  /// How the data are to be read, where they are a table.
  package var reading: TableReading
  /// Points that a search begins with.
  package var known: [KnownPoint]
  /// Everything random comes from this.
  package var seed: UInt64
  /// Outer iterations or told evaluations to do in all; the system's own plan where none is given.
  package var steps: Int?

  /// Asks for a run.
  package init(
    system: String, preset: String? = nil, settings: [String: SettingValue] = [:],
    world: String? = nil, data: String? = nil, reading: TableReading = TableReading(),
    known: [KnownPoint] = [], seed: UInt64 = 1, steps: Int? = nil
  ) {
    self.known = known
    self.system = system
    self.preset = preset
    self.settings = settings
    self.world = world
    self.data = data
    self.reading = reading
    self.seed = seed
    self.steps = steps
  }

  private enum CodingKeys: String, CodingKey {
    case system, preset, settings, world, data, label, header, missing, known, seed, steps
  }

  /// Reads a request, filling in what is left out.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    system = try values.decode(String.self, forKey: .system)
    preset = try values.decodeIfPresent(String.self, forKey: .preset)
    settings =
      try values.decodeIfPresent([String: SettingValue].self, forKey: .settings) ?? [:]
    world = try values.decodeIfPresent(String.self, forKey: .world)
    data = try values.decodeIfPresent(String.self, forKey: .data)
    reading = TableReading(
      label: try values.decodeIfPresent(String.self, forKey: .label),
      header: try values.decodeIfPresent(TableReading.Header.self, forKey: .header),
      missing: try values.decodeIfPresent(TableReading.Missing.self, forKey: .missing))
    known = try values.decodeIfPresent([KnownPoint].self, forKey: .known) ?? []
    seed = try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1
    steps = try values.decodeIfPresent(Int.self, forKey: .steps)
  }

  /// Writes a request, leaving out what is not given.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(system, forKey: .system)
    try values.encodeIfPresent(preset, forKey: .preset)
    try values.encode(settings, forKey: .settings)
    try values.encodeIfPresent(world, forKey: .world)
    try values.encodeIfPresent(data, forKey: .data)
    try values.encodeIfPresent(reading.label, forKey: .label)
    try values.encodeIfPresent(reading.header, forKey: .header)
    try values.encodeIfPresent(reading.missing, forKey: .missing)
    if !known.isEmpty { try values.encode(known, forKey: .known) }
    try values.encode(seed, forKey: .seed)
    try values.encodeIfPresent(steps, forKey: .steps)
  }

  /// Reads a number of steps; nothing is the system's own plan.
  package static func steps(_ text: String) throws(Failure) -> Int? {
    if text.isEmpty { return nil }
    guard let steps = Int(text), steps > 0 else {
      throw Failure(.input, "steps must be a whole number from 1")
    }
    return steps
  }

  /// The world meant among those a system offers: the one named; else the usual one, such as the
  /// preset's, or the first, unless data are given that it does not take; then the first that does.
  package func world(among worlds: [WorldDescription], usual: String? = nil) -> String? {
    if let world { return world }
    let first = worlds.first { $0.id == usual } ?? worlds.first
    guard data != nil, first?.acceptsData == false else { return first?.id }
    return (worlds.first(where: \.acceptsData) ?? first)?.id
  }

  /// What differs from another request, from which a state was made: ids of settings, sorted, then
  /// `world`, `data` and `seed`.
  ///
  /// The number of steps and the preset's name make no difference.
  ///
  /// - Returns: `adjustable`, what that state can go on with; `fixed`, what needs a new state.
  package func changes(
    from other: RunRequest, among knobs: [KnobDescription]
  ) -> (adjustable: [String], fixed: [String]) {
    let ids = Set(settings.keys).union(other.settings.keys).sorted()
    let changed = ids.filter { settings[$0] != other.settings[$0] }
    let adjustable = changed.filter { id in knobs.contains { $0.id == id && $0.isAdjustable } }
    let fixed =
      changed.filter { !adjustable.contains($0) }
      + (world == other.world ? [] : ["world"]) + (data == other.data ? [] : ["data"])
      + (reading == other.reading ? [] : ["the reading of the data"])
      + (known == other.known ? [] : ["the known points"])
      + (seed == other.seed ? [] : ["seed"])
    return (adjustable, fixed)
  }

  /// The part that names the world.
  package var worldRequest: WorldRequest {
    WorldRequest(name: world, dataPath: data, reading: reading, known: known)
  }
}
