public import Compute
import Foundation

/// The riddle of the prisoners and the light switch.
///
/// As in Foerster, Assael, de Freitas & Whiteson 2016, "Learning to communicate with deep
/// multi-agent reinforcement learning" (NIPS), section 6.2.
///
/// Each day one prisoner, drawn at random, is led into a room where there is a switch and nothing
/// else. The visitor sees how the last visitor left the switch, may set it anew, and may tell the
/// warden that everyone has been in the room. Told rightly, all go free; told wrongly, all are
/// lost. Whatever the prisoners know of each other's visits has to go through the switch.
public struct SwitchRiddle: Codable, Hashable, Sendable {
  /// What the visitor may do.
  public enum Action: Int, CaseIterable, Codable, Sendable {
    /// Say nothing.
    case wait
    /// Tell the warden that every prisoner has visited the room.
    case tell
  }

  /// How many prisoners there are.
  public let prisoners: Int
  /// Who visits the room on each day, drawn beforehand; nobody knows it in advance.
  public let visitors: [Int]
  /// The day it is, from 0; equal to `days` when time is up.
  public private(set) var day = 0
  /// How the last visitor left the switch; off on the first day.
  public private(set) var isSwitchOn = false
  /// Whether someone told, or time is up.
  public private(set) var isOver = false

  /// A riddle with these visitors, one a day.
  public init(prisoners: Int, visitors: [Int]) {
    precondition(
      prisoners > 1 && !visitors.isEmpty && visitors.allSatisfy { (0..<prisoners).contains($0) },
      "\(prisoners) prisoners cannot visit as \(visitors)")
    (self.prisoners, self.visitors) = (prisoners, visitors)
  }

  /// A riddle of 4n - 6 days for n prisoners, at least 3.
  public init(prisoners: Int, random: inout Random) {
    precondition(prisoners > 2, "\(prisoners) prisoners have no time for a riddle")
    var visitors: [Int] = []
    for _ in 0..<Self.days(prisoners: prisoners) { visitors.append(random.below(prisoners)) }
    self.init(prisoners: prisoners, visitors: visitors)
  }

  /// How many days the paper gives to so many prisoners: 4n - 6.
  public static func days(prisoners: Int) -> Int { 4 * prisoners - 6 }

  /// How many days these prisoners have.
  public var days: Int { visitors.count }

  /// Who is in the room today.
  public var visitor: Int { visitors[day] }

  /// Whether every prisoner has been in the room by the end of a day.
  public func everyoneHasVisited(by day: Int) -> Bool {
    (0..<prisoners).allSatisfy(visitors[...day].contains)
  }

  /// What all prisoners get if that day's visitor tells: 1 if it is true, -1 if not.
  public func reward(tellingOn day: Int) -> Double {
    everyoneHasVisited(by: day) ? 1 : -1
  }

  /// Lets the visitor act, and goes on to the next day.
  ///
  /// - Returns: What all prisoners get: 0 unless the visitor told.
  public mutating func act(_ action: Action, leavingSwitchOn: Bool) -> Double {
    precondition(!isOver, "the riddle ended before day \(day)")
    let reward = action == .tell ? reward(tellingOn: day) : 0
    isSwitchOn = leavingSwitchOn
    day += 1
    isOver = action == .tell || day == days
    return reward
  }

  /// The most that prisoners can win on average if they know of all visits: the probability that
  /// everyone visits in time (inclusion and exclusion).
  public static func oracle(prisoners: Int) -> Double {
    let days = Double(Self.days(prisoners: prisoners))
    var probability = 0.0
    var choices = 1.0
    for absent in 0..<prisoners {
      let present = Double(prisoners - absent) / Double(prisoners)
      probability += (absent % 2 == 0 ? choices : -choices) * pow(present, days)
      choices *= Double(prisoners - absent) / Double(absent + 1)
    }
    return probability
  }
}
