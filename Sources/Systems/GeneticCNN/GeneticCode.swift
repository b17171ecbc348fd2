import Compute

/// The code of a network of stages: which of the ordered nodes of each stage feed which (Xie &
/// Yuille 2017, section 3.1).
///
/// `1-01|0-01-100` has two stages of 3 and 4 nodes; the bits of a node say which of the nodes before
/// it feed it: 1-2, then 1-3 and 2-3, then 1-4, 2-4 and 3-4.
public struct GeneticCode: Hashable, Sendable {
  /// The connections among the nodes of a stage.
  public struct Stage: Hashable, Sendable {
    /// How many nodes there are.
    public let nodes: Int
    /// Whether node i feeds node j, for j from the second on and i from the first.
    public var bits: [Bool]

    /// A stage of these connections.
    init(nodes: Int, bits: [Bool]) {
      precondition(
        bits.count == Self.bitCount(nodes: nodes), "\(bits.count) bits for \(nodes) nodes")
      (self.nodes, self.bits) = (nodes, bits)
    }

    /// The pairs of so many nodes.
    static func bitCount(nodes: Int) -> Int { nodes * (nodes - 1) / 2 }

    /// The nodes, from 0, that feed a node.
    func predecessors(of node: Int) -> [Int] {
      let first = Self.bitCount(nodes: node)
      return (0..<node).filter { bits[first + $0] }
    }

    /// The nodes that a node feeds.
    func successors(of node: Int) -> [Int] {
      (node + 1..<max(nodes, node + 1)).filter { bits[Self.bitCount(nodes: $0) + node] }
    }

    /// Nodes that are fed or feed; the others are not part of the network.
    var connected: [Int] {
      (0..<nodes).filter { !predecessors(of: $0).isEmpty || !successors(of: $0).isEmpty }
    }
  }

  /// The stages from the input on.
  public var stages: [Stage]

  /// A code of these stages.
  init(_ stages: [Stage]) { self.stages = stages }

  /// Each bit set with probability 1/2.
  init(nodes: [Int], random: inout Random) {
    stages = nodes.map { count in
      Stage(
        nodes: count,
        bits: (0..<Stage.bitCount(nodes: count)).map { _ in random.chance(0.5) })
    }
  }

  /// The code of this number among all, the first bit the most significant.
  package init(nodes: [Int], index: Int) {
    var rest = index
    var stages: [Stage] = []
    for count in nodes.reversed() {
      let bits = (0..<Stage.bitCount(nodes: count)).map { _ in
        defer { rest /= 2 }
        return rest % 2 == 1
      }
      stages.append(Stage(nodes: count, bits: bits.reversed()))
    }
    self.stages = stages.reversed()
  }

  /// All bits, stage by stage.
  package var bits: [Bool] { stages.flatMap(\.bits) }

  /// Its number among all codes of as many nodes.
  var index: Int { bits.reduce(0) { $0 * 2 + ($1 ? 1 : 0) } }
}

extension GeneticCode: CustomStringConvertible {
  /// `1-01|0-01-100`.
  public var description: String {
    stages.map { stage in
      (1..<max(stage.nodes, 1)).map { node in
        let first = Stage.bitCount(nodes: node)
        return stage.bits[first..<first + node].map { $0 ? "1" : "0" }.joined()
      }.joined(separator: "-")
    }.joined(separator: "|")
  }

  /// Reads what `description` writes; `nil` where it is anything else.
  public init?(_ text: String) {
    var stages: [Stage] = []
    for stage in text.split(separator: "|", omittingEmptySubsequences: false) {
      let groups = stage.split(separator: "-", omittingEmptySubsequences: false)
      guard groups.count <= 8,
        groups.enumerated().allSatisfy({ place, group in
          group.count == place + 1 && group.allSatisfy { $0 == "0" || $0 == "1" }
        })
      else { return nil }
      stages.append(Stage(nodes: groups.count + 1, bits: groups.joined().map { $0 == "1" }))
    }
    self.init(stages)
  }
}

// Written as its description.
extension GeneticCode: Codable {
  /// Reads a description.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = GeneticCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "this is no code of stages")
    }
    self = code
  }

  /// Writes the description.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
