import Compute
public import Learning
public import Worlds

/// A declared space together with what tells how good its configurations are.
public struct SearchWorld: Sendable {
  /// What is searched.
  public enum Subject: Sendable {
    /// A synthetic function of so many variables, drawn for each run.
    case function(dimensions: Int)
    /// The cells of NAS-Bench-201 on an image set: every answer is in a table.
    case cells(NASBench201.ImageSet)
    /// Children of a family, trained and judged on examples.
    case children(ChildSpace, ChildData)
  }

  /// What is searched.
  public let subject: Subject
  /// The configurations there are.
  public let space: SearchSpace
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
    case .children(let family, _):
      space = family.space
      optimum = nil
    }
  }

  /// Whether an evaluation trains a network, so that it takes time and varies with the seed.
  public var trains: Bool {
    if case .children = subject { true } else { false }
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

  /// The architecture of a trial; `nil` where configurations are no architectures.
  func picture(of record: Study.Record) -> Artefact.Content? {
    switch subject {
    case .function: nil
    case .cells: .graph(CellSpace.graph(of: record.configuration))
    case .children(let family, let data):
      family.plan(at: record.configuration, classes: data.classes, epochs: 1)
        .tree(for: data.shape, record.spreads)
        .map(Artefact.Content.tree)
    }
  }

  /// How many examples scores rest on; `nil` where nothing is counted.
  var exampleCounts: (validation: Int, test: Int)? {
    if case .children(_, let data) = subject { data.counts } else { nil }
  }

  /// Starts the evaluation of a candidate.
  ///
  /// - Parameters:
  ///   - task: The stream that gives the function of the run, where there is one.
  ///   - epochs: How long a child is trained.
  func begin(_ trial: Trial<SearchCandidate>, task: Random, epochs: Int) -> SearchJob {
    let candidate = trial.candidate
    switch subject {
    case .function(let dimensions):
      let function = LowEffectiveDimension(dimensions: dimensions, random: task)
      return .instant(Outcome(score: function.value(at: candidate.configuration), cost: 1))
    case .cells(let images):
      return .instant(CellSpace.outcome(of: candidate.configuration, on: images))
    case .children(let family, let data):
      let plan = family.plan(at: candidate.configuration, classes: data.classes, epochs: epochs)
      let isTest = candidate.purpose != .search
      return .training(ChildTraining(plan, isTest: isTest, random: trial.random))
    }
  }
}

extension SearchWorld {
  /// The worlds of every search over a declared space; the first is the default.
  public static let descriptions: [WorldDescription] = [
    WorldDescription(
      "optdigits",
      help: "Perceptrons with a hidden layer, trained on 8x8 handwritten digits (Alpaydin & Kaynak "
        + "1998, UCI, CC BY 4.0).",
      acceptsData: true),
    WorldDescription(
      "optdigits-cnn",
      help: "Convolutional networks, trained on the same digits.", acceptsData: true),
    describeCells("nasbench201", "CIFAR-10"),
    describeCells("nasbench201-cifar100", "CIFAR-100"),
    describeCells("nasbench201-imagenet16", "ImageNet16-120"),
    WorldDescription(
      "low-effective-dimension",
      help: "f(x, y) = g(x) + h(y) with a narrow peak g and a flat h; the peak moves by seed."),
    WorldDescription(
      "low-effective-dimension-5d",
      help: "A function of five variables of which one matters; the peak moves by seed."),
  ]

  /// Opens one of `descriptions`.
  ///
  /// - Throws: `Failure` when there is no such world or its data cannot be read.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    let name = request.name ?? descriptions[0].id
    switch name {
    case "optdigits": return try open(.perceptron, request)
    case "optdigits-cnn": return try open(.convolutional, request)
    case "nasbench201": return SearchWorld(.cells(.cifar10))
    case "nasbench201-cifar100": return SearchWorld(.cells(.cifar100))
    case "nasbench201-imagenet16": return SearchWorld(.cells(.imageNet16))
    case "low-effective-dimension": return SearchWorld(.function(dimensions: 2))
    case "low-effective-dimension-5d": return SearchWorld(.function(dimensions: 5))
    default: throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
  }

  private static func open(
    _ family: ChildSpace, _ request: WorldRequest
  ) throws(Failure) -> SearchWorld {
    let name = request.dataPath == nil ? "optdigits" : nil
    return SearchWorld(.children(family, try ChildData(name, path: request.dataPath)))
  }

  private static func describeCells(_ id: String, _ images: String) -> WorldDescription {
    WorldDescription(
      id,
      help: "The 15,625 cells of NAS-Bench-201 (Dong & Yang 2020, MIT): mean validation accuracy "
        + "on \(images), read from a table.")
  }
}
