/// A world that a system can learn in, before it is opened.
public struct WorldDescription: Codable, Hashable, Sendable {
  /// The name for machines: `optdigits`.
  public var id: String
  /// One sentence: what it is, where it comes from, under which licence.
  public var help: String
  /// Whether `--data PATH` may replace its built-in data.
  public var acceptsData: Bool
  /// Further worlds of the same kind, which need no description of their own.
  public var variants: [String]

  /// Describes a world.
  public init(_ id: String, help: String, acceptsData: Bool = false, variants: [String] = []) {
    self.id = id
    self.help = help
    self.acceptsData = acceptsData
    self.variants = variants
  }
}

extension [WorldDescription] {
  /// The names of all worlds that are described.
  public var names: [String] { flatMap { [$0.id] + $0.variants } }
}

/// What was read of the user's own data.
public struct DataRead: Hashable, Sendable {
  /// The files that were read.
  public var files: [String]
  /// What was found in them and what was made of it, in lines for people.
  public var lines: [String]
  /// The rows, or the characters, that nothing was learned from, numbered from 0 and rising; `nil`
  /// where none of what was read was laid aside.
  public var testPart: [Int]?

  /// Names files and says what they hold.
  public init(files: [String], lines: [String], testPart: [Int]? = nil) {
    (self.files, self.lines, self.testPart) = (files, lines, testPart)
  }
}

/// A world that can be made of the user's own data.
public protocol UserDataWorld {
  /// What was read of them; `nil` where the world is built in.
  var dataRead: DataRead? { get }
}

/// How a table is to be read, where the reader is not to find out for itself.
public struct TableReading: Codable, Hashable, Sendable {
  /// Whether the first row is a header.
  public enum Header: String, Codable, CaseIterable, Sendable { case yes, no }

  /// What becomes of missing values: they are replaced by what is usual, or none may be missing.
  public enum Missing: String, Codable, CaseIterable, Sendable { case impute, refuse }

  /// The label column, by its name in the header or its number from 1.
  public var label: String?
  /// Whether there is a header.
  public var header: Header?
  /// What becomes of missing values.
  public var missing: Missing?

  /// Says nothing that is not given.
  public init(label: String? = nil, header: Header? = nil, missing: Missing? = nil) {
    (self.label, self.header, self.missing) = (label, header, missing)
  }

  /// The options given, as on a command line.
  public var options: [(name: String, value: String)] {
    [("--label", label), ("--header", header?.rawValue), ("--missing", missing?.rawValue)]
      .compactMap { option in option.1.map { (option.0, $0) } }
  }
}

/// Which world a run asks for.
public struct WorldRequest: Codable, Hashable, Sendable {
  /// The world's name; the system's first where none is given.
  public var name: String?
  /// A file or folder of the user's own data.
  public var dataPath: String?
  /// How the user's data are to be read, where they are a table.
  public var reading: TableReading
  /// Points that a search there begins with.
  public var known: [KnownPoint]
  /// Genomes that an evolution there begins with.
  public var genomes: [NetworkGenome]

  /// Asks for a world.
  public init(
    name: String? = nil, dataPath: String? = nil, reading: TableReading = TableReading(),
    known: [KnownPoint] = [], genomes: [NetworkGenome] = []
  ) {
    self.genomes = genomes
    self.name = name
    self.dataPath = dataPath
    self.reading = reading
    self.known = known
  }
}
