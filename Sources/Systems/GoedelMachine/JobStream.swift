import Compute

/// A stream of jobs, all alike: one comes every so many ticks, and is lost when the next comes.
///
/// A job is to answer S(N), where S(0) = 0 and S(k) = S(k − 1) + k; a right answer is worth a reward
/// of 1. One that is begun in a slot and takes c ticks occupies ⌈c / a⌉ slots.
struct JobStream: Codable, Hashable, Sendable {
  /// N₀, of which all jobs ask the sum.
  var argument = 40
  /// a, the ticks of a slot.
  var slot = 16
  /// The ticks that fetching a job and handing in its answer take.
  var exchange = 8
  /// d, how many slots there are at least between two calls of `check()`.
  var delay = 40
  /// T, how many ticks there are in all.
  var ticks = 200_000_000

  /// How many slots there are in all.
  var slots: Int { ticks / slot }

  /// The slot in which a tick is.
  func slot(ofTick tick: Int) -> Int { tick / slot }

  /// One of the worlds that are drawn at random.
  init(ticks: Int, random: Random) {
    var random = random
    argument = 3 + random.below(58)
    slot = 8 + random.below(33)
    exchange = 2 + random.below(9)
    delay = 2 + random.below(59)
    self.ticks = ticks
  }

  /// The world of the card.
  init(ticks: Int = 200_000_000) { self.ticks = ticks }

  /// The right answer.
  var answer: Int { argument * (argument + 1) / 2 }

  /// How many slots a job occupies that a program takes so many ticks for: with the search for proofs
  /// on, all takes twice as long.
  func slots(ofTicks ticks: Int, isSearching: Bool) -> Int? {
    let (sum, overflow) = ticks.addingReportingOverflow(exchange)
    let (whole, isTooLarge) = sum.multipliedReportingOverflow(by: isSearching ? 2 : 1)
    return overflow || isTooLarge || whole <= 0 ? nil : (whole - 1) / slot + 1
  }
}
