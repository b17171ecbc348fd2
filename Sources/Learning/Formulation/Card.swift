/// What a person should know about a system before starting it.
public struct Card: Codable, Hashable, Sendable {
  /// The system's name for machines; never changes once given.
  public var id: String
  /// The system's name for people.
  public var title: String
  /// What kind of learning to learn it is.
  public var family: Family
  /// One sentence: what it does.
  public var summary: String
  /// The deck's formulation, filled in.
  public var formulation: Formulation
  /// How the expected gain δ is measured here: what is before, what is after, on which tasks.
  public var gain: String
  /// What δ now less δ at the start is here.
  public var addition: Addition.Name
  /// The papers this implements.
  public var papers: [Paper]

  /// Fills in a card.
  public init(
    id: String, title: String, family: Family, summary: String, formulation: Formulation,
    gain: String, addition: Addition.Name = .metaGain, papers: [Paper]
  ) {
    self.id = id
    self.title = title
    self.family = family
    self.summary = summary
    self.formulation = formulation
    self.gain = gain
    self.addition = addition
    self.papers = papers
  }

  /// The lecture that the systems are from prints δ with its brackets exchanged; this line says so on
  /// every card.
  public static let footnote = """
    δ(L_μ) = E[Φ(L_μ(θ, D)) − Φ(θ)]. Written as E[L_μ(Φ(θ, D)) − Φ(θ)], its \
    types do not fit.
    """
}

/// The families of the deck.
public enum Family: String, Codable, CaseIterable, Sendable {
  case hyperparameters = "hyper-parameter search"
  case architecture = "architecture search"
  case hypernetworks = "hypernetworks"
  case evolution = "evolution"
  case optimizers = "learned optimizers"
  case reinforcement = "learning to explore"
  case physics = "knowledge seeking"
  case communication = "learned communication"
  case ensembles = "ensembles"
  case selfImprovement = "self-improvement"
}

/// A published source.
public struct Paper: Codable, Hashable, Sendable {
  /// Authors, as cited: "Baker, Gupta, Naik & Raskar".
  public var authors: String
  /// The paper's title.
  public var title: String
  /// The year it appeared.
  public var year: Int
  /// Where it appeared, or its arXiv number.
  public var venue: String

  /// Cites a paper.
  public init(_ authors: String, _ title: String, _ year: Int, _ venue: String) {
    self.authors = authors
    self.title = title
    self.year = year
    self.venue = venue
  }
}
