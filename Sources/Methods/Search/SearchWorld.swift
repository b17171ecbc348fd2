public import Learning
import Worlds

/// What a search over a declared space searches.
public struct SearchWorld: StudiedWorld, UserDataWorld, ChildWorld {
  /// What is searched.
  public let problem: any SearchProblem
  /// The configurations there are.
  public let space: SearchSpace
  /// The best score there is, where somebody knows it.
  public let optimum: Double?

  /// What was read of the user's data.
  public let dataRead: DataRead?
  /// What is tried first.
  public private(set) var known: [KnownConfiguration] = []

  /// A world around a problem.
  public init(
    _ problem: any SearchProblem, dataRead: DataRead? = nil, known: [KnownConfiguration] = []
  ) {
    self.problem = problem
    self.dataRead = dataRead
    self.known = known
    (space, optimum) = (problem.space, problem.optimum)
  }

  /// What scores measure.
  public var objective: Objective { problem.objective }
  /// Whether an evaluation trains a network, so that it takes time and varies with the seed.
  public var trains: Bool { problem.trains }

  /// What children are trained on; `nil` where nothing is trained.
  public var examples: ChildData? { problem.examples }

  /// How many examples scores rest on; `nil` where nothing is counted.
  public var exampleCounts: (validation: Int, test: Int)? { problem.examples?.counts }
}

/// The evaluation of a configuration.
public typealias SearchJob = ChildJob<SearchWorld>

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
    WorldDescription(
      "shifted-digits",
      help: "Convolutional networks, trained on the digits somewhere on 12x12 pixels: without "
        + "convolutions no network exceeds 0.4."),
    describeCells("nasbench201", "CIFAR-10"),
    describeCells("nasbench201-cifar100", "CIFAR-100"),
    describeCells("nasbench201-imagenet16", "ImageNet16-120"),
    WorldDescription(
      "low-effective-dimension",
      help: "f(x, y) = g(x) + h(y) with a narrow peak g and a flat h; the peak moves by seed."),
    WorldDescription(
      "low-effective-dimension-5d",
      help: "A function of five variables of which one matters; the peak moves by seed."),
    describe(.sphere, "a round bowl"),
    describe(.rosenbrock, "a bent valley"),
    describe(.rastrigin, "a bowl of many hollows"),
    WorldDescription(
      BBOBProblem.names[0],
      help: "BBOB's 24 noiseless functions (Hansen et al. 2009) in 2, 3 and 5 variables, to "
        + "bbob-f24-5d: their first instances, with the values of COCO.",
      variants: Array(BBOBProblem.names.dropFirst())),
  ]

  /// Opens one of `descriptions`.
  ///
  /// - Throws: `Failure` when there is no such world, its data cannot be read, or known points are
  ///   none of its space.
  public static func open(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    var world = try plain(request)
    for (place, point) in request.known.enumerated() {
      world.known.append(
        try KnownConfiguration(point, place: place + 1, in: world.space, world.objective))
    }
    return world
  }

  private static func plain(_ request: WorldRequest) throws(Failure) -> SearchWorld {
    let name = request.name ?? descriptions[0].id
    switch name {
    case "optdigits": return try open(.perceptron, request)
    case "optdigits-cnn": return try open(.convolutional, request)
    case "shifted-digits": return try open(.convolutional, request, on: name)
    case "nasbench201": return SearchWorld(CellProblem(on: .cifar10))
    case "nasbench201-cifar100": return SearchWorld(CellProblem(on: .cifar100))
    case "nasbench201-imagenet16": return SearchWorld(CellProblem(on: .imageNet16))
    case "low-effective-dimension": return SearchWorld(FunctionProblem(dimensions: 2))
    case "low-effective-dimension-5d": return SearchWorld(FunctionProblem(dimensions: 5))
    case "sphere-5d": return SearchWorld(ShiftedFunctionProblem(.sphere))
    case "rosenbrock-5d": return SearchWorld(ShiftedFunctionProblem(.rosenbrock))
    case "rastrigin-5d": return SearchWorld(ShiftedFunctionProblem(.rastrigin))
    default:
      guard let problem = BBOBProblem(named: name) else {
        throw Failure(.input, unknown("world", name, among: descriptions.names))
      }
      return SearchWorld(problem)
    }
  }

  private static func open(
    _ family: ChildSpace, _ request: WorldRequest, on digits: String = "optdigits"
  ) throws(Failure) -> SearchWorld {
    let name = request.dataPath == nil ? digits : nil
    let data = try ChildData(name, request)
    return SearchWorld(ChildProblem(family, on: data), dataRead: data.dataRead)
  }

  private static func describe(_ function: TestFunction, _ shape: String) -> WorldDescription {
    WorldDescription(
      "\(function.rawValue)-5d",
      help:
        "The \(function.rawValue) function of five variables, \(shape); its minimum, 0, moves by "
        + "seed.")
  }

  private static func describeCells(_ id: String, _ images: String) -> WorldDescription {
    WorldDescription(
      id,
      help: "The 15,625 cells of NAS-Bench-201 (Dong & Yang 2020, MIT): mean validation accuracy "
        + "on \(images), read from a table.")
  }
}

extension SearchWorld {
  /// Finals of so many after a search of `trials`; none where nothing is trained, since a result
  /// that is looked up is known.
  public func finals(_ count: Int, of trials: Int) -> FinalsPlan {
    FinalsPlan(count: trains ? min(count, trials) : 0)
  }
}
