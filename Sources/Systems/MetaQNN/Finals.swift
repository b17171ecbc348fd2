import Learning

/// The end of a run: the best of both searches are trained for longer, and whoever is then best
/// of each search is judged on the test part.
package struct Finals: Codable, Sendable {
  /// A network trained for longer.
  package struct Finalist: Codable, Sendable {
    package let network: NetworkString
    /// Which searches put it among their best.
    let isFromSearch: Bool, isFromControl: Bool
    /// The validation accuracy after the longer training.
    var accuracy: Double?
    /// How its weights are spread then.
    var spreads: WeightSpreads?
  }

  /// The best of both searches, each once.
  private(set) var finalists: [Finalist]
  private var asked = 0
  private var told = 0
  /// Networks whose test was asked for, and the accuracies of those told.
  private var tests: [NetworkString]?
  private(set) var testAccuracies: [Double?] = []

  /// Invites the best of both searches.
  init(search: [TrainedChild], control: [TrainedChild], count: Int) {
    let ours = search.ranked.prefix(count).map(\.network)
    let theirs = control.ranked.prefix(count).map(\.network)
    let all = ours + theirs.filter { !ours.contains($0) }
    finalists = all.map {
      Finalist(network: $0, isFromSearch: ours.contains($0), isFromControl: theirs.contains($0))
    }
  }

  /// The next network to train for longer, or to test; `nil` where results must come first, or
  /// all is done.
  mutating func propose() -> MetaQNNCandidate? {
    if asked < finalists.count {
      asked += 1
      return MetaQNNCandidate(network: finalists[asked - 1].network, purpose: .finalist)
    }
    guard told == finalists.count, let network = untested.first else { return nil }
    tests = (tests ?? []) + [network]
    return MetaQNNCandidate(network: network, purpose: .test)
  }

  /// Takes in the result of the oldest finalist without one.
  mutating func learn(_ outcome: Outcome) {
    finalists[told].accuracy = outcome.score
    finalists[told].spreads = outcome.spreads
    told += 1
  }

  /// Takes in the test accuracy of the oldest network in test.
  mutating func learn(test accuracy: Double?) {
    testAccuracies.append(accuracy)
  }

  /// Who came out best of the agent's search, or of the control.
  package func winner(ofSearch isSearch: Bool) -> Finalist? {
    let candidates = finalists.filter { isSearch ? $0.isFromSearch : $0.isFromControl }
    guard let best = candidates.compactMap(\.accuracy).max() else { return nil }
    return candidates.first { $0.accuracy == best }
  }

  /// The test accuracy of a network, where it is known.
  package func test(of network: NetworkString?) -> Double? {
    guard let network, let place = tests?.firstIndex(of: network) else { return nil }
    return place < testAccuracies.count ? testAccuracies[place] : nil
  }

  /// How many results are to come in all; the tests are a guess before the finalists are known.
  var planned: Int {
    let isKnown = told == finalists.count
    let guess = [\Finalist.isFromSearch, \Finalist.isFromControl].count { path in
      finalists.contains { $0[keyPath: path] }
    }
    return finalists.count + (isKnown ? winners.count : guess)
  }

  /// Whether all is done.
  var isFinished: Bool { told == finalists.count && testAccuracies.count == winners.count }

  /// Whoever is to be tested, each once.
  private var winners: [NetworkString] {
    let ours = winner(ofSearch: true)?.network, theirs = winner(ofSearch: false)?.network
    return [ours, theirs == ours ? nil : theirs].compactMap { $0 }
  }

  private var untested: [NetworkString] {
    winners.filter { tests?.contains($0) != true }
  }
}
