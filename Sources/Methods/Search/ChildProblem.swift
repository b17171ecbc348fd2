public import Learning

/// The hyper-parameters of a family of children, trained and judged on examples.
public struct ChildProblem: SearchProblem {
  private let family: ChildSpace
  private let data: ChildData

  /// A family of children for this data.
  public init(_ family: ChildSpace, on data: ChildData) {
    (self.family, self.data) = (family, data)
  }

  /// The family's hyper-parameters.
  public var space: SearchSpace { family.space }
  /// Children are trained.
  public var trains: Bool { true }
  /// What they are trained on.
  public var examples: ChildData? { data }

  /// Starts to train a child: for the search, or for its test.
  public func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, epochs: Int
  ) -> SearchJob {
    let plan = family.plan(
      at: trial.candidate.design, classes: data.classes, epochs: epochs)
    return .training(
      ChildTraining(plan, isTest: trial.candidate.trialPurpose == .test, random: trial.random))
  }

  /// The child as a tree.
  public func picture(
    of configuration: Configuration, _ spreads: WeightSpreads?
  ) -> Artefact.Content? {
    family.plan(at: configuration, classes: data.classes, epochs: 1)
      .tree(for: data.shape, titled: configuration.description, spreads)
      .map(Artefact.Content.tree)
  }

  /// The child's layers.
  public func drawing(of configuration: Configuration) -> Artefact.Layers? {
    family.plan(at: configuration, classes: data.classes, epochs: 1).drawing(for: data.shape)
  }
}
