import Compute
import Foundation
import Learning
import Worlds

/// The control: a genetic algorithm on the weights of the substrate themselves, as NEAT without
/// growth has them, with as many evaluations.
///
/// Weights are whole numbers of steps of 1/42 in about ±3, so that a generation of 100 genomes of
/// 14,641 of them is saved in 2 MB. One elite is copied; the rest come from the best fifth, half of
/// them by uniform crossover, and a gene in 128 changes by a normal number of deviation 0.7.
struct DirectPopulation: Sendable {
  /// The genomes, one after the other.
  private(set) var weights: [Int8]
  /// The error of each genome.
  private(set) var errors: [Double]
  /// The least error so far.
  private(set) var best = Double(BoxField.side)

  /// Steps that make a weight of 1.
  private static let scale = 42.0
  /// The deviation of a change.
  private static let power = 0.7
  private static let rate = 1.0 / 128

  /// Normal weights.
  init(size: Int, links: Int, random: Random) {
    errors = Array(repeating: 0, count: size)
    weights = []
    weights.reserveCapacity(size * links)
    for place in 0..<size {
      var random = random.stream(place)
      for _ in 0..<links { weights.append(Self.step(random.normal() * Self.scale)) }
    }
  }

  private var links: Int { weights.count / errors.count }

  private static func step(_ value: Double) -> Int8 {
    Int8(min(max(value.rounded(), -127), 127))
  }

  /// Judges every genome.
  mutating func judge(by reader: inout FieldReader) {
    let links = links
    weights.withUnsafeBufferPointer { weights in
      for place in errors.indices {
        errors[place] = reader.error(
          ofWeights: UnsafeBufferPointer(rebasing: weights[place * links..<(place + 1) * links]))
      }
    }
    best = min(best, errors.min() ?? best)
  }

  /// Replaces the generation, which must be judged, by its offspring.
  mutating func breed(random: Random) {
    let ranking = errors.indices.sorted { (errors[$0], $0) < (errors[$1], $1) }
    let parents = ranking.prefix(max(errors.count / 5, 1))
    let (old, links) = (weights, links)
    old.withUnsafeBufferPointer { old in
      weights.withUnsafeMutableBufferPointer { weights in
        for place in errors.indices {
          var random = random.stream(place)
          let mother = place == 0 ? ranking[0] : random.pick(parents)
          let child = UnsafeMutableBufferPointer(
            rebasing: weights[place * links..<(place + 1) * links])
          _ = child.update(fromContentsOf: old[mother * links..<(mother + 1) * links])
          guard place > 0 else { continue }
          if random.chance(0.5) {
            let father = random.pick(parents)
            Self.cross(child, with: old[father * links..<(father + 1) * links], random: &random)
          }
          Self.mutate(child, random: &random)
        }
      }
    }
  }

  /// Takes each gene of the other parent with probability ½.
  private static func cross(
    _ child: UnsafeMutableBufferPointer<Int8>, with other: Slice<UnsafeBufferPointer<Int8>>,
    random: inout Random
  ) {
    for start in stride(from: 0, to: child.count, by: 64) {
      var mask = random.bits()
      for place in start..<min(start + 64, child.count) {
        if mask & 1 == 1 { child[place] = other[other.startIndex + place] }
        mask >>= 1
      }
    }
  }

  /// Changes a gene in 128, by drawing how many are passed over.
  private static func mutate(_ child: UnsafeMutableBufferPointer<Int8>, random: inout Random) {
    var place = -1
    while true {
      place += 1 + Int(log(max(random.uniform(), 1e-300)) / log(1 - rate))
      guard place < child.count else { return }
      child[place] = step(Double(child[place]) + random.normal() * power * scale)
    }
  }
}

extension DirectPopulation: Codable {
  private enum CodingKeys: CodingKey { case weights, errors, best }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    weights = try container.decode(Data.self, forKey: .weights).map { Int8(bitPattern: $0) }
    errors = try container.decode([Double].self, forKey: .errors)
    best = try container.decode(Double.self, forKey: .best)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let bytes = weights.withUnsafeBytes { Data($0) }
    try container.encode(bytes, forKey: .weights)
    try container.encode(errors, forKey: .errors)
    try container.encode(best, forKey: .best)
  }

  /// Makes sure that it has the size of one that was just drawn.
  func check(against fresh: DirectPopulation) throws(StateFlaw) {
    try StateFlaw.unless(weights.count == fresh.weights.count, "weights")
    try StateFlaw.unless(errors.count == fresh.errors.count, "errors")
    let range = 0...2 * Double(BoxField.side)
    try StateFlaw.unless(errors.allSatisfy(range.contains), "errors")
    try StateFlaw.unless(range.contains(best), "best")
  }
}
