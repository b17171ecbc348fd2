public import Compute

extension Dataset {
  /// Ten normal features and the question whether the point is far from the origin (Hastie,
  /// Tibshirani & Friedman 2009, "The Elements of Statistical Learning", equation 10.2).
  ///
  /// The class is 1 where the sum of squares exceeds 9.34, the median of the chi-squared
  /// distribution with ten degrees of freedom. No single feature says much, which makes the set
  /// the standard example of what boosting does for weak learners.
  ///
  /// - Parameters:
  ///   - training: Examples to learn from; 2000 in the book.
  ///   - test: Examples laid aside; 10,000 in the book.
  ///   - random: The stream that decides; how much was drawn from it before does not matter.
  public static func gaussianShell(
    training: Int = 2000, test: Int = 10_000, random: Random
  ) -> Dataset {
    Dataset(
      name: "gaussian-shell", classNames: ["inside", "outside"],
      provenance: Provenance(
        origin: "made from a seed after Hastie, Tibshirani & Friedman 2009, equation 10.2",
        licence: "none needed"),
      pool: shell(training, random: random.stream("training")),
      officialTest: shell(test, random: random.stream("test")))
  }

  private static func shell(_ count: Int, random: Random) -> Examples {
    var random = random
    var inputs: [Float] = []
    var labels: [Int32] = []
    inputs.reserveCapacity(10 * count)
    for _ in 0..<count {
      var sum: Float = 0
      for _ in 0..<10 {
        let feature = Float(random.normal())
        inputs.append(feature)
        sum += feature * feature
      }
      labels.append(sum > 9.34 ? 1 : 0)
    }
    return Examples(shape: InputShape(features: 10), inputs: inputs, labels: labels)
  }
}
