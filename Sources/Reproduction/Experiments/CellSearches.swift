import Learning
import Methods
import Systems

extension Experiment {
  /// The search for recurrent cells on a text, with 120 cells of base 2 in place of 15,000 of base 8
  /// (Zoph & Le 2017; no figure of theirs is on this text).
  ///
  /// Random search has as many cells, and every cell about as many weights as the LSTM.
  static let cellSearch = Experiment(
    id: "cell-search", title: "a controller learns by policy gradient to write recurrent cells",
    system: "cell-search", seeds: 5, minutes: 4,
    figures: [
      Figure("1 / perplexity, last fifth of cells above the first", bar: .surelyAtLeast(0)),
      Figure("1 / perplexity, last fifth above random search's mean", bar: .surelyAtLeast(0)),
      Figure("best perplexity of the controller", control: "best perplexity of random search"),
      Figure("best perplexity of random search"),
      Figure("perplexity of the LSTM"),
      Figure("best cell, wider: test perplexity", control: "random search's best, wider"),
      Figure("random search's best, wider"),
      Figure("LSTM, wider: test perplexity"),
      Figure("LSTM as a tree of 8 leaves: perplexity over the LSTM's", bar: .atMost(1.05)),
      Figure("without input gate, of 4 leaves: perplexity over the LSTM's"),
    ]
  ) { seed throws(Failure) in
    let search = try CellSearch.searched(CellSearch.Settings(), seed: seed)
    let (ours, theirs) = (search.probabilities, search.controlProbabilities)
    let fifth = ours.count / 5
    let last = mean(ours.suffix(fifth))
    let trees = try [true, false].map { hasGate throws(Failure) in
      let pair = try CellSearch.lstmTree(hasInputGate: hasGate, seed: seed)
      return pair.tree.flatMap { tree in pair.lstm.map { tree / $0 } }
    }
    return [
      last - mean(ours.prefix(fifth)), last - mean(theirs[...]), ours.max().map { 1 / $0 },
      theirs.max().map { 1 / $0 }, search.lstmProbability.map { 1 / $0 },
    ] + search.testPerplexities + trees
  }
}

private func mean(_ values: ArraySlice<Double>) -> Double {
  values.reduce(0, +) / Double(max(values.count, 1))
}
