import Compute
import Foundation

/// What a node of an expression does.
enum Primitive: UInt8, Codable, CaseIterable, Sendable {
  case add, subtract, multiply, divide, sine, cosine, x, one
  case and, or, nand, nor
  case first, second, third, fourth

  /// How many arguments it has.
  var arity: Int {
    switch self {
    case .add, .subtract, .multiply, .divide, .and, .or, .nand, .nor: 2
    case .sine, .cosine: 1
    case .x, .one, .first, .second, .third, .fourth: 0
    }
  }

  /// How it is written.
  var name: String {
    switch self {
    case .add: "+"
    case .subtract: "−"
    case .multiply: "·"
    case .divide: "÷"
    case .sine: "sin"
    case .cosine: "cos"
    case .x: "x"
    case .one: "1"
    case .and: "∧"
    case .or: "∨"
    case .nand: "nand"
    case .nor: "nor"
    case .first: "a"
    case .second: "b"
    case .third: "c"
    case .fourth: "d"
    }
  }
}

/// A formula, as its nodes in prefix order.
struct Expression: Codable, Hashable, Sendable {
  private(set) var nodes: [Primitive]

  /// No formula has more nodes.
  static let most = 120

  /// A formula of these nodes, which must be one whole tree.
  init(_ nodes: [Primitive]) { self.nodes = nodes }

  /// A random formula whose ways from the root are at most, or where it is full exactly, `depth` long.
  init(of primitives: PrimitiveSet, depth: Int, isFull: Bool, random: inout Random) {
    nodes = []
    grow(depth, isFull: isFull, primitives, &random)
  }

  private mutating func grow(
    _ depth: Int, isFull: Bool, _ primitives: PrimitiveSet, _ random: inout Random
  ) {
    let isLeaf = depth == 0 || (!isFull && random.chance(0.3))
    let node = isLeaf ? primitives.terminal(&random) : primitives.function(&random)
    nodes.append(node)
    for _ in 0..<node.arity { grow(depth - 1, isFull: isFull, primitives, &random) }
  }

  /// The nodes of the formula that begins at a place.
  func subtree(at place: Int) -> Range<Int> {
    var (open, end) = (1, place)
    while open > 0 {
      open += nodes[end].arity - 1
      end += 1
    }
    return place..<end
  }

  /// The formula at a place.
  func part(at place: Int) -> ArraySlice<Primitive> { nodes[subtree(at: place)] }

  /// Puts other nodes, a whole tree, where one is; does nothing where that would make it too large.
  mutating func replace(at place: Int, with other: some Collection<Primitive>) {
    let range = subtree(at: place)
    guard nodes.count - range.count + other.count <= Self.most else { return }
    nodes.replaceSubrange(range, with: other)
  }

  /// Whether the nodes are one whole tree, not too large.
  var makesSense: Bool {
    guard !nodes.isEmpty, nodes.count <= Self.most else { return false }
    var open = 1
    for node in nodes {
      guard open > 0 else { return false }
      open += node.arity - 1
    }
    return open == 0
  }

  /// The formula as people write it.
  var text: String { text(at: 0) }

  private func text(at place: Int) -> String {
    let node = nodes[place]
    switch node.arity {
    case 0: return node.name
    case 1: return "\(node.name)(\(text(at: place + 1)))"
    default:
      let second = subtree(at: place + 1).upperBound
      return "(\(text(at: place + 1)) \(node.name) \(text(at: second)))"
    }
  }
}
