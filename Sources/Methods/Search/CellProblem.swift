public import Learning
public import Worlds

/// The cells of NAS-Bench-201 on an image set: every answer is in a table.
public struct CellProblem: SearchProblem {
  private let images: NASBench201.ImageSet
  /// The accuracy of the best cell.
  public let optimum: Double?

  /// The cells, judged on these images.
  public init(on images: NASBench201.ImageSet) {
    self.images = images
    optimum = CellSpace.optimum(on: images)
  }

  /// One dimension an edge.
  public var space: SearchSpace { CellSpace.space }

  /// Looks a cell up.
  public func begin(
    _ trial: Trial<SearchCandidate<Configuration>>, epochs: Int
  ) -> SearchJob {
    .instant(CellSpace.outcome(of: trial.candidate.design, on: images))
  }

  /// The cell as a graph.
  public func picture(
    of configuration: Configuration, _ spreads: WeightSpreads?
  ) -> Artefact.Content? {
    .graph(CellSpace.graph(of: configuration))
  }
}
