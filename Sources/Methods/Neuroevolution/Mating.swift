public import Compute

/// How two genomes make one.
public struct GenotypeMating: Codable, Hashable, Sendable {
  /// Whose genes without counterpart a child inherits when its parents are equally fit.
  public enum TieRule: String, Codable, CaseIterable, Sendable {
    /// Those of both, each by the toss of a coin (figure 4).
    case both
    /// Those of the smaller parent, as in the authors' code.
    case smaller
  }

  /// When a gene that is disabled in a parent is disabled in the child.
  public enum DisabledRule: String, Codable, CaseIterable, Sendable {
    /// With the given probability, and otherwise it is enabled (section 4.1).
    case drawn
    /// With the given probability if both parents have it, and otherwise as in the parent it
    /// came from, as in the authors' code.
    case inherited
  }

  /// The share of offspring that have one parent.
  public var mutationOnly = 0.25
  /// The share of offspring of two parents that are not mutated.
  public var matingOnly = 0.0
  /// The probability that the other parent is of another species.
  public var interspecies = 0.001
  /// The share of matings that average matching weights; the rest take either parent's.
  public var averaging = 0.0
  /// The probability that a gene stays disabled.
  public var disabled = 0.75
  /// What happens otherwise.
  public var disabledRule = DisabledRule.drawn
  /// Whose genes are inherited when the parents are equally fit.
  public var ties = TieRule.both

  /// The paper's values.
  public init() {}
}

/// A genome with its fitness.
public struct RatedGenotype: Sendable {
  /// The genes.
  public var genome: Genotype
  /// How fit its network is.
  public var fitness: Double

  /// A genome with its fitness.
  public init(_ genome: Genotype, fitness: Double) {
    (self.genome, self.fitness) = (genome, fitness)
  }
}

extension GenotypeMating {
  /// The parents, by place.
  private enum Side { case first, second }

  /// Lines the parents up by innovation numbers: matching genes come from either or are averaged,
  /// the rest from the fitter (figure 4).
  public func child(
    of first: RatedGenotype, _ second: RatedGenotype, random: inout Random
  ) -> Genotype {
    let averages = random.chance(averaging)
    let fitter = fitter(first, second)
    let (a, b) = (first.genome.genes, second.genome.genes)
    var child = Genotype([])
    child.genes.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let left = i < a.count ? a[i].innovation : .max
      let right = j < b.count ? b[j].innovation : .max
      if left == right {
        child.genes.append(matching(a[i], b[j], averages: averages, random: &random))
      } else if fitter.map({ $0 == (left < right ? .first : .second) }) ?? random.chance(0.5) {
        inherit(left < right ? a[i] : b[j], by: &child, random: &random)
      }
      if left <= right { i += 1 }
      if right <= left { j += 1 }
    }
    inheritNodes(of: first, second, by: &child)
    return child
  }

  /// Gives the child's nodes the activations they have in the fitter parent that has them.
  ///
  /// No chance is needed for it, so that the streams are those of genomes without node genes.
  private func inheritNodes(
    of first: RatedGenotype, _ second: RatedGenotype, by child: inout Genotype
  ) {
    guard !(first.genome.nodes.isEmpty && second.genome.nodes.isEmpty) else { return }
    let isSecondFitter = fitter(first, second) == .second
    let (near, far) =
      isSecondFitter ? (second.genome, first.genome) : (first.genome, second.genome)
    for gene in far.nodes where child.names(gene.node) && !near.names(gene.node) {
      child.set(gene.activation, of: gene.node)
    }
    for gene in near.nodes where child.names(gene.node) {
      child.set(gene.activation, of: gene.node)
    }
  }

  /// Whose genes without counterpart are inherited; `nil` for both.
  private func fitter(_ first: RatedGenotype, _ second: RatedGenotype) -> Side? {
    if first.fitness != second.fitness { return first.fitness > second.fitness ? .first : .second }
    guard ties == .smaller else { return nil }
    return first.genome.genes.count < second.genome.genes.count ? .first : .second
  }

  /// A gene that both parents have.
  private func matching(
    _ first: ConnectionGene, _ second: ConnectionGene, averages: Bool, random: inout Random
  ) -> ConnectionGene {
    var gene = random.chance(0.5) ? first : second
    if averages { gene.weight = (first.weight + second.weight) / 2 }
    guard !(first.isEnabled && second.isEnabled) else { return gene }
    let otherwise = disabledRule == .drawn || averages || gene.isEnabled
    gene.isEnabled = !random.chance(disabled) && otherwise
    return gene
  }

  /// Takes a gene that only one parent has, unless the child has such a connection already.
  private func inherit(_ gene: ConnectionGene, by child: inout Genotype, random: inout Random) {
    guard !child.connects(gene.source, to: gene.target) else { return }
    var gene = gene
    if disabledRule == .drawn && !gene.isEnabled { gene.isEnabled = !random.chance(disabled) }
    child.genes.append(gene)
  }
}
