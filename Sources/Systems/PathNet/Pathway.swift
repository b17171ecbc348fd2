import Compute
import Foundation

/// A pathway through a modular network: the modules that it takes in each layer.
struct Pathway: Codable, Hashable, Sendable {
  /// By layer, as many as may be active; some may be the same.
  private(set) var genes: [[Int]]

  /// A pathway of these modules.
  init(genes: [[Int]]) { self.genes = genes }

  /// A random pathway.
  init(_ shape: ModuleShape, random: inout Random) {
    genes = (0..<shape.layers).map { _ in
      (0..<shape.active).map { _ in random.below(shape.modules) }
    }
  }

  /// The widest pathway that never changes: the first modules of every layer.
  static func fixed(_ shape: ModuleShape) -> Pathway {
    Pathway(genes: Array(repeating: Array(0..<shape.active), count: shape.layers))
  }

  /// The modules by layer, each once, in order.
  var modules: [[Int]] { genes.map { Array(Set($0)).sorted() } }

  /// Adds -2...2 to each gene with probability 1 / (layers · active).
  mutating func mutate(_ shape: ModuleShape, wraps: Bool, random: inout Random) {
    let probability = 1 / Double(shape.layers * shape.active)
    for layer in genes.indices {
      for place in genes[layer].indices where random.chance(probability) {
        let moved = genes[layer][place] + random.below(5) - 2
        genes[layer][place] =
          wraps
          ? (moved % shape.modules + shape.modules) % shape.modules
          : min(max(moved, 0), shape.modules - 1)
      }
    }
  }

  /// Whether it is one of a network of this shape.
  func fits(_ shape: ModuleShape) -> Bool {
    genes.count == shape.layers
      && genes.allSatisfy {
        $0.count == shape.active && $0.allSatisfy((0..<shape.modules).contains)
      }
  }
}

/// Pathways that compete two at a time.
struct PathwayPopulation: Codable, Hashable, Sendable {
  private(set) var pathways: [Pathway]
  /// The training accuracy of each in its last window; `nil` of one that was not trained yet.
  private(set) var fitness: [Double?]

  /// Pathways that were not trained yet.
  init(_ pathways: [Pathway]) {
    self.pathways = pathways
    fitness = Array(repeating: nil, count: pathways.count)
  }

  /// Two different ones in random order, as far as there are two.
  func drawTwo(_ random: inout Random) -> (Int, Int) {
    guard pathways.count > 1 else { return (0, 0) }
    let first = random.below(pathways.count)
    let other = random.below(pathways.count - 1)
    return (first, other < first ? other : other + 1)
  }

  /// Remembers how well one did.
  mutating func enter(_ fitness: Double, of pathway: Int) { self.fitness[pathway] = fitness }

  /// Overwrites the loser with a mutated copy of the winner.
  mutating func replace(
    _ loser: Int, byMutantOf winner: Int, _ shape: ModuleShape, wraps: Bool, random: inout Random
  ) {
    guard loser != winner else { return }
    pathways[loser] = pathways[winner]
    pathways[loser].mutate(shape, wraps: wraps, random: &random)
    fitness[loser] = nil
  }

  /// The fittest; the first where none was trained.
  var best: Int {
    pathways.indices.max { (fitness[$0] ?? -1) < (fitness[$1] ?? -1) } ?? 0
  }

  /// How large a share of a layer's genes names each module.
  func usage(_ shape: ModuleShape) -> [[Double]] {
    (0..<shape.layers).map { layer in
      var counts = Array(repeating: 0.0, count: shape.modules)
      for pathway in pathways {
        for gene in pathway.genes[layer] { counts[gene] += 1 }
      }
      return counts.map { $0 / Double(pathways.count * shape.active) }
    }
  }

  /// The entropy in bits of the modules that a layer's genes name, a mean over layers.
  func entropy(_ shape: ModuleShape) -> Double {
    let shares = usage(shape).joined().filter { $0 > 0 }
    return shares.reduce(0) { $0 - $1 * log2($1) } / Double(shape.layers)
  }
}
