import Compute
import Worlds

/// Objects as they lie, and as they should: held out, always the same.
struct PokingGoals: Sendable {
  private(set) var starts: [PokedObject] = []
  private(set) var ends: [PokedObject] = []
  private let uniform: Random

  /// Ends that two random pokes led to, far enough away and still on the table.
  init(count: Int, random: Random) {
    uniform = random.stream("random pokes")
    var random = random.stream("goals")
    while starts.count < count {
      let start = PokedObject(random: &random)
      var end = start
      for _ in 0..<2 { end.take(PokedObject.Poke(random: &random)) }
      guard end.isOnTable, start.distance(to: end) > 0.3 else { continue }
      starts.append(start)
      ends.append(end)
    }
  }

  var count: Int { starts.count }

  /// Pictures of as many objects, `[rows, pixels]`.
  func pictures(of objects: [PokedObject]) -> [Float] {
    var pictures = [Float](repeating: 0, count: objects.count * PokingNet.pixels)
    for (row, object) in objects.enumerated() { object.draw(into: &pictures, row) }
    return pictures
  }

  /// Takes so many pokes, which are chosen for all objects at once; what is near enough is let alone.
  func pursue(
    pokes: Int, choosing choose: ([PokedObject]) -> [PokedObject.Poke]
  ) -> PokingPursuit {
    var objects = starts
    var pursuit = PokingPursuit(goals: self)
    for _ in 0..<pokes {
      let chosen = choose(objects)
      for row in objects.indices where objects[row].distance(to: ends[row]) > Self.enough {
        objects[row].take(chosen[row])
      }
      pursuit.note(objects, self)
    }
    return pursuit
  }

  /// What random pokes come to.
  func randomPursuit(pokes: Int) -> PokingPursuit {
    var random = uniform
    return pursue(pokes: pokes) { objects in
      objects.map { _ in PokedObject.Poke(random: &random) }
    }
  }

  /// How near is near enough.
  private static let enough = 0.1
}

/// How far objects were from their goals after each poke.
struct PokingPursuit: Codable, Hashable, Sendable {
  /// Relative to the distance before the first, `[pokes, goals]`.
  private(set) var distances: [[Double]] = []
  /// The first goal: how things lay, and how they should, each as place and angle.
  private(set) var watched: [[Double]]

  /// Before the first poke.
  init(goals: PokingGoals) {
    watched = [goals.ends, goals.starts].compactMap { $0.first.map(Self.numbers) }
  }

  /// Takes note of how things lie after another poke.
  mutating func note(_ objects: [PokedObject], _ goals: PokingGoals) {
    distances.append(
      objects.indices.map {
        objects[$0].distance(to: goals.ends[$0]) / goals.starts[$0].distance(to: goals.ends[$0])
      })
    if let first = objects.first { watched.append(Self.numbers(first)) }
  }

  /// The mean relative distance after each poke.
  var means: [Double] { distances.map { $0.reduce(0, +) / Double(max($0.count, 1)) } }
  /// That after the last.
  var final: Double { means.last ?? 1 }

  private static func numbers(_ object: PokedObject) -> [Double] {
    [object.centre.x, object.centre.y, object.angle]
  }
}
