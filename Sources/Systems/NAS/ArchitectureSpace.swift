import Compute
package import Methods

/// The architectures that a controller can write down, and how it does.
package struct ArchitectureSpace: Codable, Hashable, Sendable {
  let sides: [Int]
  /// None where every stride is 1.
  let strides: [Int]
  let filters: [Int]
  /// Whether layers choose what they read; else each reads the one before it.
  let hasAnchors: Bool
  /// How many layers the first networks have, and how many more they get after how many of them.
  let depth: Int, growth: Int, growthInterval: Int

  /// How many layers a network may have.
  static let depths = 1...24

  /// Kinds of choices.
  private enum Kind: Int { case height, width, filters, stride }

  /// The decisions of a network of so many layers: of each height, width, stride, filters, and
  /// what it reads.
  func plan(depth: Int) -> DecisionPlan {
    let choices: [DecisionPlan.Decision] =
      [.choice(kind: Kind.height.rawValue), .choice(kind: Kind.width.rawValue)]
      + (strides.isEmpty ? [] : [.choice(kind: Kind.stride.rawValue)])
      + [.choice(kind: Kind.filters.rawValue)]
    return DecisionPlan(
      choices: [sides.count, sides.count, filters.count] + (strides.isEmpty ? [] : [strides.count]),
      decisions: (0..<depth).flatMap { layer in
        choices + (hasAnchors ? [.anchors(earlier: layer)] : [])
      })
  }

  /// What the decisions of a layer are called.
  func names(depth: Int) -> [String] {
    (1...depth).flatMap { layer in
      ["\(layer) height", "\(layer) width"] + (strides.isEmpty ? [] : ["\(layer) stride"])
        + ["\(layer) filters"] + (hasAnchors ? ["\(layer) reads"] : [])
    }
  }

  /// What a decision chooses from, in words.
  package func options(of decision: Int) -> [String] {
    let place = decision % decisionsPerLayer
    let lists = [sides, sides] + (strides.isEmpty ? [] : [strides]) + [filters]
    return lists.indices.contains(place)
      ? lists[place].map(String.init)
      : (0..<decision / decisionsPerLayer).map { "layer \($0 + 1)" }
  }

  private var decisionsPerLayer: Int {
    3 + (strides.isEmpty ? 0 : 1) + (hasAnchors ? 1 : 0)
  }

  /// The architecture of a sequence of decisions.
  func architecture(of sequence: [Int]) -> Architecture {
    let size = decisionsPerLayer
    return Architecture(
      layers: (0..<sequence.count / size).map { layer in
        let values = Array(sequence[layer * size..<(layer + 1) * size])
        let bits = hasAnchors ? values[size - 1] : layer == 0 ? 0 : 1 << (layer - 1)
        return Architecture.Layer(
          height: sides[values[0]], width: sides[values[1]],
          stride: strides.isEmpty ? 1 : strides[values[2]],
          filters: filters[values[strides.isEmpty ? 2 : 3]],
          sources: (0..<layer).filter { bits >> $0 & 1 == 1 })
      })
  }

  /// The decisions that lead to an architecture; `nil` where none do.
  func sequence(of architecture: Architecture) -> [Int]? {
    var sequence: [Int] = []
    for (place, layer) in architecture.layers.enumerated() {
      guard let height = sides.firstIndex(of: layer.height),
        let width = sides.firstIndex(of: layer.width),
        let count = filters.firstIndex(of: layer.filters),
        layer.sources.allSatisfy((0..<place).contains)
      else { return nil }
      sequence += [height, width]
      if !strides.isEmpty {
        guard let stride = strides.firstIndex(of: layer.stride) else { return nil }
        sequence.append(stride)
      }
      sequence.append(count)
      if hasAnchors { sequence.append(layer.sources.reduce(0) { $0 | 1 << $1 }) }
    }
    return sequence
  }
}

extension ArchitectureSpace: DecisionSpace {
  /// How many layers the next network has, after so many.
  func depth(after networks: Int) -> Int {
    min(depth + networks / growthInterval * growth, Self.depths.upperBound)
  }

  /// The decisions of the network that is written down after so many others.
  package func plan(after networks: Int) -> DecisionPlan { plan(depth: depth(after: networks)) }

  /// The decisions that a sequence follows.
  package func plan(of sequence: [Int]) -> DecisionPlan? {
    let (depth, rest) = sequence.count.quotientAndRemainder(dividingBy: decisionsPerLayer)
    return rest == 0 && Self.depths.contains(depth) ? plan(depth: depth) : nil
  }

  /// What so many decisions are called.
  package func names(of decisions: Int) -> [String] {
    decisions < decisionsPerLayer ? [] : names(depth: decisions / decisionsPerLayer)
  }

  /// The architecture of a sequence of decisions.
  package func design(of sequence: [Int], known: Double?, update: Int) -> ArchitectureSample {
    ArchitectureSample(architecture: architecture(of: sequence), known: known, update: update)
  }

  /// The decisions that lead to an architecture.
  package func sequence(of sample: ArchitectureSample) -> [Int]? {
    sequence(of: sample.architecture)
  }
}
