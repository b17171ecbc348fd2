/// How unlike two genomes are: δ = c₁E/N + c₂D/N + c₃W̄ (equation 1).
public struct GenotypeDistance: Codable, Hashable, Sendable {
  /// c₁, what an excess gene counts.
  public var excess = 1.0
  /// c₂, what a disjoint gene counts.
  public var disjoint = 1.0
  /// c₃, what the mean difference of matching weights counts.
  public var weight = 0.4
  /// δ_t: genomes at this distance or more are of different species.
  public var threshold = 3.0
  /// Whether N is the size of the larger genome from 20 genes on; the authors' code has N = 1.
  public var isNormalised = true

  /// The paper's values for XOR and for double poles with velocities.
  public init() {}

  /// Genes with counterparts, between the other's genes, and beyond the other's last.
  public struct Alignment: Hashable, Sendable {
    /// Genes that both have.
    public var matching = 0
    /// Genes that one lacks though it has later ones.
    public var disjoint = 0
    /// Genes later than all of the other's.
    public var excess = 0
    /// The sum of |w₁ − w₂| over matching genes.
    public var weightDifference = 0.0

    /// Lines up two genomes by innovation numbers.
    public init(_ first: Genotype, _ second: Genotype) {
      self.init(first, second, unless: { _ in false })
    }

    /// Gives up as soon as there are too many disjoint genes.
    @inline(__always)
    init(_ first: Genotype, _ second: Genotype, unless isTooMany: (Int) -> Bool) {
      let (first, second) = (first.genes, second.genes)
      var (i, j) = (0, 0)
      while i < first.count && j < second.count {
        let (a, b) = (first[i].innovation, second[j].innovation)
        guard a != b else {
          weightDifference += abs(first[i].weight - second[j].weight)
          (i, j) = (i + 1, j + 1)
          continue
        }
        disjoint += 1
        if a < b { i += 1 } else { j += 1 }
        if isTooMany(disjoint) { break }
      }
      matching = (i + j - disjoint) / 2
      excess = first.count - i + second.count - j
    }
  }

  /// δ of two genomes.
  public func between(_ first: Genotype, _ second: Genotype) -> Double {
    distance(Alignment(first, second), scale: scale(first, second))
  }

  /// Whether δ is below the threshold, so that two genomes may be of one species.
  ///
  /// Most pairs that may not have so many disjoint genes that no other needs to be counted.
  public func unites(_ first: Genotype, _ second: Genotype) -> Bool {
    let scale = scale(first, second)
    let alignment = Alignment(first, second) { disjoint * Double($0) / scale >= threshold }
    return distance(alignment, scale: scale) < threshold
  }

  private func scale(_ first: Genotype, _ second: Genotype) -> Double {
    let size = max(first.genes.count, second.genes.count)
    return isNormalised && size >= 20 ? Double(size) : 1
  }

  private func distance(_ alignment: Alignment, scale: Double) -> Double {
    let mean =
      alignment.matching > 0 ? alignment.weightDifference / Double(alignment.matching) : 0
    return (excess * Double(alignment.excess) + disjoint * Double(alignment.disjoint)) / scale
      + weight * mean
  }
}
