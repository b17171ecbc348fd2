/// A world that a system can learn in, before it is opened.
public struct WorldDescription: Codable, Hashable, Sendable {
  /// The name for machines: `optdigits`.
  public var id: String
  /// One sentence: what it is, where it comes from, under which licence.
  public var help: String
  /// Whether `--data PATH` may replace its built-in data.
  public var acceptsData: Bool

  /// Describes a world.
  public init(_ id: String, help: String, acceptsData: Bool = false) {
    self.id = id
    self.help = help
    self.acceptsData = acceptsData
  }
}

/// Which world a run asks for.
public struct WorldRequest: Codable, Hashable, Sendable {
  /// The world's name; the system's first where none is given.
  public var name: String?
  /// A file or folder of the user's own data.
  public var dataPath: String?

  /// Asks for a world.
  public init(name: String? = nil, dataPath: String? = nil) {
    self.name = name
    self.dataPath = dataPath
  }
}
