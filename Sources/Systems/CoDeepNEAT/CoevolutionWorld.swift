public import Learning
public import Methods
public import Worlds

/// What networks are judged by: images to classify, or a text to predict.
public enum CoevolutionWorld: StudiedWorld, UserDataWorld, ChildWorld {
  case images(ImageWorld)
  case text(TextCorpus)

  /// What layers are drawn from.
  var table: LayerTable {
    switch self {
    case .images: .images
    case .text: .text
    }
  }

  /// The images that children are trained on.
  public var examples: ChildData? {
    if case .images(let world) = self { world.data } else { nil }
  }

  /// What was read of the user's data.
  public var dataRead: DataRead? {
    switch self {
    case .images(let world): world.dataRead
    case .text(let text): text.dataRead
    }
  }

  /// How many images networks are judged on.
  public var exampleCounts: (validation: Int, test: Int)? { examples?.counts }

  /// What scores measure.
  public var objective: Objective {
    switch self {
    case .images(let world): world.objective
    case .text(let text): text.objective
    }
  }

  /// The worlds; the first is the default.
  static let descriptions =
    ImageWorld.descriptions(first: "shifted-digits") + HyperLSTM.worlds

  /// Opens one of `descriptions`, or the user's own images or text.
  static func open(_ request: WorldRequest) throws(Failure) -> CoevolutionWorld {
    let name = request.name
    if HyperLSTM.worlds.contains(where: { $0.id == name }) {
      return .text(try HyperLSTM.open(request))
    }
    guard name == nil || descriptions.contains(where: { $0.id == name }) else {
      throw Failure(.input, unknown("world", name ?? "", among: descriptions.map(\.id)))
    }
    return .images(try ImageWorld.open(request, usual: "shifted-digits"))
  }
}
