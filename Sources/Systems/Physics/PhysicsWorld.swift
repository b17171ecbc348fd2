import Learning
import Text
import Worlds

/// A question to be answered by experiments.
public struct PhysicsWorld: Sendable {
  /// The question.
  package let task: any PhysicsTask

  /// The worlds there are; another kind of question is another type in this list.
  private static let all: [any PhysicsTask] =
    [5, 10, 3].map { HeavierTask(ease: $0) }
    + [TowerTask(actuator: .fist), TowerTask(actuator: .pushes)]

  /// What people choose from.
  static let descriptions = all.map(\.description)

  /// Opens one of `descriptions`.
  static func open(_ request: WorldRequest) throws(Failure) -> PhysicsWorld {
    if request.dataPath != nil {
      throw Failure(.input, "the worlds of physics are simulated: they take no data of yours")
    }
    let name = request.name ?? descriptions[0].id
    guard let task = all.first(where: { $0.description.id == name }) else {
      throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
    return PhysicsWorld(task: task)
  }
}
