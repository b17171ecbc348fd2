import Compute
import Foundation
import Learning
import Methods

/// Learns a selector from instances that were measured.
struct SelectorTraining {
  let kind: SelectorKind
  let portfolio: Portfolio
  /// λ of the ridge regressions.
  let penalty: Double

  /// Learns from instances and the features that are shown of them, which controls have shuffled.
  ///
  /// Costs are learned as logarithms, so that small instances count as much as large ones.
  func learn(
    _ instances: [PortfolioInstance], _ features: [[Double]], random: Random
  ) throws(Failure) -> TrainedSelector {
    let outputs = instances.map { $0.costs.map { log2($0) } }
    let gate =
      kind.isGated
      ? try bestGate(instances, features, outputs, random: random.stream("gate")) : -.infinity
    return try selector(features, outputs, gate: gate, random: random)
  }

  private func selector(
    _ features: [[Double]], _ outputs: [[Double]], gate: Double, random: Random
  ) throws(Failure) -> TrainedSelector {
    let known = features.map { Array($0.prefix(portfolio.freeFeatures)) }
    let free: any Regressor =
      portfolio.freeFeatures == 0
      ? ConstantMean(outputs) : try QuadraticRidge(known, outputs, penalty: penalty)
    return TrainedSelector(
      free: free,
      full: kind == .freeOnly ? nil : try regressor(features, outputs, random: random),
      gate: gate, freeFeatures: portfolio.freeFeatures)
  }

  private func regressor(
    _ features: [[Double]], _ outputs: [[Double]], random: Random
  ) throws(Failure) -> any Regressor {
    switch kind {
    case .neighbours: return NearestMean(features, outputs, neighbours: 9)
    case .forest:
      return RegressionForest(
        features, outputs.map(Self.centred), trees: 15,
        terms: .init(depth: 9, leaf: 4, features: 3), random: random)
    case .tree:
      return RegressionTree(
        features, outputs.map(Self.centred), terms: .init(depth: 2), random: random)
    default: return try QuadraticRidge(features, outputs, penalty: penalty)
    }
  }

  /// Costs less their mean, for it is the differences that count.
  private static func centred(_ costs: [Double]) -> [Double] {
    let mean = costs.reduce(0, +) / Double(costs.count)
    return costs.map { $0 - mean }
  }

  /// The gate that was best in three folds within the training part.
  private func bestGate(
    _ instances: [PortfolioInstance], _ features: [[Double]], _ outputs: [[Double]], random: Random
  ) throws(Failure) -> Double {
    guard !portfolio.gates.isEmpty else { return -.infinity }
    var losses = portfolio.gates.map { _ in 0.0 }
    let folds = Self.folds(of: Set(instances.map(\.group)).sorted(), count: 3, random: random)
    for (number, fold) in folds.enumerated() {
      let isTest = instances.map { fold.contains($0.group) }
      let kept = instances.indices.filter { !isTest[$0] }
      guard !kept.isEmpty else { continue }
      let trained = try selector(
        kept.map { features[$0] }, kept.map { outputs[$0] }, gate: -.infinity,
        random: random.stream(number))
      for index in instances.indices where isTest[index] {
        let paid = trained.choice(for: features[index]).algorithm
        let free = TrainedSelector(
          free: trained.free, full: nil, gate: 0, freeFeatures: portfolio.freeFeatures
        ).choice(for: features[index]).algorithm
        for (place, gate) in portfolio.gates.enumerated() {
          let isPaid = features[index][0] >= gate
          let cost = instances[index].costs[isPaid ? paid : free]
          losses[place] += log2(cost + (isPaid ? instances[index].price : 0))
        }
      }
    }
    let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
    return portfolio.gates[best]
  }

  /// Whole groups, dealt out into folds at random.
  static func folds(of groups: [Int], count: Int, random: Random) -> [[Int]] {
    var random = random.stream("folds")
    var groups = groups
    random.shuffle(&groups)
    return (0..<count).map { fold in
      groups.indices.filter { $0 % count == fold }.map { groups[$0] }.sorted()
    }
  }
}
