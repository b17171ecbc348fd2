import Compute
public import Learning
import Methods

extension AlgorithmSelection {
  /// The system's own selector, trained on all instances: `features [N, features]` to the logarithms
  /// of what each algorithm is expected to cost, `costs [N, algorithms]`, by the features that are paid
  /// for or by the free ones alone, the `algorithm [N]` of the least cost, and whether features were
  /// worth paying for, `paid [N]`; `nil` before all instances are measured.
  public func model(in world: Portfolio) throws(ModelGraphError) -> ExportedModel? {
    guard instances.count == planned, !instances.isEmpty else { return nil }
    let training = SelectorTraining(
      kind: Self.main, portfolio: world, penalty: settings.penalty)
    let selector: TrainedSelector
    do {
      selector = try training.learn(
        instances, instances.map(\.features), random: random.stream("model"))
    } catch {
      throw .mismatch(node: "selector", error.message)
    }
    var builder = SelectorBuilder(world)
    let graph = try builder.graph(of: selector)
    return ExportedModel(
      graph, golden: golden(of: selector),
      facts: [
        "features": world.features.joined(separator: " "), "costs": "log2 of \(world.unit)",
        "algorithms": world.algorithms.joined(separator: " "),
      ])
  }

  private func golden(of selector: TrainedSelector) -> [NamedTensor] {
    let step = max(instances.count / ExportedModel.goldenRows, 1)
    let rows = stride(from: 0, to: instances.count, by: step).map { instances[$0].features }
    let shown = rows.prefix(ExportedModel.goldenRows).map { $0.map { Float($0) } }
    let costs = shown.map { row in selector.costs(of: row.map(Double.init)).map { Float($0) } }
    return [
      NamedTensor("features", shape: [shown.count, shown[0].count], values: shown.flatMap { $0 }),
      NamedTensor("costs", shape: [costs.count, costs[0].count], values: costs.flatMap { $0 }),
    ]
  }
}

/// Writes a gated selector of ridge regressions.
private struct SelectorBuilder {
  private var model: ModelGraph
  private let portfolio: Portfolio

  init(_ portfolio: Portfolio) {
    self.portfolio = portfolio
    model = ModelGraph(
      inputs: [.init("features", .init(.float, ["N", .size(portfolio.features.count)]))])
  }

  mutating func graph(of selector: TrainedSelector) throws(ModelGraphError) -> ModelGraph {
    guard let full = selector.full else {
      throw .mismatch(node: "selector", "it never pays for features")
    }
    let paidCosts = try costs(by: full, of: "features", "full")
    let (costs, isFree) = try gated(paidCosts, selector)
    let one = model.constant("one", [], [Float(1)])
    let free = model.add("free", .cast(to: .float), [isFree])
    model.add("paid", .sub, [one, free])
    model.add("costs", .identity, [costs])
    model.add("algorithm", .argMax(axis: -1), [model.add("gains", .neg, ["costs"])])
    model.outputs = [
      .init("algorithm", .init(.int64, ["N"])),
      .init("costs", .init(.float, ["N", .size(portfolio.algorithms.count)])),
      .init("paid", .init(.float, ["N", 1])),
    ]
    return model
  }

  /// Costs by the free features where the first of them is below the gate.
  private mutating func gated(
    _ paid: String, _ selector: TrainedSelector
  ) throws(ModelGraphError) -> (costs: String, isFree: String) {
    let first = model.add("first", .slice(axis: 1, start: 0, end: 1), ["features"])
    let hasGate = selector.freeFeatures > 0 && selector.gate > -.infinity
    let gate = model.constant(
      "gate", [], [hasGate ? Float(selector.gate) : -Float.greatestFiniteMagnitude])
    let isFree = model.add("below", .less, [first, gate])
    guard hasGate else { return (paid, isFree) }
    let known = model.add(
      "known", .slice(axis: 1, start: 0, end: selector.freeFeatures), ["features"])
    let free = try costs(by: selector.free, of: known, "free")
    return (model.add("chosen", .where, [isFree, free, paid]), isFree)
  }

  /// What a regression expects: of standardised features and their products in pairs.
  private mutating func costs(
    by regressor: any Regressor, of features: String, _ name: String
  ) throws(ModelGraphError) -> String {
    guard let ridge = regressor as? QuadraticRidge else {
      throw .mismatch(node: name, "it is no ridge regression")
    }
    let units = ridge.standardiser, count = units.means.count
    let means = model.constant("\(name).means", [count], units.means.map { Float($0) })
    let scales = model.constant(
      "\(name).deviations", [count], units.deviations.map { Float($0) })
    let centred = model.add("\(name).centred", .sub, [features, means])
    let rows = model.add("\(name).standardised", .div, [centred, scales])
    let pairs = (0..<count).flatMap { first in (first..<count).map { (first, $0) } }
    let factors = [pairs.map { Int64($0.0) }, pairs.map { Int64($0.1) }].enumerated().map {
      let columns = model.constant("\(name).columns\($0)", [pairs.count], $1)
      return model.add("\(name).factors\($0)", .gather(axis: 1), [rows, columns])
    }
    let products = model.add("\(name).products", .mul, factors)
    let terms = model.add("\(name).terms", .concat(axis: 1), [rows, products])
    let weights = model.constant(
      "\(name).weight", [ridge.weights.rows, ridge.weights.columns],
      ridge.weights.values.map { Float($0) })
    let base = model.constant("\(name).bias", [ridge.means.count], ridge.means.map { Float($0) })
    return model.add("\(name).costs", .gemm(transposesRight: false), [terms, weights, base])
  }
}
