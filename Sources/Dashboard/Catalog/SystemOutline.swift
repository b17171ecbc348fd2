package import Learning
import Running

/// A system as the dashboard sees it: what it declares, and nothing of what it does.
package struct SystemOutline: Sendable {
  /// What a person should know before starting it.
  package let card: Card
  /// What it reports.
  package let series: [Series]
  /// The worlds it can learn in.
  package let worlds: [WorldDescription]
  /// Its settings.
  package let knobs: [KnobDescription]
  /// Named sets of values, every setting in each.
  package let presets: [Preset]
  /// A request with all it leaves open spelled out; throws what is wrong with it.
  let resolve: @Sendable (RunRequest) throws(Failure) -> RunRequest
  /// The world that a request means.
  let world: @Sendable (RunRequest) -> String?

  /// A named set of values.
  package struct Preset: Sendable {
    /// Its name.
    package let name: String
    /// What it is for.
    package let help: String
    /// Its values by setting.
    package let values: [String: SettingValue]
  }

  /// The names of its worlds, as a filter looks at them.
  var worldNames: String { worlds.map(\.id).joined(separator: " ") }

  /// What a system declares.
  package init(_ system: any System.Type) {
    self = Self.outline(system)
  }

  private init<S: System>(of system: S.Type) {
    card = system.card
    series = system.series
    worlds = system.worlds
    knobs = S.Settings.knobs
    presets = S.Settings.presets.map { preset in
      Preset(
        name: preset.name, help: preset.help,
        values: Dictionary(uniqueKeysWithValues: preset.settings.values))
    }
    resolve = { request throws(Failure) in try S.resolve(request).request }
    world = S.world(meantBy:)
  }

  private static func outline<S: System>(_ system: S.Type) -> SystemOutline {
    SystemOutline(of: system)
  }
}
