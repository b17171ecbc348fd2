import Compute

/// How a genome changes.
public struct GenotypeMutation: Codable, Hashable, Sendable {
  /// How weights change.
  public enum WeightStyle: String, Codable, CaseIterable, Sendable {
    /// Each weight is perturbed with the same probability, otherwise replaced (section 4.1).
    case uniform
    /// Half of the genomes are shaken hard, and the newest fifth of the genes harder than the
    /// rest, as in the authors' code.
    case severity
  }

  /// The probability of a new node.
  public var addNode = 0.03
  /// The probability of a new connection.
  public var addLink = 0.05
  /// How many pairs of nodes are tried for a new connection.
  public var tries = 20
  /// The probability that a new connection closes a cycle; 0 keeps networks feed-forward.
  public var recurrent = 0.0
  /// The probability that weights change.
  public var weights = 0.8
  /// The most that a weight changes at once.
  public var power = 2.5
  /// The most that a weight may be, either way.
  public var cap = 8.0
  /// How weights change.
  public var style = WeightStyle.uniform
  /// The share of changed weights that are replaced, not perturbed; for the uniform style.
  public var replaced = 0.1
  /// Whether weights stay when the structure changes, as in the authors' code.
  public var isExclusive = false
  /// The probability that a random gene is enabled if it was not, and disabled if it was.
  public var toggle = 0.0
  /// The probability that the oldest disabled gene is enabled.
  public var reenable = 0.0
  /// Whether connections from the bias may be split; never in the authors' code.
  public var splitsBias = false

  /// The paper's values for XOR, and those of the authors' code that the paper does not tell.
  public init() {}
}

extension Genotype {
  /// Mutates structure and weights with the probabilities of `rates`.
  ///
  /// - Parameter activations: What new nodes are drawn from; none: all are steepened sigmoids.
  mutating func mutate(
    _ rates: GenotypeMutation, shape: GenotypeShape, activations: [NodeActivation] = [],
    innovations: inout Innovations, random: inout Random
  ) {
    if random.chance(rates.addNode) {
      let node = addNode(rates, shape: shape, innovations: &innovations, random: &random)
      if let node, !activations.isEmpty { set(random.pick(activations), of: node) }
      if rates.isExclusive { return }
    }
    if random.chance(rates.addLink) {
      addLink(rates, shape: shape, innovations: &innovations, random: &random)
      if rates.isExclusive { return }
    }
    if random.chance(rates.weights) { mutateWeights(rates, random: &random) }
    if random.chance(rates.toggle) { toggle(random: &random) }
    if random.chance(rates.reenable), let place = genes.firstIndex(where: { !$0.isEnabled }) {
      genes[place].isEnabled = true
    }
  }

  /// Splits a random connection: it is disabled, the new one into the node weighs 1, and the one
  /// out of it weighs what the old one did, so that little changes at first (figure 3).
  @discardableResult
  mutating func addNode(
    _ rates: GenotypeMutation, shape: GenotypeShape, innovations: inout Innovations,
    random: inout Random
  ) -> Int? {
    let open = genes.indices.filter {
      genes[$0].isEnabled && (rates.splitsBias || genes[$0].source != shape.bias)
    }
    guard !open.isEmpty else { return nil }
    let place = random.pick(open)
    genes[place].isEnabled = false
    let old = genes[place]
    let split = innovations.split(old.innovation)
    insert(ConnectionGene(split.entering, from: old.source, to: split.node, weight: 1))
    insert(ConnectionGene(split.leaving, from: split.node, to: old.target, weight: old.weight))
    return split.node
  }

  /// Connects two nodes that are not, with a weight uniform in ±1; gives up after some tries.
  mutating func addLink(
    _ rates: GenotypeMutation, shape: GenotypeShape, innovations: inout Innovations,
    random: inout Random
  ) {
    let nodes = Array(0..<shape.count) + hiddenNodes(shape)
    let closesCycle = random.chance(rates.recurrent)
    let loops = closesCycle && random.chance(0.5)
    for _ in 0..<rates.tries {
      let target = nodes[shape.sensors + random.below(nodes.count - shape.sensors)]
      let source = loops ? target : random.pick(nodes)
      guard !connects(source, to: target), leads(from: target, to: source) == closesCycle else {
        continue
      }
      let number = innovations.link(from: source, to: target)
      insert(ConnectionGene(number, from: source, to: target, weight: random.uniform(in: -1...1)))
      return
    }
  }

  /// Switches a random gene on or off; one stays on that is the only way out of its node.
  mutating func toggle(random: inout Random) {
    let place = random.below(genes.count)
    let isOnlyWay = !genes.indices.contains {
      $0 != place && genes[$0].isEnabled && genes[$0].source == genes[place].source
    }
    if !(genes[place].isEnabled && isOnlyWay) { genes[place].isEnabled.toggle() }
  }

  /// Perturbs or replaces weights by numbers uniform in ± `power`.
  mutating func mutateWeights(_ rates: GenotypeMutation, random: inout Random) {
    let isSevere = random.chance(0.5)
    for place in genes.indices {
      let chances =
        switch rates.style {
        case .uniform: (perturbed: 1 - rates.replaced, changed: 1.0)
        case .severity: severity(at: place, isSevere: isSevere)
        }
      let change = random.uniform(in: -rates.power...rates.power)
      let draw = random.uniform()
      guard draw < chances.changed else { continue }
      let weight = draw < chances.perturbed ? genes[place].weight + change : change
      genes[place].weight = min(max(weight, -rates.cap), rates.cap)
    }
  }

  /// How likely the authors' code perturbs a weight, and how likely it changes it at all.
  private func severity(at place: Int, isSevere: Bool) -> (perturbed: Double, changed: Double) {
    if isSevere { return (0.7, 0.9) }
    let isNew = genes.count >= 10 && Double(place) > 0.8 * Double(genes.count)
    return isNew ? (0.5, 0.7) : (1, 1)
  }
}
