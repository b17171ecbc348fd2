extension Network {
  /// The name by which nodes read the input of the network.
  public static let inputName = "input"

  /// One node of a network: a layer that reads other nodes, or only a place where they meet.
  ///
  ///     Network.Node("both", of: ["left", "right"], merge: .concatenate(), .batchNorm)
  public struct Node: Codable, Hashable, Sendable {
    /// Unique, `[a-z][a-z0-9_]*`; parameters are called after it, as in `both/scale`.
    public let name: String
    /// What it reads, by name: `input`, or nodes that stand before it.
    ///
    /// One may come twice.
    public let inputs: [String]
    /// How several inputs become one; of no effect where there is only one.
    public let merge: Merge?
    /// What is done to the merged input; `nil` passes it on as it is.
    public let layer: Layer?

    /// A node; it is checked by the network that takes it.
    public init(
      _ name: String, of inputs: [String], merge: Merge? = nil, _ layer: Layer? = nil
    ) {
      (self.name, self.inputs, self.merge, self.layer) = (name, inputs, merge, layer)
    }

    /// Nodes called after kind and number, each of which reads the one before it.
    public static func chain(of layers: [Layer]) -> [Node] {
      var last = Network.inputName
      return layers.enumerated().map { index, layer in
        defer { last = "\(layer.kind)\(index + 1)" }
        return Node("\(layer.kind)\(index + 1)", of: [last], layer)
      }
    }

    /// Whether the name can be that of a node.
    var hasGoodName: Bool {
      guard let first = name.utf8.first, name != Network.inputName else { return false }
      return Self.isLetter(first)
        && name.utf8.allSatisfy { Self.isLetter($0) || (48...57).contains($0) || $0 == 95 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
  }

  /// How several inputs become one: images meet images, and features meet features.
  public enum Merge: Codable, Hashable, Sendable {
    /// Added in the order of the inputs.
    case sum(resize: Resize = .zeroPad(.topLeft), channels: Channels = .pad)
    /// Joined along the last axis, in the order of the inputs.
    case concatenate(resize: Resize = .zeroPad(.topLeft))

    /// How images of unlike sizes meet.
    public var resize: Resize {
      switch self {
      case .sum(let resize, _), .concatenate(let resize): resize
      }
    }
  }

  /// How images of unlike height or width meet, each axis for itself.
  public enum Resize: Codable, Hashable, Sendable {
    /// Zeros are added up to the largest (Zoph & Le 2017, section 3.3).
    case zeroPad(Corner)
    /// Larger images are max-pooled down to the smallest (Miikkulainen et al. 2017).
    ///
    /// From n to m pixels, with stride floor(n / m) and a window of n - (m - 1) stride.
    case poolDown
    /// All take the first one's size (Real et al. 2017, section 3.2).
    ///
    /// From n to m pixels, pixel i is that at floor(i n / m).
    case nearestToFirst
  }

  /// The corner of an image that stays where it is when zeros are added.
  public enum Corner: String, Codable, Hashable, Sendable {
    /// Zeros are added below and to the right.
    case topLeft
  }

  /// How unlike numbers of channels or features meet in a sum.
  public enum Channels: String, Codable, Hashable, Sendable, CaseIterable {
    /// Missing ones are zero: as many as the most.
    case pad
    /// As many as the fewest; what is beyond is left out.
    case truncate
    /// As many as the first has: missing ones are zero, what is beyond is left out.
    case toFirst
  }
}
