import Compute
import Learning
import Text
import Worlds

/// A distribution of tasks that are learned to be learned.
public struct RL2World: Sendable {
  /// The tasks.
  package let tasks: any RL2Tasks

  /// The worlds there are; another kind of task is another type in this list.
  private static let all: [any RL2Tasks] =
    [(5, 10), (10, 10), (50, 10), (5, 100), (10, 100), (50, 100)].map {
      BanditTasks(arms: $0, pulls: $1)
    } + [10, 25].map { ProcessTasks(episodes: $0) } + MazeTasks.all

  /// What people choose from.
  static let descriptions = all.map(\.description)

  /// Opens one of `descriptions`.
  static func open(_ request: WorldRequest) throws(Failure) -> RL2World {
    if request.dataPath != nil {
      throw Failure(.input, "the worlds of rl2 are generated: they take no data of yours")
    }
    let name = request.name ?? descriptions[0].id
    guard let tasks = all.first(where: { $0.description.id == name }) else {
      throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
    return RL2World(tasks: tasks)
  }
}
