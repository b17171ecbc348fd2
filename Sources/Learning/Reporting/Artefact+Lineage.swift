extension Artefact {
  /// Who descends from whom, and what was changed on the way.
  public struct Lineage: Codable, Hashable, Sendable {
    /// A candidate, a genome, a species.
    public struct Individual: Codable, Hashable, Sendable {
      /// What it is, in a line.
      public var label: String
      /// When it came: a trial, a generation.
      public var birth: Int
      /// Those it descends from, by index: none for a founder, two for a child of two parents.
      public var parents: [Int]
      /// How good it is; higher is better, `nil` where that is not known.
      public var score: Double?
      /// What tells it from its parents: `rate 0.1 → 0.33`.
      public var change: String
      /// Whether it still takes part.
      public var alive: Bool

      /// An individual.
      public init(
        _ label: String, birth: Int, parents: [Int] = [], score: Double? = nil,
        change: String = "", alive: Bool = true
      ) {
        self.label = label
        self.birth = birth
        self.parents = parents
        self.score = score
        self.change = change
        self.alive = alive
      }
    }

    /// What births are counted in: `trial`, `generation`.
    public var unit: String
    /// The individuals in the order of their births, so that parents come before children.
    public var individuals: [Individual]

    /// A lineage.
    public init(unit: String, individuals: [Individual]) {
      self.unit = unit
      self.individuals = individuals
    }
  }
}
