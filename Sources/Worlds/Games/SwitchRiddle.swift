import Foundation

public import Compute

/// The riddle of the prisoners and the light bulb, with a last day (Foerster and others 2016,
/// section 6.1).
///
/// Every day one of n prisoners, drawn at random, is led into a room with a switch. He sees how
/// yesterday's visitor left it, may set it, and may tell that all have been there: if so all are
/// free (+1), if not all die (-1). Who says nothing for 4n - 6 days gets 0.
public struct SwitchRiddle: Codable, Hashable, Sendable {
  /// How many prisoners there are, at least 2.
  public let prisoners: Int

  /// The riddle of so many prisoners.
  public init(prisoners: Int) {
    precondition(prisoners >= 2, "a riddle of \(prisoners) prisoners")
    self.prisoners = prisoners
  }

  /// The last day's number: 4n - 6.
  public var days: Int { 4 * prisoners - 6 }

  /// Who is in the room on each day.
  public func schedule(random: Random) -> [Int] {
    var random = random
    return (0..<days).map { _ in random.below(prisoners) }
  }

  /// Every schedule there is, in lexical order, or `nil` where there are more than `limit`.
  ///
  /// All are equally likely, so the mean over them is an expectation without an error.
  public func allSchedules(limit: Int = 4096) -> [[Int]]? {
    guard pow(Double(prisoners), Double(days)) <= Double(limit) else { return nil }
    return (0..<days).reduce([[]]) { schedules, _ in
      schedules.flatMap { schedule in (0..<prisoners).map { schedule + [$0] } }
    }
  }

  /// What telling is worth on each day of a schedule: 1 once all have visited, today's visitor
  /// counted, else -1.
  public func rewards(of schedule: [Int]) -> [Float] {
    var visited = [Bool](repeating: false, count: prisoners)
    return schedule.map { prisoner in
      visited[prisoner] = true
      return visited.allSatisfy { $0 } ? 1 : -1
    }
  }

  /// What a team would get that knew who had visited: the chance that all have by the last day, by
  /// inclusion and exclusion.
  public var oracle: Double {
    let n = Double(prisoners)
    var (sum, choices) = (0.0, 1.0)
    for absent in 0...prisoners {
      let sign: Double = absent % 2 == 0 ? 1 : -1
      sum += sign * choices * pow(1 - Double(absent) / n, Double(days))
      choices *= (n - Double(absent)) / Double(absent + 1)
    }
    return sum
  }
}
