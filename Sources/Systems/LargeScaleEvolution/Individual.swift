/// A model of the population: what it inherits, and how it came to be.
public struct Individual: Codable, Hashable, Sendable {
  /// Its architecture and learning rate.
  let dna: DNA
  /// How it differs from its parent; `nil` for the founders.
  let mutation: Mutation?
  /// Whether it starts with its parent's weights.
  let inherits: Bool
  /// How many trainings its weights have been through, its own among them.
  let trainings: Int
}

extension Individual: CustomStringConvertible {
  /// The DNA in a line.
  public var description: String { dna.description }
}
