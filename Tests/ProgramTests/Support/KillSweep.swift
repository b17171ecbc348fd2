import Foundation

/// Starts a program again and again and kills it, each time after another while.
struct KillSweep {
  /// How often a program is killed: few times in passing, more when `$ATHANOR_KILLS` says so.
  static let standardCount =
    ProcessInfo.processInfo.environment["ATHANOR_KILLS"].flatMap { Int($0) } ?? 15

  /// How many times the program is killed.
  var count = Self.standardCount
  /// How long the program lives, in milliseconds.
  var life: ClosedRange<UInt64> = 5...160

  /// Whether the first loss is enough.
  var stopsAtFirstLoss = false

  /// Kills what `start` starts and has `isLost` look at what is left.
  ///
  /// - Returns: how often something was lost.
  func losses(
    start: () throws -> Child, isLost: (Child.Ending) throws -> Bool
  ) throws -> Int {
    var losses = 0
    for round in 0..<count where losses == 0 || !stopsAtFirstLoss {
      let child = try start()
      // Steps of the golden ratio spread any number of moments evenly (Weyl 1916).
      let share = (Double(round) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      let width = Double(life.upperBound - life.lowerBound)
      usleep(UInt32((Double(life.lowerBound) + share * width) * 1000))
      child.send(SIGKILL)
      if try isLost(try child.end()) { losses += 1 }
    }
    return losses
  }
}
