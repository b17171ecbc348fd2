import Compute
import Worlds

extension Portfolio {
  /// How many instances there are, where each group is drawn from so many times.
  func count(perGroup: Int) -> Int {
    if case .measured(let instances) = source { return instances.count }
    return groups.count * perGroup
  }

  /// An instance, measured: drawn from a stream of its own.
  ///
  /// - Parameters:
  ///   - number: From 0; groups follow one another.
  ///   - perGroup: How many there are of each group.
  func instance(_ number: Int, perGroup: Int, random: Random) -> PortfolioInstance {
    let random = random.stream(number)
    let group = number / max(perGroup, 1)
    switch source {
    case .sorting: return Self.list(group, number: number, random: random)
    case .satisfiability: return Self.formula(group, random: random)
    case .measured(let instances): return instances[number]
    }
  }

  /// A list of log-uniform length, of each width in turn.
  private static func list(_ group: Int, number: Int, random: Random) -> PortfolioInstance {
    var draw = random.stream("keys")
    let family = KeyFamily.allCases[group / KeyFamily.levels]
    let count = Int(draw.logUniform(in: 16...4096))
    let keys = family.keys(
      count, width: KeyFamily.widths[number % KeyFamily.widths.count],
      level: group % KeyFamily.levels, random: &draw)
    var looks = random.stream("features")
    let features = KeyFeatures(of: keys, random: &looks)
    return PortfolioInstance(
      group: group, features: features.values, price: Double(features.cost),
      costs: CountedSort.allCases.map { algorithm in
        var copy = keys
        return Double(algorithm.sort(&copy))
      })
  }

  private static func formula(_ group: Int, random: Random) -> PortfolioInstance {
    var draw = random.stream("formula")
    let family = FormulaFamily.allCases[group / FormulaFamily.levels]
    let formula = family.formula(level: group % FormulaFamily.levels, random: &draw)
    let features = FormulaFeatures(of: formula)
    return PortfolioInstance(
      group: group, features: features.values, price: Double(features.cost),
      costs: FormulaSolver.allCases.map { solver in
        Double(solver.cost(of: formula, random: random.stream(solver.rawValue)))
      })
  }
}
