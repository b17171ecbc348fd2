package import Learning
import Text

// What a request means to a system, and why one is refused.
extension System {
  /// What a request means: its settings, and itself with every value and the world spelled out.
  ///
  /// - Throws: `Failure` saying what is wrong with it.
  package static func resolve(
    _ request: RunRequest
  ) throws(Failure) -> (settings: Settings, request: RunRequest) {
    if let steps = request.steps, steps < 1 {
      throw Failure(.input, "steps is \(steps), but must be at least 1")
    }
    if request.data == nil, let option = request.reading.options.first {
      throw Failure(.input, "\(option.name) says how to read your own data: give --data PATH too")
    }
    guard request.known.isEmpty || takesKnownPoints else {
      throw Failure(
        .input,
        "\(card.id) searches no configurations that can be written down: leave --enqueue out")
    }
    guard request.genomes.isEmpty || takesGenomes else {
      throw Failure(.input, "\(card.id) begins with no genomes: leave --population out")
    }
    let settings = try Settings(preset: request.preset, tuned: request.settings)
    var request = request
    request.settings = Dictionary(uniqueKeysWithValues: settings.values)
    request.world = world(meantBy: request)
    if let world = request.world { try worlds.check(world, takesData: request.data != nil) }
    return (settings, request)
  }

  /// The world that a request names; else what is usual for its preset and the data given.
  package static func world(meantBy request: RunRequest) -> String? {
    let preset = Settings.presets.first { $0.name == request.preset }
    return request.world(among: worlds, usual: preset?.world)
  }
}

extension [WorldDescription] {
  /// Makes sure that there is a world of this name, which takes data where some are given.
  package func check(_ name: String, takesData: Bool) throws(Failure) {
    guard let world = first(where: { [$0].names.contains(name) }) else {
      throw Failure(.input, unknown("world", name, among: names))
    }
    guard takesData, !world.acceptsData else { return }
    let open = filter(\.acceptsData).map(\.id).joined(separator: ", ")
    let others = open.isEmpty ? "" : "; one that does: \(open)"
    throw Failure(.input, "world \(name) is built in: it takes no data file\(others)")
  }
}
