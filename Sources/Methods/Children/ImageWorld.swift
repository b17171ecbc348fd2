public import Learning

/// Images or table rows to classify, for children to be trained on.
public struct ImageWorld: Sendable {
  /// The examples.
  public let data: ChildData

  /// The worlds of systems that train children; the first is the default.
  public static let descriptions = [
    WorldDescription(
      "optdigits",
      help: "8x8 handwritten digits of 43 people (Alpaydin & Kaynak 1998, UCI, CC BY 4.0); the "
        + "official 1,797 digits are the test part.",
      acceptsData: true),
    WorldDescription(
      "shifted-digits",
      help: "The same digits, each somewhere on 12x12 pixels: without convolutions no network "
        + "exceeds 0.4."),
    WorldDescription(
      "fashion-mnist",
      help: "28x28 garments (Xiao, Rasul & Vollgraf 2017, MIT); needs Debian's "
        + "dataset-fashion-mnist."),
  ]

  /// The same with another as the default.
  public static func descriptions(first: String) -> [WorldDescription] {
    descriptions.filter { $0.id == first } + descriptions.filter { $0.id != first }
  }

  /// Opens one of `descriptions`, or the user's own data.
  ///
  /// - Parameter usual: The world of a request that names none and brings no data.
  /// - Throws: `Failure` when there is no such world or its data cannot be read.
  public static func open(
    _ request: WorldRequest, usual: String = descriptions[0].id
  ) throws(Failure) -> ImageWorld {
    let known = descriptions.map(\.id)
    if let name = request.name, !known.contains(name) {
      throw Failure(.input, unknown("world", name, among: known))
    }
    let name = request.dataPath == nil ? request.name ?? usual : nil
    return ImageWorld(data: try ChildData(name, request))
  }
}

extension ImageWorld: StudiedWorld, UserDataWorld, ChildWorld {
  /// What children are trained on.
  public var examples: ChildData? { data }

  /// What was read of the user's data.
  public var dataRead: DataRead? { data.dataRead }

  /// How many images children are judged on.
  public var exampleCounts: (validation: Int, test: Int)? { data.counts }
}
