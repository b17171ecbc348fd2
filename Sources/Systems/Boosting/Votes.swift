extension Boosting {
  /// Sums of votes for the classes of examples.
  struct Votes: Sendable {
    /// How many classes there are.
    let classes: Int
    /// `[examples, classes]`.
    private var sums: [Double]

    /// No votes yet.
    init(examples: Int, classes: Int) {
      self.classes = classes
      sums = Array(repeating: 0, count: examples * classes)
    }

    /// How many examples are voted on.
    var count: Int { sums.count / classes }

    /// Votes for a class of an example.
    mutating func add(_ votes: Double, to label: Int, of example: Int) {
      sums[example * classes + label] += votes
    }

    /// The class with the most votes; the first of equals.
    func winner(_ example: Int) -> Int {
      var winner = 0
      for label in 1..<classes
      where sums[example * classes + label] > sums[example * classes + winner] {
        winner = label
      }
      return winner
    }

    /// By how large a share of all votes the label leads its strongest rival: in -1...1, below 0
    /// where the vote is wrong (Schapire, Freund, Bartlett & Lee 1998).
    func margin(of label: Int, example: Int) -> Double {
      var (sum, runnerUp) = (0.0, 0.0)
      for other in 0..<classes {
        let votes = sums[example * classes + other]
        sum += votes
        if other != label { runnerUp = max(runnerUp, votes) }
      }
      return sum > 0 ? (sums[example * classes + label] - runnerUp) / sum : 0
    }
  }
}
