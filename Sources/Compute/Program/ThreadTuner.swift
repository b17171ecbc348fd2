import Foundation

/// Finds out whether a program is faster with helpers, from the times of some of its runs.
///
/// A trial is four runs alone and four with helpers; the first of each only brings things into
/// place, and the medians of the others are compared. The faster way is kept for a while, twice as
/// long after every trial that comes to the same: other processes come and go. Helpers that turn
/// out slower than the caller alone was are put on trial at once.
struct ThreadTuner: Sendable {
  /// Whether the next run is to have helpers.
  private(set) var hasHelpers = false
  /// Whether the next run is to be timed.
  var isTimed: Bool { isTrial || hasHelpers }

  /// Runs until the next trial; 0 while there is one.
  private var left = 0
  /// Timed runs of the trial so far.
  private var tried = 0
  /// Seconds of the last runs of this trial that count.
  private var last = (0.0, 0.0, 0.0)
  /// Seconds of a run alone, as of the last trial.
  private var alone = 0.0
  /// Slow runs with helpers, one after the other.
  private var slow = 0
  /// Whether the last trial was won by helpers.
  private var choice = false
  /// Seconds from the last trial to the next.
  private var interval = Self.shortest

  /// Shorter runs are over before a helper is there.
  private static let least = 25e-6
  /// What helpers must save to be kept, as a share.
  private static let margin = 0.05
  /// Seconds between two trials.
  private static let (shortest, longest) = (0.1, 4.0)
  /// Runs of one way in a trial.
  private static let runs = 4
  /// How many slow runs with helpers are too many.
  private static let patience = 3

  private var isTrial: Bool { left == 0 }

  /// Counts a run that was not timed.
  mutating func count() {
    left -= 1
    if left == 0 { begin() }
  }

  /// Takes in what a timed run took.
  mutating func note(_ seconds: Double) {
    if isTrial { judge(seconds) } else { watch(seconds) }
  }

  private mutating func begin() {
    (left, tried, hasHelpers, slow) = (0, 0, false, 0)
  }

  private mutating func watch(_ seconds: Double) {
    slow = seconds > alone ? slow + 1 : 0
    left -= 1
    if slow == Self.patience { interval = Self.shortest }
    if left == 0 || slow == Self.patience { begin() }
  }

  private mutating func judge(_ seconds: Double) {
    last = (last.1, last.2, seconds)
    tried += 1
    if tried == Self.runs {
      alone = median
      if alone < Self.least { settle(on: false, each: alone) } else { hasHelpers = true }
    } else if tried == 2 * Self.runs {
      let isFaster = median < (1 - Self.margin) * alone
      settle(on: isFaster, each: isFaster ? median : alone)
    }
  }

  private mutating func settle(on helpers: Bool, each seconds: Double) {
    interval = helpers == choice ? min(2 * interval, Self.longest) : Self.shortest
    (choice, hasHelpers) = (helpers, helpers)
    left = max(Int(interval / max(seconds, 1e-7)), 2 * Self.runs)
  }

  private var median: Double {
    max(min(last.0, last.1), min(max(last.0, last.1), last.2))
  }
}
