import Compute
public import Learning
import Methods
import Worlds

/// Where pairs of tasks come from.
public enum PathWorld: UserDataWorld, Sendable {
  /// Two classes of images are told apart.
  case digits(DigitPairWorld)
  /// Balls are caught.
  case games

  /// What was read of the user's data.
  public var dataRead: DataRead? {
    if case .digits(let world) = self { world.dataRead } else { nil }
  }

  /// The worlds there are.
  static let descriptions = [
    DigitPairWorld.description,
    WorldDescription(
      "catch-pairs",
      help: "Tasks of control: to get a paddle under a falling ball. In each the ball drifts "
        + "otherwise, or the controls are mirrored."),
  ]

  /// Opens one of `descriptions`, or the user's own data of at least four classes.
  static func open(_ request: WorldRequest) throws(Failure) -> PathWorld {
    let known = descriptions.map(\.id)
    if let name = request.name, !known.contains(name) {
      throw Failure(.input, unknown("world", name, among: known))
    }
    return request.name == "catch-pairs" ? .games : .digits(try DigitPairWorld.open(request))
  }

  /// How many inputs a network has.
  var inputs: Int {
    switch self {
    case .digits(let world): world.inputs
    case .games: CatchGame.Position.pixels
    }
  }

  /// What raw inputs are mapped by; `nil` where they are taken as they are.
  var normaliser: ChannelMap? {
    if case .digits(let world) = self { world.normaliser } else { nil }
  }

  /// What pathways are judged by.
  var objective: Objective {
    switch self {
    case .digits: Objective("validation accuracy")
    case .games: Objective("share of balls caught")
    }
  }

  /// How large first readouts are: those of games hardly prefer an action, or over the sums of frozen
  /// modules they would never try the other.
  var readoutScale: Float {
    switch self {
    case .digits: 1
    case .games: 0.01
    }
  }

  /// The two tasks of a pair: of four different classes, or two different games.
  func tasks(_ random: Random) -> [any PathTask] {
    switch self {
    case .digits(let world):
      return world.tasks(random).map { DigitTask(world: world, pair: $0) }
    case .games:
      var random = random
      return random.permutation(CatchGame.versions.count).prefix(2).map { CatchGame.versions[$0] }
    }
  }
}

/// A task of a pair.
protocol PathTask: Sendable {
  /// The name for people.
  var name: String { get }
  /// Where minibatches come from, or what pathways are judged by.
  ///
  /// - Parameter noise: The share of pixels that are replaced by black or white.
  func source(isTraining: Bool, noise: Double, random: Random) -> any PathSource
}

/// To tell two classes apart.
struct DigitTask: PathTask {
  let world: DigitPairWorld
  let pair: DigitPair

  var name: String { world.name(of: pair) }

  func source(isTraining: Bool, noise: Double, random: Random) -> any PathSource {
    DigitSource(
      part: isTraining ? world.training : world.validation, pair: pair, noise: noise,
      random: random)
  }
}

extension CatchGame: PathTask {
  var name: String { description }

  func source(isTraining: Bool, noise: Double, random: Random) -> any PathSource {
    CatchSource(game: self, noise: noise, random: random)
  }
}
