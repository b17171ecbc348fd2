import Learning
import Text

/// An experiment to be performed: which of four blocks is the heaviest.
public struct PhysicsWorld: Hashable, Sendable {
  /// β of the loads' distributions: the larger, the easier.
  let ease: Double

  /// The worlds there are.
  static let descriptions = [5, 10, 3].map { ease in
    WorldDescription(
      "heavier-\(ease)",
      help: "Four blocks to poke, one of them heavy; β = \(ease), "
        + (ease == 3 ? "hard" : ease == 5 ? "medium" : "easy")
        + "; simulated, nothing to download.")
  }

  /// Opens one of `descriptions`.
  static func open(_ request: WorldRequest) throws(Failure) -> PhysicsWorld {
    if request.dataPath != nil {
      throw Failure(.input, "the worlds of physics are simulated: they take no data of yours")
    }
    let name = request.name ?? descriptions[0].id
    guard descriptions.contains(where: { $0.id == name }),
      let ease = name.split(separator: "-").last.flatMap({ Double($0) })
    else { throw Failure(.input, unknown("world", name, among: descriptions.map(\.id))) }
    return PhysicsWorld(ease: ease)
  }
}
