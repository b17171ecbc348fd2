/// The six parts of the deck's formulation of meta-learning.
public struct Formulation: Codable, Hashable, Sendable {
  /// D, the sample space: what a task is drawn from.
  public var samples: Part
  /// π_θ, the agent with its parameters.
  public var agent: Part
  /// Φ, the agent's expected performance on a task; higher is better.
  public var performance: Part
  /// L_μ, the learning algorithm (Θ, D) → Θ.
  public var learner: Part
  /// μ, the meta-parameter that shapes L_μ.
  public var metaParameter: Part
  /// ML, the meta-algorithm (M, D) → M that increases δ.
  public var metaAlgorithm: Part

  /// One part: prose and, where it helps, a formula.
  public struct Part: Codable, Hashable, Sendable {
    /// In words.
    public var prose: String
    /// In symbols; empty where words say all.
    public var formula: String

    /// Describes a part.
    public init(_ prose: String, formula: String = "") {
      self.prose = prose
      self.formula = formula
    }
  }

  /// Fills in the six parts.
  public init(
    samples: Part, agent: Part, performance: Part, learner: Part, metaParameter: Part,
    metaAlgorithm: Part
  ) {
    self.samples = samples
    self.agent = agent
    self.performance = performance
    self.learner = learner
    self.metaParameter = metaParameter
    self.metaAlgorithm = metaAlgorithm
  }

  /// The six parts in the deck's order, each with its symbol.
  public var parts: [(symbol: String, role: String, part: Part)] {
    [
      ("D", "sample space", samples), ("π_θ", "agent", agent),
      ("Φ", "performance", performance), ("L_μ", "learning algorithm", learner),
      ("μ", "meta-parameter", metaParameter), ("ML", "meta-algorithm", metaAlgorithm),
    ]
  }
}
