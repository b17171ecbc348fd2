public import Compute

extension Dataset {
  /// Three nested rings of equal area in the unit disc: a toy whose class boundaries can be seen.
  ///
  /// No straight question tells the classes apart, and the best has an error of about a half, so
  /// it separates multi-class boosting from the two-class kind.
  ///
  /// - Parameters:
  ///   - training: Examples to learn from.
  ///   - test: Examples laid aside.
  ///   - random: The stream that decides; how much was drawn from it before does not matter.
  public static func rings(training: Int = 1000, test: Int = 1000, random: Random) -> Dataset {
    Dataset(
      name: "rings", classNames: ["inner", "middle", "outer"],
      provenance: Provenance(origin: "made from a seed", licence: "none needed"),
      pool: ringed(training, random: random.stream("training")),
      officialTest: ringed(test, random: random.stream("test")))
  }

  /// Points uniform in the unit disc, by rejection; a ring holds a third of the area.
  private static func ringed(_ count: Int, random: Random) -> Examples {
    var random = random
    var inputs: [Float] = []
    var labels: [Int32] = []
    while labels.count < count {
      let (x, y) = (random.uniform(in: -1...1), random.uniform(in: -1...1))
      let area = x * x + y * y
      guard area < 1 else { continue }
      inputs += [Float(x), Float(y)]
      labels.append(Int32(3 * area))
    }
    return Examples(shape: InputShape(features: 2), inputs: inputs, labels: labels)
  }
}
