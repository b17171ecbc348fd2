import Compute
import Foundation

/// The eleven mutations of the paper's section 3.2.
public enum Mutation: String, Codable, CaseIterable, Sendable {
  case rate = "learning rate"
  case identity
  case reset = "reset weights"
  case insertConvolution = "insert convolution"
  case removeConvolution = "remove convolution"
  case stride
  case channels
  case filter = "filter size"
  case insertOneToOne = "insert one-to-one"
  case addSkip = "add skip"
  case removeSkip = "remove skip"
}

/// The bounds of what may evolve.
struct DNALimits: Codable, Hashable, Sendable {
  var vertices = 8
  var filters = 32
  var filterSize = 7
  var stride = 4
  var rates = 1e-4...1.0
  /// An inserted convolution has as many filters as its input has channels, but no fewer: on grey
  /// images convolutions of one filter never pay, and nothing evolves.
  var leastInserted = 4
}

extension DNA {
  /// The DNA after a mutation; `nil` where it does not apply, or leads out of bounds.
  func mutated(
    _ mutation: Mutation, channels: Int, limits: DNALimits, random: inout Random
  ) -> DNA? {
    var child = self
    switch mutation {
    case .identity, .reset: return child
    case .rate: child.rate *= exp2(random.uniform(in: -1...1))
    case .insertConvolution: child.insert(channels, limits, isConvolution: true, &random)
    case .insertOneToOne: child.insert(channels, limits, isConvolution: false, &random)
    case .removeConvolution:
      guard !convolutions.isEmpty else { return nil }
      child.remove(at: random.pick(convolutions))
    case .stride, .channels, .filter: child.alter(mutation, &random)
    case .addSkip: child.addSkip(&random)
    case .removeSkip:
      guard !skips.isEmpty else { return nil }
      child.skips.remove(at: random.below(skips.count))
    }
    return child != self && child.isWithin(limits) ? child : nil
  }

  private mutating func insert(
    _ channels: Int, _ limits: DNALimits, isConvolution: Bool, _ random: inout Random
  ) {
    let place = random.below(vertices.count + 1)
    let above = vertices[..<place].last { $0.convolution != nil }?.convolution?.filters
    let filters = max(above ?? channels, limits.leastInserted)
    let stride = isConvolution && random.chance(0.5) ? 2 : 1
    let isRectified = random.chance(0.5)
    vertices.insert(
      Vertex(
        id: newID(), convolution: isConvolution ? .init(filters: filters, stride: stride) : nil,
        isRectified: isRectified), at: place)
  }

  /// Changes a number of a random convolution, if there is one.
  private mutating func alter(_ mutation: Mutation, _ random: inout Random) {
    guard !convolutions.isEmpty else { return }
    let place = random.pick(convolutions)
    guard var convolution = vertices[place].convolution else { return }
    let grows = random.chance(0.5)
    switch mutation {
    case .stride: convolution.stride = grows ? convolution.stride * 2 : convolution.stride / 2
    case .channels:
      let factor = exp2(random.uniform(in: -1...1))
      convolution.filters = Int((Double(convolution.filters) * factor).rounded())
    default:
      let side = random.chance(0.5) ? \Convolution.height : \.width
      convolution[keyPath: side] += grows ? 2 : -2
    }
    vertices[place].convolution = convolution
  }

  /// Connects two places that are not neighbours, if it finds some.
  private mutating func addSkip(_ random: inout Random) {
    let order = order
    let pairs = order.indices.flatMap { from in
      order.indices.dropFirst(from + 2).map { Skip(source: order[from], target: order[$0]) }
    }
    let open = pairs.filter { !skips.contains($0) }
    if !open.isEmpty { skips.append(random.pick(open)) }
  }

  /// Whether all numbers are in bounds.
  func isWithin(_ limits: DNALimits) -> Bool {
    vertices.count <= limits.vertices && limits.rates.contains(rate)
      && vertices.compactMap(\.convolution).allSatisfy {
        (1...limits.filters).contains($0.filters) && (1...limits.stride).contains($0.stride)
          && (1...limits.filterSize).contains($0.height)
          && (1...limits.filterSize).contains($0.width)
      }
  }
}
