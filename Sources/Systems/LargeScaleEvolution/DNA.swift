import Compute
import Methods

/// What an individual inherits: a chain of vertices from the image to the classifier, connections
/// that skip some of them, and a learning rate.
///
/// Real and others (2017), section 3.2.
/// A vertex keeps its number when others are inserted, so that its weights are found again.
public struct DNA: Codable, Hashable, Sendable {
  /// A convolution or an identity on the way.
  public struct Vertex: Codable, Hashable, Sendable {
    /// Never used twice along a line of descent.
    var id: Int
    /// `nil` passes its input on.
    var convolution: Convolution?
    /// Whether batch normalisation and a rectifier follow; else it is linear.
    var isRectified: Bool
  }

  /// The shape of a convolution.
  public struct Convolution: Codable, Hashable, Sendable {
    var height = 3
    var width = 3
    var filters: Int
    var stride = 1
  }

  /// A connection from the image or a vertex to a later vertex or the classifier.
  public struct Skip: Codable, Hashable, Sendable {
    /// A vertex, or `DNA.image`.
    var source: Int
    /// A vertex, or `DNA.classifier`.
    var target: Int
  }

  /// What stands for the input of the network in a skip.
  static let image = -1
  /// What stands for the classifier in a skip.
  static let classifier = -2

  /// From the image to the classifier.
  var vertices: [Vertex] = []
  /// Without order; none of them twice.
  var skips: [Skip] = []
  /// The learning rate.
  var rate = 0.1
  /// The number of the next vertex.
  private(set) var nextID = 0

  /// A linear classifier, where evolution starts.
  init() {}

  /// The numbers from the image on; the classifier is last.
  var order: [Int] { [Self.image] + vertices.map(\.id) + [Self.classifier] }

  /// The places of convolutions among the vertices.
  var convolutions: [Int] { vertices.indices.filter { vertices[$0].convolution != nil } }

  /// A number for a new vertex.
  mutating func newID() -> Int {
    defer { nextID += 1 }
    return nextID
  }

  /// Takes a vertex out; skips that begin at it begin at the one before it, and those that end at
  /// it end at the one behind it.
  mutating func remove(at place: Int) {
    let order = order
    let id = vertices.remove(at: place).id
    let (before, after) = (order[place], order[place + 2])
    for index in skips.indices {
      if skips[index].source == id { skips[index].source = before }
      if skips[index].target == id { skips[index].target = after }
    }
    let places = Dictionary(uniqueKeysWithValues: self.order.enumerated().map { ($1, $0) })
    var seen: Set<Skip> = []
    skips = skips.filter { skip in
      guard let source = places[skip.source], let target = places[skip.target] else { return false }
      return target - source > 1 && seen.insert(skip).inserted
    }
  }
}

extension DNA: CustomStringConvertible {
  /// `3x3·8 r, 3x1·16/2, 1:1 r; 0 → 2; rate 0.05`: r is rectified, /2 a stride.
  public var description: String {
    let chain = vertices.isEmpty ? "linear" : vertices.map(\.description).joined(separator: ", ")
    let skips = skips.map { "\(name($0.source)) → \(name($0.target))" }.joined(separator: ", ")
    return chain + (skips.isEmpty ? "" : "; " + skips) + "; rate \(brief(rate))"
  }

  /// The place of a vertex in words, counted from 1.
  private func name(_ id: Int) -> String {
    switch id {
    case Self.image: "image"
    case Self.classifier: "classes"
    default: "\((vertices.firstIndex { $0.id == id } ?? -1) + 1)"
    }
  }
}

extension DNA.Vertex: CustomStringConvertible {
  /// `3x3·8/2 r` or `1:1`.
  public var description: String {
    let shape = convolution.map {
      "\($0.height)x\($0.width)·\($0.filters)" + ($0.stride > 1 ? "/\($0.stride)" : "")
    }
    return (shape ?? "1:1") + (isRectified ? " r" : "")
  }
}
