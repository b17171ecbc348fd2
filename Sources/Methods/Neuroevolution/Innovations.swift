/// The inventions of one generation, so that equal ones get equal numbers (section 3.2).
///
/// Numbers are never used twice; the list is forgotten when the generation is complete.
public struct Innovations: Sendable {
  /// The next innovation number that nobody has.
  public private(set) var nextGene: Int
  /// The next node number that nobody has.
  public private(set) var nextNode: Int
  // A generation invents so little that no table finds it faster than a look through a list.
  private var links: [Link] = []
  private var splits: [(gene: Int, split: Split)] = []

  /// A new connection.
  private struct Link {
    var source: Int
    var target: Int
    var number: Int
  }

  /// What comes of splitting a connection.
  public struct Split: Hashable, Sendable {
    /// The new node.
    public var node: Int
    /// The innovation number of the connection into the node.
    public var entering: Int
    /// The innovation number of the connection out of it.
    public var leaving: Int
  }

  /// A generation in which nothing was invented yet.
  public init(nextGene: Int, nextNode: Int) {
    (self.nextGene, self.nextNode) = (nextGene, nextNode)
  }

  /// The innovation number of a connection between these nodes.
  public mutating func link(from source: Int, to target: Int) -> Int {
    if let known = links.first(where: { $0.source == source && $0.target == target }) {
      return known.number
    }
    defer { nextGene += 1 }
    links.append(Link(source: source, target: target, number: nextGene))
    return nextGene
  }

  /// The numbers that come of splitting the connection with this innovation number.
  public mutating func split(_ gene: Int) -> Split {
    if let known = splits.first(where: { $0.gene == gene }) { return known.split }
    let split = Split(node: nextNode, entering: nextGene, leaving: nextGene + 1)
    splits.append((gene, split))
    nextGene += 2
    nextNode += 1
    return split
  }
}
