import Compute
public import Learning
public import Worlds

/// A declared space together with what tells how good its points are.
public struct SearchWorld: Sendable {
  /// What is searched.
  public enum Subject: Sendable {
    /// A synthetic function of so many variables, drawn for each run.
    case function(dimensions: Int)
    /// The cells of NAS-Bench-201 on an image set: every answer is in a table.
    case cells(NASBench201.ImageSet)
  }

  /// What is searched.
  public let subject: Subject
  /// The points there are.
  public let space: Space
  /// The best score there is, where somebody knows it.
  public let optimum: Double?

  /// A world around a subject.
  public init(_ subject: Subject) {
    self.subject = subject
    switch subject {
    case .function(let dimensions):
      space = LowEffectiveDimension.space(dimensions: dimensions)
      optimum = LowEffectiveDimension.maximum(dimensions: dimensions)
    case .cells(let images):
      space = CellSpace.space
      optimum = CellSpace.optimum(on: images)
    }
  }

  /// Whether an evaluation trains a network, so that it takes time and varies with the seed.
  public var trains: Bool {
    switch subject {
    case .function, .cells: false
    }
  }

  /// The synthetic function of a run; `nil` where something real is searched.
  func function(task: Random) -> LowEffectiveDimension? {
    guard case .function(let dimensions) = subject else { return nil }
    return LowEffectiveDimension(dimensions: dimensions, random: task)
  }

  /// Whether a synthetic function is searched.
  var isFunction: Bool {
    if case .function = subject { true } else { false }
  }

  /// The architecture at a point; `nil` where points are no architectures.
  func picture(of point: Point) -> Artefact.Content? {
    switch subject {
    case .function: nil
    case .cells: .graph(CellSpace.graph(of: point))
    }
  }

  /// How many examples scores rest on; `nil` where nothing is counted.
  var exampleCounts: (validation: Int, test: Int)? {
    switch subject {
    case .function, .cells: nil
    }
  }

  /// Starts the evaluation of a candidate.
  ///
  /// - Parameter task: The stream that gives the function of the run, where there is one.
  func begin(_ candidate: SearchCandidate, task: Random) -> SearchJob {
    switch subject {
    case .function(let dimensions):
      let function = LowEffectiveDimension(dimensions: dimensions, random: task)
      return .instant(Outcome(score: function.value(at: candidate.point), cost: 1))
    case .cells(let images):
      return .instant(CellSpace.outcome(of: candidate.point, on: images))
    }
  }
}

extension SearchWorld {
  /// The worlds of every search over a declared space; the first is the default.
  public static let descriptions: [WorldDescription] = opened.map(\.description)

  /// Opens one of `descriptions`.
  ///
  /// - Throws: `Failure` when there is no such world or its data cannot be read.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    guard let name = request.name else { return SearchWorld(opened[0].subject) }
    guard let found = opened.first(where: { $0.description.id == name }) else {
      throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
    return SearchWorld(found.subject)
  }

  private static let opened: [(description: WorldDescription, subject: Subject)] = [
    (cellDescription("nasbench201", "CIFAR-10"), .cells(.cifar10)),
    (cellDescription("nasbench201-cifar100", "CIFAR-100"), .cells(.cifar100)),
    (cellDescription("nasbench201-imagenet16", "ImageNet16-120"), .cells(.imageNet16)),
    (
      WorldDescription(
        "low-effective-dimension",
        help: "f(x, y) = g(x) + h(y) with a narrow peak g and a flat h; the peak moves by seed."),
      .function(dimensions: 2)
    ),
    (
      WorldDescription(
        "low-effective-dimension-5d",
        help: "A function of five variables of which one matters; the peak moves by seed."),
      .function(dimensions: 5)
    ),
  ]

  private static func cellDescription(_ id: String, _ images: String) -> WorldDescription {
    WorldDescription(
      id,
      help: "The 15,625 cells of NAS-Bench-201 (Dong & Yang 2020, MIT): mean validation accuracy "
        + "on \(images), read from a table.")
  }
}
