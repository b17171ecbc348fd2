public import Learning
import Text
import Worlds

/// A portfolio of algorithms for one kind of problem, and where its instances come from (Rice 1976,
/// "The algorithm selection problem").
public struct Portfolio: Sendable {
  /// Where instances come from.
  enum Source: Sendable {
    /// Lists to be sorted, made anew from the run's seed, and counted.
    case sorting
    /// Formulas to be satisfied, made anew from the run's seed, and counted.
    case satisfiability
    /// A scenario that others measured.
    case measured([PortfolioInstance])
  }

  let source: Source
  /// The algorithms.
  let algorithms: [String]
  /// The features; the first `freeFeatures` cost nothing.
  let features: [String]
  let freeFeatures: Int
  /// The groups of instances.
  let groups: [String]
  /// What costs are counted in.
  let unit: String
  /// Thresholds of the first free feature between which a gate chooses; none where no feature is free.
  let gates: [Double]
  /// What was read of a scenario; `nil` where instances are made.
  public private(set) var dataRead: DataRead?

  static let descriptions = [
    WorldDescription(
      "sorting",
      help:
        "Lists of 16 to 4,096 keys of 8 families, sorted by 5 algorithms, operations counted; or "
        + "a scenario of the algorithm selection library ASlib, given as a folder.",
      acceptsData: true),
    WorldDescription(
      "sat",
      help: "Formulas of 6 families, tried by 4 solvers; literals read are counted, with a limit "
        + "that counts ten times where it is hit."),
  ]

  /// Opens one of the worlds, or a folder in the format of ASlib.
  static func open(_ request: WorldRequest) throws(Failure) -> Portfolio {
    if let path = request.dataPath { return try Portfolio(scenarioAt: path) }
    switch request.name ?? "sorting" {
    case "sorting": return .sorting
    case "sat": return .satisfiability
    case let name: throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
  }

  private static var sorting: Portfolio {
    Portfolio(
      source: .sorting, algorithms: CountedSort.allCases.map(\.rawValue),
      features: KeyFeatures.names, freeFeatures: 1,
      groups: KeyFamily.allCases.flatMap { family in
        (1...KeyFamily.levels).map { "\(family.rawValue) \($0)" }
      },
      unit: "operations", gates: [4, 5, 6, 7, 8, 9, 10, 13])
  }

  private static var satisfiability: Portfolio {
    Portfolio(
      source: .satisfiability, algorithms: FormulaSolver.allCases.map(\.rawValue),
      features: FormulaFeatures.names, freeFeatures: 2,
      groups: FormulaFamily.allCases.flatMap { family in
        (1...FormulaFamily.levels).map { "\(family.rawValue) \($0)" }
      },
      unit: "literals read", gates: [])
  }

  private init(
    source: Source, algorithms: [String], features: [String], freeFeatures: Int, groups: [String],
    unit: String, gates: [Double]
  ) {
    (self.source, self.algorithms, self.features) = (source, algorithms, features)
    (self.freeFeatures, self.groups, self.unit, self.gates) = (freeFeatures, groups, unit, gates)
  }

  private init(scenarioAt path: String) throws(Failure) {
    let scenario: ASlibScenario
    do {
      scenario = try ASlibScenario(at: path)
    } catch {
      throw Failure(.input, error.description)
    }
    self.init(
      source: .measured(
        scenario.instances.map {
          PortfolioInstance(group: $0.fold, features: $0.features, price: $0.price, costs: $0.costs)
        }),
      algorithms: scenario.algorithms, features: scenario.features, freeFeatures: 0,
      groups: (1...scenario.folds).map { "fold \($0)" }, unit: "seconds", gates: [])
    dataRead = DataRead(files: scenario.files, lines: scenario.account)
  }
}

extension Portfolio: UserDataWorld {}
