import Compute
import Methods

/// The architectures that a controller can write down, and how it does.
struct ArchitectureSpace: Codable, Hashable, Sendable {
  let sides: [Int]
  /// None where every stride is 1.
  let strides: [Int]
  let filters: [Int]
  /// Whether layers choose what they read; else each reads the one before it.
  let hasAnchors: Bool

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
  func options(of decision: Int) -> [String] {
    let place = decision % decisionsPerLayer
    let lists = [sides, sides] + (strides.isEmpty ? [] : [strides]) + [filters]
    return lists.indices.contains(place)
      ? lists[place].map(String.init)
      : (0..<decision / decisionsPerLayer).map { "layer \($0 + 1)" }
  }

  fileprivate var decisionsPerLayer: Int {
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

  /// Every decision alike.
  func draw(depth: Int, random: inout Random) -> [Int] {
    let plan = plan(depth: depth)
    return plan.decisions.map { random.below(plan.options(of: $0)) }
  }
}

extension ArchitectureSpace {
  /// How many layers a sequence describes.
  func depth(of sequence: [Int]) -> Int { sequence.count / decisionsPerLayer }
}
